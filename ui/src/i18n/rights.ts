import type { I18n, MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

/** Every right as roles, approvals and refusals name it, in the order that screens show them. */
export const RIGHTS: Record<string, MessageDescriptor> = {
  room_view: msg({ context: "right", message: "查看房态" }),
  room_status: msg({ context: "right", message: "置净置脏" }),
  room_block: msg({ context: "right", message: "停用房间" }),
  stay_view: msg({ context: "right", message: "查看住客" }),
  stay_book: msg({ context: "right", message: "预订" }),
  stay_check_in: msg({ context: "right", message: "办理入住" }),
  stay_check_out: msg({ context: "right", message: "办理离店" }),
  rate_override: msg({ context: "right", message: "改价" }),
  guest_view: msg({ context: "right", message: "查看客人资料" }),
  guest_edit: msg({ context: "right", message: "修改客人资料" }),
  guest_reveal: msg({ context: "right", message: "查看完整证件号" }),
  folio_view: msg({ context: "right", message: "查看账夹" }),
  folio_post: msg({ context: "right", message: "入账" }),
  folio_arrange: msg({ context: "right", message: "转账与拆分" }),
  folio_reverse: msg({ context: "right", message: "冲账" }),
  folio_settle: msg({ context: "right", message: "收款" }),
  folio_refund: msg({ context: "right", message: "退款" }),
  city_ledger: msg({ context: "right", message: "挂账" }),
  undo_own: msg({ context: "right", message: "撤销自己的操作" }),
  undo_any: msg({ context: "right", message: "撤销别人的操作" }),
  night_audit: msg({ context: "right", message: "夜审" }),
  ledger_verify: msg({ context: "right", message: "核对账目" }),
  log_view: msg({ context: "right", message: "查看操作日志" }),
  paper_print: msg({ context: "right", message: "打印单据" }),
  print_manage: msg({ context: "right", message: "管理打印任务" }),
  catalogue_edit: msg({ context: "right", message: "修改价目" }),
  user_manage: msg({ context: "right", message: "管理用户和角色" }),
  house_manage: msg({ context: "right", message: "管理酒店设置" }),
};

export function rightName(i18n: I18n, right: unknown): string {
  const known = RIGHTS[String(right ?? "")];
  return known ? i18n._(known) : String(right ?? "—");
}
