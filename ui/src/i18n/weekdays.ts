import type { I18n } from "@lingui/core";

/** The name of a day of the week, 0 is Monday. */
export function weekdayName(i18n: I18n, day: number): string {
  // 1 January 2024 was a Monday.
  const date = new Date(Date.UTC(2024, 0, 1 + day));
  return new Intl.DateTimeFormat(i18n.locale, { weekday: "short", timeZone: "UTC" }).format(date);
}
