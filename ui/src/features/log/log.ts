import type { I18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Args, OperationName, Output } from "../../api";
import { OPERATIONS } from "../../api/tags";
import { actionName } from "../../i18n/actions";
import { roomWord } from "../../i18n/effects";
import { problemText } from "../../i18n/problems";
import { rightName } from "../../i18n/rights";
import { featureName } from "../../i18n/room-features";
import { weekdayName } from "../../i18n/weekdays";
import { addDays, formatMoney, type PlainDate } from "../../ui";

export type LogRow = Output<"log.list">["rows"][number];
export type LogFilter = Omit<Args<"log.list">, "before" | "limit">;

/**
 * What is known of the log after a page came in. Rows never change and are only added, so pages are joined by
 * number; a first page that touches nothing known starts anew, since rows between would be missing.
 */
export function joinRows(
  known: readonly LogRow[],
  page: readonly LogRow[],
  older: boolean,
): readonly LogRow[] {
  const numbers = new Set(known.map(({ seq }) => seq));
  const fresh = page.filter(({ seq }) => !numbers.has(seq));
  if (fresh.length === 0) {
    return known;
  }
  if (!older && known.length > 0 && fresh.length === page.length) {
    return page;
  }
  return [...known, ...fresh].sort((a, b) => b.seq - a.seq);
}

export type Period = "all" | "today" | "yesterday" | "week" | "days";

/** From the first to the last moment of a period, by the clock of this machine. */
export function periodOf(
  period: Period,
  today: PlainDate,
  days: { first: PlainDate; last: PlainDate },
): { from?: number; to?: number } {
  const span = (first: PlainDate, last: PlainDate) => ({
    from: midnight(first),
    to: midnight(addDays(last, 1)) - 1,
  });
  switch (period) {
    case "all":
      return {};
    case "today":
      return span(today, today);
    case "yesterday":
      return span(addDays(today, -1), addDays(today, -1));
    case "week":
      return span(addDays(today, -6), today);
    case "days":
      return days.first <= days.last ? span(days.first, days.last) : span(days.last, days.first);
  }
}

