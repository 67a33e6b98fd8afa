import type { I18n, MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

interface Invariant {
  title: MessageDescriptor;
  meaning: MessageDescriptor;
}

/** The rules that the books are proved against, as people know them. */
const INVARIANTS: Record<string, Invariant> = {
  entries_balance: { title: msg`分录平衡`, meaning: msg`每笔分录借贷相等。` },
  journal_chain: { title: msg`账簿连环`, meaning: msg`分录没有缺号、没有被改过。` },
  posting_content: { title: msg`账目明细`, meaning: msg`账单上的每一行都没有被改过。` },
  audit_chain: { title: msg`操作日志连环`, meaning: msg`日志没有缺号、没有被改过。` },
  folio_balance: { title: msg`账夹余额`, meaning: msg`账夹与总账一致，已结的账夹余额为零。` },
  control_accounts: { title: msg`总账余额`, meaning: msg`每个营业日的科目余额接得上。` },
  one_stay_per_room_night: { title: msg`一房一晚一客`, meaning: msg`没有重复占房，房态与住客一致。` },
};

const FINDINGS: Record<string, MessageDescriptor> = {
  unreadable: msg`读不出来`,
  gap: msg`缺号`,
  unknown_algorithm: msg`不认识的校验算法`,
  wrong_previous: msg`与上一条接不上`,
  changed: msg`内容被改过`,
  wrong_head: msg`末尾对不上`,
  bad_head: msg`末尾校验值坏了`,
  missing_head: msg`末尾校验值不见了`,
  orphan: msg`没有所属分录`,
  difference: msg`借贷不等`,
  no_folio: msg`没有所属账夹`,
  parts_differ_from_gross: msg`净额、服务费、税额之和不等于合计`,
  deposit_overdrawn: msg`押金退多了`,
  date_never_closed: msg`这一天没有关过账`,
  missing: msg`记录不见了`,
  unknown_account: msg`多出来的科目`,
};

const TABLES: Record<string, MessageDescriptor> = {
  audit: msg`操作日志`,
  chain_head: msg`连环末尾`,
  journal_entry: msg`分录`,
  journal_line: msg`分录行`,
  folio: msg`账夹`,
  posting: msg`账目`,
  stay: msg`住单`,
  day_balance: msg`日余额`,
  room: msg`房间`,
  room_night: msg`房晚`,
  room_type: msg`房型`,
};

const ACCOUNTS: Record<string, MessageDescriptor> = {
  cash: msg`现金`,
  bank: msg`银行存款`,
  guest_ledger: msg`在住客账`,
  deposit_ledger: msg`押金`,
  city_ledger: msg`挂账`,
  service_charge: msg`服务费收入`,
  vat: msg`应交增值税`,
};

const REVENUE: Record<string, MessageDescriptor> = {
  room: msg`客房收入`,
  breakfast: msg`早餐收入`,
  minibar: msg`迷你吧收入`,
  laundry: msg`洗衣收入`,
  food: msg`餐饮收入`,
  phone: msg`电话收入`,
  parking: msg`停车收入`,
  damage: msg`赔偿收入`,
  other: msg`其他收入`,
};

const TENDERS: Record<string, MessageDescriptor> = {
  card: msg`银行卡`,
  wechat: msg`微信支付`,
  alipay: msg`支付宝`,
  transfer: msg`银行转账`,
};

export function invariantTitle(i18n: I18n, name: string): string {
  const known = INVARIANTS[name];
  return known ? i18n._(known.title) : name;
}

export function invariantMeaning(i18n: I18n, name: string): string {
  const known = INVARIANTS[name];
  return known ? i18n._(known.meaning) : "";
}

export function tableName(i18n: I18n, table: string): string {
  const known = TABLES[table];
  return known ? i18n._(known) : table;
}

/** `code key=value …` or `key=value …` as the proof writes it: the words, and the values as they stand. */
export function findingText(i18n: I18n, detail: string): string {
  const [first = "", ...rest] = detail.split(" ");
  const [code = "", value] = first.split("=");
  const known = FINDINGS[code];
  const values = [...(known && value !== undefined ? [value] : []), ...rest];
  const words = known ? i18n._(known) : first;
  return [words, ...values].join(" ");
}

/** An account by its name in the chart of accounts, `guest_ledger` or `revenue:room`. */
export function accountName(i18n: I18n, account: string): string {
  const [group = "", code = ""] = account.split(":");
  const known = code ? { revenue: REVENUE, tender: TENDERS }[group]?.[code] : ACCOUNTS[group];
  return known ? i18n._(known) : account;
}
