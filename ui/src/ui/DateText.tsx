import { Plural, useLingui } from "@lingui/react/macro";
import { type DateStyle, formatDate, formatInstant, nightsBetween, type PlainDate } from "./dates";

interface DateTextProps {
  date: PlainDate | null | undefined;
  style?: DateStyle;
}

export function DateText({ date, style = "short" }: DateTextProps) {
  const { i18n } = useLingui();
  return date ? (
    <time dateTime={date} className="kz-num">
      {formatDate(date, i18n.locale, style)}
    </time>
  ) : (
    <span>—</span>
  );
}

interface StayTextProps {
  arrival: PlainDate;
  departure: PlainDate;
}

/** `11-22 → 11-25 · 3 晚` */
export function StayText({ arrival, departure }: StayTextProps) {
  const nights = nightsBetween(arrival, departure);
  return (
    <span className="kz-num">
      {arrival.slice(5)} → {departure.slice(5)} · <Plural value={nights} other="# 晚" />
    </span>
  );
}

interface InstantTextProps {
  /** Epoch milliseconds. */
  at: number | null | undefined;
  /** `recent` tells the date of what was not today. */
  style?: "time" | "date_time" | "full" | "recent";
}

function recentStyle(at: number): "time" | "date_time" {
  return new Date(at).toDateString() === new Date().toDateString() ? "time" : "date_time";
}

export function InstantText({ at, style }: InstantTextProps) {
  return at == null ? (
    <span>—</span>
  ) : (
    <time dateTime={new Date(at).toISOString()} className="kz-num" title={formatInstant(at, "full")}>
      {formatInstant(at, style === "recent" ? recentStyle(at) : style)}
    </time>
  );
}