/** The calendar date of a moment on this machine. */
export function dateOf(ms: number): PlainDate {
  const at = new Date(ms);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

function midnight(date: PlainDate): number {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  return new Date(year, month - 1, day).getTime();
}

const ULID = /^[0-9A-HJKMNP-TV-Z]{26}$/;
const AMOUNT = /(amount|price|limit|balance|gross|received)$/i;

const STATES: Record<string, ReturnType<typeof msg>> = {
  reserved: msg`预订`,
  in_house: msg`在住`,
  checked_out: msg`已离店`,
  cancelled: msg`已取消`,
  no_show: msg`未到`,
  queued: msg`排队中`,
};

/** A value of the log in words: amounts as money, long ids left out of sentences. */
export function valueText(i18n: I18n, field: string, value: unknown): string {
  if (value === null || value === undefined || value === "") {
    return "—";
  }
  if (typeof value === "boolean") {
    return value ? i18n._(msg`是`) : i18n._(msg`否`);
  }
  if (typeof value === "number" && AMOUNT.test(field)) {
    return formatMoney(value, i18n.locale);
  }
  if (typeof value === "string" && AMOUNT.test(field) && /^-?\d+$/.test(value)) {
    return formatMoney(Number(value), i18n.locale);
  }
  if (value === "true" || value === "false") {
    return valueText(i18n, field, value === "true");
  }
  if (typeof value === "string" && field.startsWith("room ")) {
    return roomWord(i18n, value);
  }
  if (field === "weekendDays" && typeof value === "number") {
    const days = [0, 1, 2, 3, 4, 5, 6].filter((day) => (value >> day) & 1);
    return days.map((day) => weekdayName(i18n, day)).join(" ") || "—";
  }
  if (field === "features" && typeof value === "string") {
    return value
      .split(",")
      .map((feature) => featureName(i18n, feature))
      .join(" ");
  }
  const state = field === "state" ? STATES[String(value)] : undefined;
  if (state) {
    return i18n._(state);
  }
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** Why a row was refused, as far as the log keeps it. */
export function refusalText(i18n: I18n, { code, operation, args }: LogRow): string {
  if (code !== "forbidden") {
    return problemText(i18n, { code, message: "", data: {} });
  }
  // A consent is refused for the right that it was asked for, everything else for the right of the operation.
  const asked = (args as { permission?: unknown } | null)?.permission;
  const needs = OPERATIONS[operation as OperationName]?.needs;
  const right = rightName(i18n, operation === "approval.grant" ? asked : needs);
  return i18n._(msg`缺少“${right}”权限，这一步没有执行。`);
}

function isPlain(value: unknown): boolean {
  return (typeof value !== "object" || value === null) && !(typeof value === "string" && ULID.test(value));
}

/** What a row did: the verb, whom or what it was about, and at most two changes with old and new. */
export function sentenceOf(i18n: I18n, row: LogRow): { verb: string; about: string; changes: string } {
  const told = row.changes.filter(
    ({ field, before, after }) =>
      isPlain(before) && isPlain(after) && !/^guest\./.test(field) && fieldWord(i18n, field) !== null,
  );
  const changes = told
    .slice(0, 2)
    .map(({ field, before, after }) => changeText(i18n, field, before, after, row.room))
    .join(i18n._(msg`，`));
  return { verb: actionName(i18n, row.operation), about: aboutOf(row), changes };
}

/** A room that the sentence is about is not named again. */
function changeText(i18n: I18n, field: string, before: unknown, after: unknown, room: string | null): string {
  const word = field === `room ${room}` ? "" : (fieldWord(i18n, field) ?? field);
  const now = valueText(i18n, field, after);
  const text = before === "" || before === null ? now : `${valueText(i18n, field, before)} → ${now}`;
  return [word, text].filter(Boolean).join(" ");
}

const FIELDS: Record<string, ReturnType<typeof msg>> = {
  state: msg`状态`,
  businessDate: msg`营业日`,
  unposted: msg`待过房费`,
  roomsSoiled: msg`转脏房间`,
  arrival: msg`入住日期`,
  departure: msg`离店日期`,
  language: msg`语言`,
  name: msg`名称`,
  nameEn: msg`英文名`,
  login: msg`用户名`,
  active: msg`可登录`,
  creditLimit: msg`挂账额度`,
  amount: msg`金额`,
  balance: msg`余额`,
  unitPrice: msg`单价`,
  price: msg({ context: "log", message: "平日价" }),
  weekendPrice: msg({ context: "log", message: "周末价" }),
  weekendDays: msg`周末`,
  priceMode: msg`价格含税方式`,
  servicePercent: msg`服务费 %`,
  percent: msg`税率 %`,
  validFrom: msg`起始日期`,
  firstNight: msg`首晚`,
  lastNight: msg`末晚`,
  number: msg`房号`,
  floor: msg`楼层`,
  typeCode: msg`房型`,
  features: msg`特点`,
  maxGuests: msg`最多住几人`,
  sellLimit: msg`可超卖数`,
  address: msg`地址`,
  phone: msg`电话`,
  taxNumber: msg`纳税人识别号`,
  code: msg`代码`,
  folio: msg`账夹`,
  posting: msg`账目`,
  roles: msg`角色`,
  grants: msg`权限`,
  roomId: msg`房间`,
  routing: msg`转账规则`,
  phoneMasked: msg`电话`,
  idType: msg`证件类型`,
  idMasked: msg`证件号码`,
};

/** The name of a changed field, or null for one that only the details show. */
export function fieldWord(i18n: I18n, field: string): string | null {
  const room = /^room (.+)$/.exec(field)?.[1];
  if (room) {
    return room;
  }
  const path = field.split(".");
  const known = FIELDS[path.pop() ?? field];
  return known ? [...path, i18n._(known)].join(" ") : null;
}

/** Room and name of what it was about, or what the arguments name, without secrets and ids; then the reason. */
function aboutOf({ args, room, name }: LogRow): string {
  const given = (typeof args === "object" && args !== null ? args : {}) as Record<string, unknown>;
  const guest = given.guest as { name?: unknown } | undefined;
  const isText = (part: unknown): part is string => typeof part === "string" && part !== "";
  const named = [guest?.name, given.login, given.name, given.payee].find(isText);
  return [room, name ?? named, given.reason, given.forgoRoom].filter(isText).join(" ");
}
