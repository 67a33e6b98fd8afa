import type { I18n, MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { formatMoney } from "../ui/money";

/** What the house may tell of an effect; each kind of effect tells some of it. */
const UNTOLD = {
  amount: "0",
  block: "",
  description: "",
  descriptionEn: "",
  folio: "",
  from: "",
  parts: "",
  payee: "",
  room: "",
  rules: "",
  stay: "",
  to: "",
  until: "",
};

type Values = typeof UNTOLD;
type Sentence = (i18n: I18n, values: Values) => MessageDescriptor;

/** What taking a step back will do, one sentence for each thing that the house says it would do. */
export const EFFECTS: Record<string, Sentence> = {
  room_status: (i18n, { room, from, to }) =>
    from === to
      ? msg`${room} 房的房态不变（${roomWord(i18n, to)}）`
      : msg`${room} 房从${roomWord(i18n, from)}改回${roomWord(i18n, to)}`,
  block_ended: (i18n, { room, block, until }) =>
    msg`${room} 房的${blockWord(i18n, block)}（到 ${night(until)}）取消`,
  block_restored: (i18n, { room, block, until }) =>
    msg`${room} 房重新${blockWord(i18n, block)}，到 ${night(until)}`,
  stay_state: (i18n, { stay, from, to }) =>
    msg`住单 ${stay} 从“${stateWord(i18n, from)}”改回“${stateWord(i18n, to)}”`,
  room: (i18n, { stay, from, to }) => msg`住单 ${stay} 从${placeWord(i18n, from)}换回${placeWord(i18n, to)}`,
  departure: (_, { stay, from, to }) => msg`住单 ${stay} 的离店日从 ${night(from)} 改回 ${night(to)}`,
  folio_reopened: (_, { folio, payee }) => msg`账夹 ${folio}（${payee}）重新打开`,
  window_closed: (_, { folio }) => msg`账夹 ${folio} 撤掉`,
  routing_restored: (_, { rules }) =>
    rules === "0" ? msg`自动转账规则改回没有规则` : msg`自动转账规则改回原来的 ${rules} 条`,
  posting_reversed: (i18n, values) => msg`${what(i18n, values)} ${money(i18n, values)} 冲回`,
  posting_restored: (i18n, values) => msg`${what(i18n, values)} ${money(i18n, values)} 重新记上`,
  charge_moved_back: (i18n, values) =>
    msg`${what(i18n, values)} ${money(i18n, values)} 移回账夹 ${values.folio}`,
  parts_joined: (i18n, values) =>
    msg`拆开的 ${values.parts} 份合回一笔：${what(i18n, values)} ${money(i18n, values)}`,
  payment_reversed: (i18n, values) => msg`收款 ${what(i18n, values)} ${money(i18n, values)} 冲回`,
  deposit_refunded: (i18n, values) => msg`押金 ${what(i18n, values)} ${money(i18n, values)} 退回`,
};

/** One effect as a sentence; a code that this program does not know yet is shown as it is. */
export function effectSentence(i18n: I18n, effect: { kind: string; values: Record<string, string> }): string {
  const known = EFFECTS[effect.kind];
  return known ? i18n._(known(i18n, { ...UNTOLD, ...effect.values })) : effect.kind;
}

const ROOM_WORDS: Record<string, MessageDescriptor> = {
  VD: msg({ context: "room status", message: "空脏" }),
  VC: msg({ context: "room status", message: "空净" }),
  VP: msg({ context: "room status", message: "空房待小整" }),
  VI: msg({ context: "room status", message: "空房已查" }),
  OD: msg({ context: "room status", message: "住脏" }),
  OC: msg({ context: "room status", message: "住净" }),
  OP: msg({ context: "room status", message: "住房待小整" }),
  OI: msg({ context: "room status", message: "住房已查" }),
};

const STATE_WORDS: Record<string, MessageDescriptor> = {
  reserved: msg`预订`,
  in_house: msg`在住`,
  checked_out: msg`已离店`,
  cancelled: msg`已取消`,
  no_show: msg`未到`,
};

function word(i18n: I18n, table: Record<string, MessageDescriptor>, code: string): string {
  const known = table[code];
  return known ? i18n._(known) : code;
}

export const roomWord = (i18n: I18n, code: string) => word(i18n, ROOM_WORDS, code);
const stateWord = (i18n: I18n, code: string) => word(i18n, STATE_WORDS, code);

function blockWord(i18n: I18n, code: string): string {
  const outOfOrder = /^(ooo|out_of_order)$/i.test(code);
  return i18n._(
    outOfOrder
      ? msg({ context: "room block", message: "维修停用" })
      : msg({ context: "room block", message: "暂停使用" }),
  );
}

function placeWord(i18n: I18n, room: string): string {
  return room ? i18n._(msg`${room} 房`) : i18n._(msg`未排房`);
}

function what(i18n: I18n, { description, descriptionEn }: Values): string {
  return i18n.locale.startsWith("zh") ? description : descriptionEn || description;
}

function money(i18n: I18n, { amount }: Values): string {
  return formatMoney(Number(amount), i18n.locale);
}

function night(date: string): string {
  return date.slice(5);
}
