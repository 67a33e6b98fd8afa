import type { I18n, MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { formatMoney } from "../ui/money";

/**
 * The names of request fields as people know them; the last part of a path decides. A test holds this table
 * against every field that an operation takes.
 */
export const FIELDS: Record<string, MessageDescriptor> = {
  amount: msg({ context: "field", message: "金额" }),
  arrival: msg({ context: "field", message: "入住日期" }),
  departure: msg({ context: "field", message: "离店日期" }),
  nights: msg({ context: "field", message: "晚数" }),
  name: msg({ context: "field", message: "名称" }),
  fullName: msg({ context: "field", message: "姓名" }),
  phone: msg({ context: "field", message: "电话" }),
  idNumber: msg({ context: "field", message: "证件号码" }),
  idType: msg({ context: "field", message: "证件类型" }),
  login: msg({ context: "field", message: "用户名" }),
  password: msg({ context: "field", message: "密码" }),
  pin: msg({ context: "field", message: "PIN" }),
  share: msg({ context: "field", message: "收多少房费" }),
  forgoRoom: msg({ context: "field", message: "不收房费的原因" }),
  reason: msg({ context: "field", message: "原因" }),
  refused: msg({ context: "field", message: "只看被拒" }),
  roomId: msg({ context: "field", message: "房间" }),
  roomTypeId: msg({ context: "field", message: "房型" }),
  ratePlanId: msg({ context: "field", message: "房价方案" }),
  rate: msg({ context: "field", message: "房价" }),
  quantity: msg({ context: "field", message: "数量" }),
  tender: msg({ context: "field", message: "付款方式" }),
  folioId: msg({ context: "field", message: "账夹" }),
  parts: msg({ context: "field", message: "拆分" }),
  percent: msg({ context: "field", message: "百分比" }),
  guest: msg({ context: "field", message: "客人" }),
  rooms: msg({ context: "field", message: "房间" }),
  floors: msg({ context: "field", message: "楼层" }),
  currency: msg({ context: "field", message: "币种" }),
  businessDate: msg({ context: "field", message: "营业日" }),
  actionId: msg({ context: "field", message: "步骤" }),
  active: msg({ context: "field", message: "是否启用" }),
  actor: msg({ context: "field", message: "操作人" }),
  address: msg({ context: "field", message: "地址" }),
  administrator: msg({ context: "field", message: "管理员" }),
  adults: msg({ context: "field", message: "成人数" }),
  after: msg({ context: "field", message: "页码" }),
  allowDirty: msg({ context: "field", message: "允许脏房入住" }),
  amounts: msg({ context: "field", message: "各份金额" }),
  before: msg({ context: "field", message: "页码" }),
  blockId: msg({ context: "field", message: "停用记录" }),
  body: msg({ context: "field", message: "提交的内容" }),
  category: msg({ context: "field", message: "类别" }),
  children: msg({ context: "field", message: "儿童数" }),
  code: msg({ context: "field", message: "代码" }),
  companyId: msg({ context: "field", message: "协议单位" }),
  confirm: msg({ context: "field", message: "酒店名确认" }),
  copies: msg({ context: "field", message: "份数" }),
  creditLimit: msg({ context: "field", message: "挂账额度" }),
  date: msg({ context: "field", message: "日期" }),
  deposit: msg({ context: "field", message: "押金" }),
  equal: msg({ context: "field", message: "等分" }),
  firstNight: msg({ context: "field", message: "首晚" }),
  firstRoom: msg({ context: "field", message: "首间号" }),
  from: msg({ context: "field", message: "起" }),
  gender: msg({ context: "field", message: "性别" }),
  grants: msg({ context: "field", message: "权限" }),
  guestId: msg({ context: "field", message: "客人" }),
  housekeeping: msg({ context: "field", message: "清洁状态" }),
  id: msg({ context: "field", message: "记录" }),
  inactive: msg({ context: "field", message: "含已停用的" }),
  itemId: msg({ context: "field", message: "消费项目" }),
  jobId: msg({ context: "field", message: "打印任务" }),
  keepCredit: msg({ context: "field", message: "留作余额" }),
  kind: msg({ context: "field", message: "种类" }),
  language: msg({ context: "field", message: "语言" }),
  limit: msg({ context: "field", message: "限额" }),
  maxGuests: msg({ context: "field", message: "最多住几人" }),
  moveExisting: msg({ context: "field", message: "移动已入的账" }),
  nameEn: msg({ context: "field", message: "英文名" }),
  nationality: msg({ context: "field", message: "国籍" }),
  newPassword: msg({ context: "field", message: "新密码" }),
  note: msg({ context: "field", message: "备注" }),
  operation: msg({ context: "field", message: "操作" }),
  payee: msg({ context: "field", message: "付款人" }),
  percents: msg({ context: "field", message: "各份百分比" }),
  permission: msg({ context: "field", message: "权限" }),
  plan: msg({ context: "field", message: "拆分方式" }),
  postingId: msg({ context: "field", message: "账目" }),
  postingIds: msg({ context: "field", message: "账目" }),
  price: msg({ context: "field", message: "价格" }),
  priceMode: msg({ context: "field", message: "价格含税方式" }),
  printer: msg({ context: "field", message: "打印机" }),
  property: msg({ context: "field", message: "酒店" }),
  received: msg({ context: "field", message: "实收" }),
  reference: msg({ context: "field", message: "凭证号" }),
  returnHousekeeping: msg({ context: "field", message: "恢复后的清洁状态" }),
  roles: msg({ context: "field", message: "角色" }),
  roomTypes: msg({ context: "field", message: "房型" }),
  roomsPerFloor: msg({ context: "field", message: "每层间数" }),
  rules: msg({ context: "field", message: "自动转账规则" }),
  scope: msg({ context: "field", message: "名单" }),
  servicePercent: msg({ context: "field", message: "服务费率" }),
  size: msg({ context: "field", message: "纸张" }),
  skip: msg({ context: "field", message: "跳过的房号" }),
  station: msg({ context: "field", message: "工作站" }),
  stayId: msg({ context: "field", message: "住单" }),
  subject: msg({ context: "field", message: "对象" }),
  taxCode: msg({ context: "field", message: "税种" }),
  taxNumber: msg({ context: "field", message: "纳税人识别号" }),
  taxPercent: msg({ context: "field", message: "税率" }),
  tenderId: msg({ context: "field", message: "付款方式" }),
  tenders: msg({ context: "field", message: "付款" }),
  text: msg({ context: "field", message: "查找文字" }),
  to: msg({ context: "field", message: "止" }),
  toFolioId: msg({ context: "field", message: "目标账夹" }),
  typeCode: msg({ context: "field", message: "房型代码" }),
  unitPrice: msg({ context: "field", message: "单价" }),
  until: msg({ context: "field", message: "恢复日期" }),
  utcOffsetMinutes: msg({ context: "field", message: "时区" }),
  features: msg({ context: "field", message: "特点" }),
  floor: msg({ context: "field", message: "楼层" }),
  knownPercent: msg({ context: "field", message: "原税率" }),
  lastNight: msg({ context: "field", message: "末晚" }),
  number: msg({ context: "field", message: "房号" }),
  prices: msg({ context: "field", message: "价格" }),
  seasons: msg({ context: "field", message: "季节" }),
  sellLimit: msg({ context: "field", message: "可超卖数" }),
  validFrom: msg({ context: "field", message: "起始日期" }),
  weekendDays: msg({ context: "field", message: "周末" }),
  version: msg({ context: "field", message: "版本" }),
  weekendPrice: msg({ context: "field", message: "周末价" }),
  "Idempotency-Key": msg({ context: "field", message: "提交号" }),
};

/** Fields whose limits are amounts in minor units. */
const AMOUNTS = /(^|\.|[a-z])(amount|rate|price|deposit|limit|balance|credit)(\[\d+\])?$/i;

/** Which rule a field broke, with the remedy. `limit` is already in words. */
const RULES: Record<string, (limit: string) => MessageDescriptor> = {
  required: () => msg`不能空着。`,
  unknown_field: () => msg`主机不认识这一项，请把程序更新到同一版本。`,
  wrong_type: () => msg`格式不对，请改成示例的样子。`,
  invalid: () => msg`不是可以用的值，请换一个。`,
  too_small: (limit) => msg`不能小于 ${limit}。`,
  too_large: (limit) => msg`不能大于 ${limit}。`,
  too_short: (limit) => msg`太短了，至少要 ${limit} 个字符。`,
  too_long: (limit) => msg`太长了，最多 ${limit} 个字符。`,
  checksum: () => msg`校验位不对，请核对证件。`,
  duplicate: () => msg`重复了，请去掉或换一个。`,
  overlaps: (limit) => msg`和“${limit}”有重叠的日子，请改日期。`,
};

export const THINGS: Record<string, MessageDescriptor> = {
  room: msg({ context: "thing", message: "房间" }),
  room_block: msg({ context: "thing", message: "停用记录" }),
  rate_plan: msg({ context: "thing", message: "房价方案" }),
  company: msg({ context: "thing", message: "协议单位" }),
  tender: msg({ context: "thing", message: "付款方式" }),
  action: msg({ context: "thing", message: "步骤" }),
  room_type: msg({ context: "thing", message: "房型" }),
  stay: msg({ context: "thing", message: "住客" }),
  guest: msg({ context: "thing", message: "客人" }),
  folio: msg({ context: "thing", message: "账夹" }),
  posting: msg({ context: "thing", message: "账目" }),
  user: msg({ context: "thing", message: "用户" }),
  role: msg({ context: "thing", message: "角色" }),
  item: msg({ context: "thing", message: "消费项目" }),
  print_job: msg({ context: "thing", message: "打印任务" }),
  night_audit: msg({ context: "thing", message: "夜审" }),
  rate_price: msg({ context: "thing", message: "房价" }),
  season: msg({ context: "thing", message: "季节" }),
  tax_rate: msg({ context: "thing", message: "税率" }),
  property: msg({ context: "thing", message: "酒店" }),
};

export function fieldName(i18n: I18n, field: unknown): string {
  const path = String(field ?? "");
  const known = FIELDS[path] ?? FIELDS[path.split(/[.[\]]+/).findLast((part) => /[a-z]/i.test(part)) ?? ""];
  return known ? i18n._(known) : path || i18n._(msg`输入内容`);
}

export function ruleText(i18n: I18n, rule: unknown, limit: string): string {
  const known = RULES[String(rule ?? "")];
  return known ? i18n._(known(limit)) : i18n._(msg`请检查后再试（${String(rule ?? "—")}）。`);
}

/** Limits come as text in the unit of the field; those of amounts are minor units. */
export function limitText(i18n: I18n, field: unknown, limit: unknown): string {
  if (limit == null) {
    return "—";
  }
  const amount = AMOUNTS.test(String(field)) && /^-?\d+$/.test(String(limit));
  return amount ? formatMoney(Number(limit), i18n.locale) : String(limit);
}

export function thingName(i18n: I18n, kind: unknown): string {
  const known = THINGS[String(kind ?? "")];
  return known ? i18n._(known) : i18n._(msg`记录`);
}
