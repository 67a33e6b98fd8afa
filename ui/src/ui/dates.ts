import { halfWidth } from "./text";

/** A business or stay date, `YYYY-MM-DD`; never a moment, never moved by a time zone. */
export type PlainDate = string;

const DAY_MS = 86_400_000;

export function addDays(date: PlainDate, days: number): PlainDate {
  return fromUtc(toUtc(date) + days * DAY_MS);
}

/** Nights between an arrival and a departure. */
export function nightsBetween(arrival: PlainDate, departure: PlainDate): number {
  return Math.round((toUtc(departure) - toUtc(arrival)) / DAY_MS);
}

/** 1 = Monday … 7 = Sunday. */
export function weekday(date: PlainDate): number {
  return new Date(toUtc(date)).getUTCDay() || 7;
}

/** The date, or null when the calendar has no such day. */
export function plainDate(year: number, month: number, day: number): PlainDate | null {
  const made = new Date(Date.UTC(year, month - 1, day));
  const real = made.getUTCMonth() === month - 1 && made.getUTCDate() === day && year > 1900 && year < 2200;
  return real ? fromUtc(made.getTime()) : null;
}

const RELATIVE: Record<string, number> = {
  今天: 0,
  今日: 0,
  今: 0,
  today: 0,
  明天: 1,
  明日: 1,
  明: 1,
  tomorrow: 1,
  后天: 2,
  大后天: 3,
  昨天: -1,
  yesterday: -1,
};

const WEEKDAYS: Record<string, number> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 日: 7, 天: 7 };
const ENGLISH = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/**
 * Reads a typed date, always the next one on or after `base`: `25` (a day), `1125` or `11-25` or `11月25日`,
 * `2026-11-25`, `明天`, `+3` (days after `base`), `周五`, `下周五`, `fri`. Null when it cannot be one.
 */
export function parseDate(text: string, base: PlainDate): PlainDate | null {
  const plain = halfWidth(text).trim().toLowerCase().replace(/\s+/g, "");
  const relative = RELATIVE[plain];
  if (relative !== undefined) {
    return addDays(base, relative);
  }
  const offset = /^([+-]\d{1,3})天?$/.exec(plain);
  if (offset) {
    return addDays(base, Number(offset[1]));
  }
  return parseWeekday(plain, base) ?? parseCalendar(plain, base);
}

function parseWeekday(plain: string, base: PlainDate): PlainDate | null {
  const chinese = /^(下)?(?:周|星期|礼拜)([一二三四五六日天])$/.exec(plain);
  const wanted = chinese
    ? (WEEKDAYS[chinese[2] ?? ""] ?? 0)
    : ENGLISH.findIndex(
        (name) => plain.startsWith(name) && `${name}day tuesday wednesday thursday saturday`.includes(plain),
      ) + 1;
  if (wanted === 0) {
    return null;
  }
  const today = weekday(base);
  if (chinese?.[1]) {
    return addDays(base, 7 - today + wanted);
  }
  return addDays(base, (wanted - today + 7) % 7);
}

function parseCalendar(plain: string, base: PlainDate): PlainDate | null {
  const [year = 0, month = 0, day = 0] = base.split("-").map(Number);
  const full = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?$/.exec(plain);
  if (full && plain.length >= 8) {
    return plainDate(Number(full[1]), Number(full[2]), Number(full[3]));
  }
  const short = /^(\d{1,2})[-/.月](\d{1,2})[日号]?$/.exec(plain) ?? /^(\d{1,2})(\d{2})$/.exec(plain);
  if (short) {
    const [m, d] = [Number(short[1]), Number(short[2])];
    return onOrAfter(base, [plainDate(year, m, d), plainDate(year + 1, m, d)]);
  }
  const only = /^(\d{1,2})[日号]?$/.exec(plain);
  if (only) {
    const d = Number(only[1]);
    const next = month === 12 ? plainDate(year + 1, 1, d) : plainDate(year, month + 1, d);
    return d < day ? next : (plainDate(year, month, d) ?? next);
  }
  return null;
}

function onOrAfter(base: PlainDate, candidates: (PlainDate | null)[]): PlainDate | null {
  return candidates.find((date) => date !== null && date >= base) ?? null;
}

function toUtc(date: PlainDate): number {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  return Date.UTC(year, month - 1, day);
}

function fromUtc(ms: number): PlainDate {
  return new Date(ms).toISOString().slice(0, 10);
}

export type DateStyle = "short" | "full" | "compact" | "day";

const STYLES: Record<Exclude<DateStyle, "full" | "compact">, Intl.DateTimeFormatOptions> = {
  short: { month: "short", day: "numeric", weekday: "short" },
  day: { day: "numeric" },
};

/** zh `11月22日 周日`, en `Sun 22 Nov`; `full` is `2026-11-22` and `compact` is `11-22` everywhere. */
export function formatDate(date: PlainDate, locale: string, style: DateStyle = "short"): string {
  if (style === "full") {
    return date;
  }
  if (style === "compact") {
    return date.slice(5);
  }
  const parts = new Intl.DateTimeFormat(locale, { ...STYLES[style], timeZone: "UTC" }).formatToParts(
    toUtc(date),
  );
  const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? "";
  if (style === "day") {
    return parts.map(({ value }) => value).join("");
  }
  if (locale.startsWith("zh")) {
    return `${part("month")}${/月$/.test(part("month")) ? "" : "月"}${part("day")}日 ${part("weekday")}`;
  }
  return `${part("weekday")} ${part("day")} ${part("month")}`;
}

/** A moment on the 24-hour clock of this machine: `11-22 14:05`, or `14:05` alone. */
export function formatInstant(ms: number, style: "time" | "date_time" | "full" = "date_time"): string {
  const at = new Date(ms);
  const two = (value: number) => String(value).padStart(2, "0");
  const time = `${two(at.getHours())}:${two(at.getMinutes())}`;
  const date = `${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  if (style === "time") {
    return time;
  }
  return style === "date_time"
    ? `${date} ${time}`
    : `${at.getFullYear()}-${date} ${time}:${two(at.getSeconds())}`;
}
