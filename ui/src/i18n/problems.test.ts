import { expect, it } from "vitest";
import { activateLocale, i18n, LOCALES } from ".";
import { PROBLEMS, problemText } from "./problems";

const DATA = {
  field: "guest.fullName",
  rule: "too_long",
  limit: "40",
  until: Date.UTC(2026, 10, 22, 6),
  permission: "folio_reverse",
  kind: "room",
  id: "x",
  value: "K",
  room: "1203",
  roomType: "K",
  night: "2026-11-22",
  reason: "dirty",
  businessDate: "2026-11-22",
  localDate: "2026-11-21",
  state: "closed",
  folio: "F-1",
  amount: 12000,
  balance: 12000,
  excess: 100,
  company: "ACME",
  limitAmount: 1,
  wouldOwe: 2,
  detail: "offline",
  incident: "01JD",
  name: "Li",
};

it.each(LOCALES.map(({ id }) => id))("has a whole sentence for every code in %s", async (locale) => {
  await activateLocale(locale);
  for (const code of Object.keys(PROBLEMS)) {
    const text = problemText(i18n, { code, message: code, data: DATA });
    expect(text.length, code).toBeGreaterThan(8);
    expect(text, code).not.toMatch(/undefined|null|NaN|\{/);
    expect(/[\u4e00-\u9fff]/.test(text), `${code}: ${text}`).toBe(locale === "zh-CN");
  }
});

it("names the field, the rule and the limit in its own unit", async () => {
  await activateLocale("en");
  const say = (data: Record<string, unknown>) =>
    problemText(i18n, { code: "bad_request", message: "", data });
  expect(say({ field: "guest.phone", rule: "too_long", limit: "20" })).toBe(
    "Telephone: too long, at most 20 characters.",
  );
  expect(say({ field: "tenders[0].amount", rule: "too_large", limit: "50000" })).toBe(
    "Amount: at most ¥500.00.",
  );
  expect(problemText(i18n, { code: "brand_new", message: "", data: {} })).toContain("brand_new");
});
