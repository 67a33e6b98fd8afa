import type { I18n } from "@lingui/core";

/** Things of the house carry a Chinese and an English name; the reader's language picks one. */
export function nameOf(i18n: I18n, thing: { name: string; nameEn: string }): string {
  return i18n.locale.startsWith("zh") ? thing.name : thing.nameEn || thing.name;
}
