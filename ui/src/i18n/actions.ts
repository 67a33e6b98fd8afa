import type { I18n, MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

/** What every command is called in the operation log, in undo and beside approvals. */
export const ACTIONS: Record<string, MessageDescriptor> = {
  "setup.create": msg({ context: "action", message: "建立酒店" }),
  "setup.create_sample": msg({ context: "action", message: "装入样例酒店" }),
  "setup.clear_sample": msg({ context: "action", message: "清空样例酒店" }),
  "session.sign_in": msg({ context: "action", message: "登录" }),
  "session.switch_user": msg({ context: "action", message: "换人" }),
  "session.sign_out": msg({ context: "action", message: "退出登录" }),
  "approval.grant": msg({ context: "action", message: "授权确认" }),
  "room.set_housekeeping": msg({ context: "action", message: "改房间清洁状态" }),
  "room.block": msg({ context: "action", message: "停用房间" }),
  "room.release": msg({ context: "action", message: "恢复房间" }),
  "property.save": msg({ context: "action", message: "修改酒店资料" }),
  "room.save": msg({ context: "action", message: "修改客房" }),
  "room_type.save": msg({ context: "action", message: "修改房型" }),
  "rate.save": msg({ context: "action", message: "修改房价" }),
  "tax.save": msg({ context: "action", message: "修改税率" }),
  "item.save": msg({ context: "action", message: "修改消费项目" }),
  "guest.save": msg({ context: "action", message: "修改客人资料" }),
  "guest.reveal": msg({ context: "action", message: "查看完整证件" }),
  "company.save": msg({ context: "action", message: "修改协议单位" }),
  "stay.walk_in": msg({ context: "action", message: "快速开房" }),
  "stay.book": msg({ context: "action", message: "预订" }),
  "stay.check_in": msg({ context: "action", message: "办理入住" }),
  "stay.extend": msg({ context: "action", message: "改离店日" }),
  "stay.move": msg({ context: "action", message: "换房" }),
  "stay.cancel": msg({ context: "action", message: "取消预订" }),
  "stay.no_show": msg({ context: "action", message: "转为未到" }),
  "stay.check_out": msg({ context: "action", message: "办理离店" }),
  "folio.open_window": msg({ context: "action", message: "开账夹" }),
  "folio.set_routing": msg({ context: "action", message: "改自动转账规则" }),
  "folio.post_charge": msg({ context: "action", message: "入账" }),
  "folio.charge_room": msg({ context: "action", message: "加收房费" }),
  "folio.reverse": msg({ context: "action", message: "冲账" }),
  "folio.split": msg({ context: "action", message: "拆分账目" }),
  "folio.transfer": msg({ context: "action", message: "转账" }),
  "folio.settle": msg({ context: "action", message: "结账收款" }),
  "deposit.take": msg({ context: "action", message: "收押金" }),
  "undo.run": msg({ context: "action", message: "撤销" }),
  "night_audit.post": msg({ context: "action", message: "过房费" }),
  "night_audit.close": msg({ context: "action", message: "夜审关账" }),
  "user.save": msg({ context: "action", message: "修改用户" }),
  "user.change_password": msg({ context: "action", message: "改密码" }),
  "user.set_language": msg({ context: "action", message: "改语言" }),
  "role.save": msg({ context: "action", message: "修改角色" }),
  "paper.print": msg({ context: "action", message: "打印" }),
  "paper.retry": msg({ context: "action", message: "重试打印" }),
  "paper.cancel": msg({ context: "action", message: "取消打印" }),
};

/** What the person still has to do by hand after an undo. */
export const STEPS: Record<string, MessageDescriptor> = {
  return_cash: msg`请把现金退还客人。`,
  collect_cash: msg`请向客人收回现金。`,
  return_payment: msg`请按原付款方式把款项退还客人。`,
  collect_payment: msg`请按原付款方式向客人重新收款。`,
  hand_out_key: msg`请把房卡交还客人。`,
  exchange_key: msg`请给客人换房卡。`,
  collect_key: msg`请收回房卡。`,
};

export function actionName(i18n: I18n, operation: string): string {
  const known = ACTIONS[operation];
  return known ? i18n._(known) : operation;
}

/** `办理离店 1203`, `入账 衬衫`: the verb and what it was about, where the house says so. */
export function actionSentence(
  i18n: I18n,
  action: { operation: string; summary: Record<string, unknown> },
): string {
  const { summary } = action;
  const chinese = i18n.locale.startsWith("zh");
  const what = (chinese ? undefined : summary.descriptionEn) || summary.description;
  const room = summary.room ?? summary.rooms;
  const window = typeof summary.payee === "string" ? summary.folio : undefined;
  const about = [room, summary.guest, what, window, summary.payee].filter(
    (part) => typeof part === "string" && part !== "",
  );
  return [actionName(i18n, action.operation), ...about].join(" ");
}

export function stepSentence(i18n: I18n, step: string): string {
  const known = STEPS[step];
  return known ? i18n._(known) : step;
}
