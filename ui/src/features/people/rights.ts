import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Output } from "../../api";

export type Role = Output<"role.list">["roles"][number];
export type Grants = Role["grants"];
export type Right = Grants[number]["permission"];

/** Rights by the job that they belong to, each as what its holder may do. */
export const JOBS: readonly {
  title: MessageDescriptor;
  rights: Partial<Record<Right, MessageDescriptor>>;
}[] = [
  {
    title: msg`房态`,
    rights: {
      room_view: msg`看房态墙和可订房`,
      room_status: msg`把房间置净、置脏、查房`,
      room_block: msg`停用和恢复房间`,
    },
  },
  {
    title: msg`接待`,
    rights: {
      stay_view: msg`看预订和在住`,
      stay_book: msg`预订、续住、取消`,
      stay_check_in: msg`开房、办入住、换房`,
      stay_check_out: msg`办离店`,
      rate_override: msg`改房价`,
    },
  },
  {
    title: msg`客人资料`,
    rights: {
      guest_view: msg`看客人资料，证件号打码`,
      guest_edit: msg`改客人和协议单位资料`,
      guest_reveal: msg`看完整证件号和电话，每次记入日志`,
    },
  },
  {
    title: msg`收银`,
    rights: {
      folio_view: msg`看账夹`,
      folio_post: msg`入消费账`,
      folio_arrange: msg`开账夹、转账、拆分`,
      folio_reverse: msg`冲账`,
      folio_settle: msg`收款、收押金`,
      folio_refund: msg`退款`,
      city_ledger: msg`挂账到协议单位`,
    },
  },
  {
    title: msg`撤销`,
    rights: { undo_own: msg`撤销自己的步骤`, undo_any: msg`撤销别人的步骤` },
  },
  {
    title: msg`夜审和稽核`,
    rights: {
      night_audit: msg`做夜审、关账`,
      ledger_verify: msg`核对账目、看试算平衡`,
      log_view: msg`看操作日志`,
    },
  },
  {
    title: msg`打印`,
    rights: { paper_print: msg`预览和打印单据`, print_manage: msg`管理所有人的打印任务` },
  },
  {
    title: msg`管理`,
    rights: {
      catalogue_edit: msg`改客房、房价、税率和消费项目`,
      user_manage: msg`管理用户和角色`,
      house_manage: msg`改酒店设置、清空样例`,
    },
  },
];

/** Rights that are held up to an amount; beyond it a second person consents. */
const LIMITS: Partial<Record<Right, MessageDescriptor>> = {
  rate_override: msg`每晚差价最多`,
  folio_post: msg`每笔最多`,
  folio_reverse: msg`每笔最多`,
  folio_refund: msg`每次最多`,
};

export function limitLabel(right: Right): MessageDescriptor | null {
  return LIMITS[right] ?? null;
}

/** The grants with a right given, taken away, or held up to another amount; in a fixed order. */
export function withRight(grants: Grants, right: Right, held: boolean, limit: number | null = null): Grants {
  const others = grants.filter(({ permission }) => permission !== right);
  const all = held ? [...others, { permission: right, limit }] : others;
  return all.sort((a, b) => (a.permission < b.permission ? -1 : 1));
}

/** Every right that has a place on the screen; one that the house adds is shown under its own name. */
export function strangers(permissions: readonly Right[]): Right[] {
  const known = new Set(JOBS.flatMap(({ rights }) => Object.keys(rights)));
  return permissions.filter((right) => !known.has(right));
}
