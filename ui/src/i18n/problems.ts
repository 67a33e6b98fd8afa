import type { I18n, MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Problem } from "../api/problem";
import { formatMoney } from "../ui/money";
import { fieldName, limitText, ruleText, thingName } from "./fields";
import { rightName } from "./rights";

type Data = Record<string, unknown>;
type Sentence = (i18n: I18n, data: Data) => string;

const plain =
  (message: MessageDescriptor): Sentence =>
  (i18n) =>
    i18n._(message);

/**
 * One sentence per code of the house: what happened and what to do next. A test keeps this table and the
 * codes that the house declares the same.
 */
export const PROBLEMS: Record<string, Sentence> = {
  unknown_operation: plain(msg`主机不认识这一步。请把这台机器和主机的程序更新到同一版本。`),
  bad_request: badRequest,
  session_expired: plain(msg`登录已过期。请重新登录，屏幕上的内容不会丢。`),
  wrong_credentials: plain(msg`用户名、密码或 PIN 不对。请检查大小写和输入法后再试一次。`),
  locked_out: (i18n, data) =>
    i18n._(msg`错误次数过多，暂时锁定。请在 ${clock(data.until)} 之后再试，或请管理员重设密码。`),
  forbidden: (i18n, data) =>
    i18n._(
      msg`您的角色没有“${rightName(i18n, data.permission)}”权限。请找有权限的同事，或请管理员调整角色。`,
    ),
  approval_required: (i18n, data) =>
    i18n._(msg`这一步需要另一位有“${rightName(i18n, data.permission)}”权限的同事确认。`),
  not_set_up: plain(msg`酒店还没有建好。请先完成首次设置。`),
  already_set_up: plain(msg`酒店已经建好，不能再次初始化。请直接登录。`),
  not_found: (i18n, data) =>
    i18n._(msg`找不到这个${thingName(i18n, data.kind)}，可能已被别人删除或合并。请刷新后再选一次。`),
  stale: (i18n, data) =>
    i18n._(msg`别人刚改过这个${thingName(i18n, data.kind)}。请核对最新内容后再保存；您填的内容还在。`),
  taken: (i18n, data) =>
    i18n._(msg`“${fieldName(i18n, data.field)}” ${String(data.value ?? "")} 已经有人用了，请换一个。`),
  paper_of_other: (i18n, data) =>
    i18n._(
      msg`这个证件号登记在“${String(data.name ?? "")}”名下。请核对号码；确是同一位客人时，请先查找并选中这位客人。`,
    ),
  key_reused: plain(msg`这次提交和上一次内容不同。请核对后再按一次。`),
  room_taken: (i18n, data) =>
    i18n._(msg`${String(data.room ?? "")} 房在 ${night(data.night)} 已被占用。请换一间房或改日期。`),
  sold_out: (i18n, data) =>
    i18n._(msg`${String(data.roomType ?? "")} 在 ${night(data.night)} 已售完。请换房型或改日期。`),
  room_not_ready: roomNotReady,
  night_in_past: (i18n, data) =>
    i18n._(msg`日期早于营业日 ${night(data.businessDate)}。请选营业日或以后的日期。`),
  wrong_state: (i18n, data) =>
    i18n._(msg`这个${thingName(i18n, data.kind)}现在的状态不允许这一步，可能别人刚处理过。请刷新后再看。`),
  folio_closed: (i18n, data) =>
    i18n._(msg`账夹 ${String(data.folio ?? "")} 已结清，不能再入账。请换一个账夹，或先恢复它。`),
  balance_due: (i18n, data) =>
    i18n._(
      msg`账夹 ${String(data.folio ?? "")} 余额 ${money(i18n, data.amount)} 未平。请先收款、退款或转账。`,
    ),
  room_not_charged: (i18n, data) =>
    i18n._(
      msg`客人今天入住，房费还没有收（一晚 ${money(i18n, data.night)}）。请先加收全日或半日房费，或写明不收的原因。`,
    ),
  overpayment: (i18n, data) =>
    i18n._(
      msg`余额只有 ${money(i18n, data.balance)}，多收了 ${money(i18n, data.excess)}。请改小金额，或转为预存。`,
    ),
  credit_limit: (i18n, data) =>
    i18n._(
      msg`${String(data.company ?? "")} 的挂账额度是 ${money(i18n, data.limit)}，本次会到 ${money(i18n, data.wouldOwe)}。请先收一部分，或换一种付款方式。`,
    ),
  already_offset: plain(msg`这笔账已经冲过、转过或拆过，不能再动一次。请在新产生的账目上操作。`),
  undo_blocked: plain(msg`后面还有依赖它的操作，不能直接撤销。请先撤销后面的那一步。`),
  day_closed: (i18n, data) =>
    i18n._(
      msg`${night(data.date)} 已经夜审关账，不能再撤销。请在营业日 ${night(data.businessDate)} 做冲账或调整。`,
    ),
  day_not_begun: (i18n, data) =>
    i18n._(
      msg`营业日 ${night(data.businessDate)} 还没有开始，现在是 ${night(data.localDate)}。请到那一天再夜审；如果主机的时钟不对，请先校准。`,
    ),
  wrong_key: plain(
    msg`本酒店的证件号码和电话是用另一把密钥加密的，这一步没有执行。请让这台主机使用原来的密钥文件 house.key，再重新打开程序。`,
  ),
  nothing_to_undo: plain(msg`这一步已经撤销过，或不能撤销。账目没有改动。`),
  audit_blocked: plain(msg`夜审还有未处理的事项，没有关账。请按清单逐条处理后再试。`),
  books_broken: plain(msg`账目核对不平，夜审没有关账。请把清单里点名的记录交给管理员核查。`),
  print_failed: (i18n, data) =>
    i18n._(msg`没有打印成功：${String(data.detail ?? "")}。任务还在队列里，处理好打印机后可以重试。`),
  busy: plain(msg`主机正忙，这一步还没有执行。请稍候再按一次，不会重复入账。`),
  disk_full: plain(msg`主机的磁盘满了，这一步没有执行。请清出空间后再按一次。`),
  unavailable: plain(msg`连不上主机。您填的内容还在，连上后再按一次即可，不会重复入账。`),
  internal: (i18n, data) =>
    i18n._(msg`程序出了意外，这一步没有执行。请把事件号 ${String(data.incident ?? "—")} 告诉管理员。`),
};

