import { expect, it } from "vitest";
import { activateLocale, i18n } from "../../i18n";
import { accountName, findingText, invariantTitle } from "./words";

it("keeps the values of a finding beside its words", async () => {
  await activateLocale("en");
  expect(findingText(i18n, "gap expected=4 found=6")).toBe("number missing expected=4 found=6");
  expect(findingText(i18n, "difference=100")).toBe("debits and credits differ 100");
  expect(findingText(i18n, "posted=5 journal=6")).toBe("posted=5 journal=6");
});

it("names accounts and rules, and shows those it does not know as they are", async () => {
  await activateLocale("zh-CN");
  expect(accountName(i18n, "revenue:room")).toBe("客房收入");
  expect(accountName(i18n, "guest_ledger")).toBe("在住客账");
  expect(accountName(i18n, "revenue:spa")).toBe("revenue:spa");
  expect(invariantTitle(i18n, "entries_balance")).toBe("分录平衡");
});