/** The sentence for a refusal; a code this program does not know yet still says something true. */
export function problemText(i18n: I18n, problem: Problem): string {
  const sentence = PROBLEMS[problem.code];
  return sentence
    ? sentence(i18n, problem.data)
    : i18n._(msg`这一步没有完成，数据没有改动（${problem.code}）。请联系管理员。`);
}

function badRequest(i18n: I18n, data: Data): string {
  const field = fieldName(i18n, data.field);
  const rule = ruleText(i18n, data.rule, limitText(i18n, data.field, data.limit));
  return i18n._(msg`“${field}”填得不对：${rule}`);
}

const NOT_READY: Record<string, MessageDescriptor> = {
  occupied: msg`还有客人在住。请换一间房，或先办离店。`,
  dirty: msg`还没有打扫好。请换一间净房，或请客房清扫后置净。`,
  out_of_order: msg`正在维修。请换一间房，或先解除维修。`,
  out_of_service: msg`暂停使用。请换一间房，或先恢复使用。`,
};

function roomNotReady(i18n: I18n, data: Data): string {
  const why = NOT_READY[String(data.reason)];
  return i18n._(msg`${String(data.room ?? "")} 房${why ? i18n._(why) : "—"}`);
}

function night(date: unknown): string {
  return typeof date === "string" ? date.slice(5) : "—";
}

function money(i18n: I18n, minor: unknown): string {
  return typeof minor === "number" ? formatMoney(minor, i18n.locale) : "—";
}

function clock(ms: unknown): string {
  return typeof ms === "number" ? new Date(ms).toTimeString().slice(0, 5) : "—";
}
