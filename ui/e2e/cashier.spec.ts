import { expect, type Page, test } from "@playwright/test";
import { OwnHouse } from "./own-house";
import {
  expectAccessible,
  focusSettled,
  keepScreen,
  type Language,
  openIn,
  signIn,
  takeTyped,
} from "./support";

const house = new OwnHouse(8440);

test.use({ baseURL: house.url });

test.beforeAll(async () => {
  await house.start();
  await house.manage();
});

test.afterAll(() => house.kill());

const WORDS = {
  "zh-CN": {
    shirt: "衬衫",
    water: "矿泉水",
    minibar: "迷你吧",
    tail: "尾差",
    reason: "客人没有喝",
    keys: "按键一览",
  },
  en: {
    shirt: "Shirt",
    water: "Mineral water",
    minibar: "Minibar",
    tail: "tail",
    reason: "Not taken",
    keys: "Keys",
  },
} as const;

/** Ticks the line in focus of the list after going to it by the arrows. */
async function tickLine(page: Page, text: string): Promise<void> {
  const grid = page.getByTestId("folio-page").getByRole("grid");
  await grid.focus();
  await page.keyboard.press("Home");
  const rows = grid.getByRole("row");
  const count = await rows.count();
  for (let at = 1; at < count; at += 1) {
    const row = rows.nth(at);
    const box = row.locator("input[type=checkbox]");
    if ((await row.textContent())?.includes(text) && (await box.isEnabled())) {
      await page.keyboard.press("Space");
      await expect(box).toBeChecked();
      return;
    }
    await page.keyboard.press("ArrowDown");
  }
  throw new Error(`no open line with ${text}`);
}

async function charge(page: Page, code: string, price: string): Promise<void> {
  await page.keyboard.press("Alt+n");
  const item = page.getByTestId("charge-item");
  await expect(item).toBeFocused();
  await takeTyped(page, item, code, new RegExp(code));
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.type(price);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByTestId("charge-confirm")).toHaveCount(0);
}

for (const language of ["zh-CN", "en"] as const) {
  test(`the cashier's day by keyboard alone in ${language}`, async ({ page }) => {
    const desk = await house.manage();
    await desk.run("user.set_language", { language });
    const stay =
      language === "en"
        ? await desk.checkIn("Jane Miller", 1, "110101199003070046")
        : await desk.checkIn("欧阳静");
    await openIn(page, language);
    await signIn(page, "admin", "yunqi-2026");
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await page.goto(`/#/folio/${stay}`);
    await expect(page.getByTestId("folio-page")).toBeVisible();
    await walk(page, language);
  });
}

async function walk(page: Page, language: Language): Promise<void> {
  const words = WORDS[language];
  await charge(page, "shirt", "100");
  await charge(page, "water", "12");

  // A window for a company, to which the minibar goes from now on, with what is there already.
  await page.keyboard.press("Alt+w");
  await page.getByRole("radio").first().focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Tab");
  await page.keyboard.type(`Cloud Pine ${language}`);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByTestId("window-B")).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("Alt+r");
  await focusSettled(page);
  // The list settles which line its keys stand on a moment after it opened.
  await expect(async () => {
    await page.getByTestId("route-minibar").focus();
    await page.keyboard.press("ArrowDown");
    const line = page.getByRole("option", { name: /^B / });
    await expect(line).toHaveAttribute("data-combobox-selected", "true", { timeout: 300 });
    await page.keyboard.press("Enter");
    await expect(page.getByTestId("route-minibar")).toHaveValue(/^B /, { timeout: 300 });
  }).toPass();
  await keepScreen(page, `routing-${language}`);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByTestId("route-confirm")).toHaveCount(0);
  await expect(page.getByTestId("window-B")).toContainText("12.00");

  // Split in three; the tail is shown before it happens. One part goes to the company.
  await page.keyboard.press("Alt+PageUp");
  await expect(page.getByTestId("window-A")).toHaveAttribute("aria-pressed", "true");
  await tickLine(page, words.shirt);
  await page.keyboard.press("Alt+s");
  await expect(page.getByTestId("split-preview")).toContainText("33.34");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByTestId("split-confirm")).toHaveCount(0);
  await tickLine(page, words.shirt);
  await page.keyboard.press("Alt+b");
  await expect(page.getByTestId("window-B")).toContainText(/45\.3[34]/);

  // A part of a line by the transfer dialog.
  await tickLine(page, words.shirt);
  await page.keyboard.press("Alt+t");
  await page.getByTestId("transfer-amount").fill("3");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByTestId("transfer-confirm")).toHaveCount(0);
  await expect(page.getByTestId("window-B")).toContainText(/48\.3[34]/);

  // Reversed with a reason, and the reversal is listed.
  await charge(page, "damage", "55");
  await tickLine(page, "55.00");
  await page.keyboard.press("-");
  await expect(page.getByTestId("reverse-reason")).toBeFocused();
  await page.keyboard.type(words.reason);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByTestId("reverse-confirm")).toHaveCount(0);
  await expect(page.getByRole("row").filter({ hasText: words.reason }).first()).toBeVisible();

  await page.keyboard.press("F1");
  await expect(page.getByRole("dialog", { name: words.keys })).toBeVisible();
  await keepScreen(page, `keys-folio-${language}`);
  await page.keyboard.press("Escape");
  await settle(page, language);
}

test("a charge goes to another room found by the guest, and tenders typed outlive a posting", async ({
  page,
}) => {
  const desk = await house.manage();
  await desk.run("user.set_language", { language: "zh-CN" });
  const [from, to] = [
    await desk.checkIn("苏小妹", 1, "110101199003070038"),
    await desk.checkIn("秦少游", 1, "110105199003070009"),
  ];
  await openIn(page, "zh-CN");
  await signIn(page, "admin", "yunqi-2026");
  await page.goto(`/#/folio/${from}`);
  await expect(page.getByTestId("folio-page")).toBeVisible();
  await charge(page, "shirt", "100");
  await tickLine(page, WORDS["zh-CN"].shirt);
  await page.keyboard.press("Alt+t");
  await focusSettled(page);
  await page.getByTestId("transfer-room").fill("秦少");
  await page.getByRole("option", { name: /秦少游/ }).click();
  await expect(page.getByTestId("transfer-window")).toHaveValue(/^A 秦少游/);
  await page.getByTestId("transfer-amount").fill("40");
  await keepScreen(page, "transfer-room-zh");
  await expectAccessible(page);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByTestId("transfer-confirm")).toHaveCount(0);
  await expect(page.getByTestId("window-A")).toContainText("60.00");
  const { folios } = (await desk.run("folio.get", { stayId: to })) as unknown as {
    folios: { balance: number }[];
  };
  expect(folios[0]?.balance).toBe(4_000);

  await page.getByTestId("settle-amount").fill("10");
  await page.keyboard.press("Alt+2");
  await page.getByTestId("settle-amount").fill("7");
  const { items } = (await desk.run("catalogue.list", {})) as unknown as { items: { id: string }[] };
  await desk.run("folio.post_charge", {
    stayId: from,
    itemId: items[0]?.id,
    quantity: "1",
    unitPrice: 1_200,
  });
  await expect(page.getByTestId("balance-changed")).toContainText("¥72.00");
  await expect(page.getByTestId("settle-amount")).toHaveValue(/^7(\.00)?$/);
  await keepScreen(page, "balance-changed-zh");
  await expectAccessible(page);

  await page.keyboard.press("Alt+y");
  await expect(page.getByTestId("walk-in-deposit")).toBeFocused();
  await page.keyboard.type("200");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByTestId("paper-sheet").locator("canvas").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("deposit-receipt")).toBeVisible();
});

async function settle(page: Page, language: Language): Promise<void> {
  // Two tenders: a typed amount by card, the rest in cash with change.
  await page.getByTestId("settle-amount").focus();
  await page.keyboard.type("20");
  await page.keyboard.press("Alt+2");
  await page.keyboard.type("100");
  await page.keyboard.press("Alt+1");
  await expect(page.getByTestId("change")).toBeVisible();
  await keepScreen(page, `two-tenders-${language}`);
  await expectAccessible(page);
  await page.keyboard.press("Control+Enter");
  const paper = page.getByTestId("paper-sheet");
  await expect(paper.locator("canvas").first()).toBeVisible();
  for (const size of ["A5", "80 mm", "A4"]) {
    await paper.getByText(size, { exact: true }).click();
    await expect(paper.locator("canvas").first()).toBeVisible();
    await page.waitForTimeout(700);
    await keepScreen(page, `bill-${size.replace(" ", "")}-${language}`);
  }
  await paper.getByRole("radio").nth(1).focus();
  await page.keyboard.press("Space");
  await page.waitForTimeout(700);
  await keepScreen(page, `bill-summary-${language}`);
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(paper).toHaveCount(0);

  await page.keyboard.press("Alt+PageDown");
  await expect(page.getByTestId("window-B")).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("Alt+3");
  await page.keyboard.press("Control+Enter");
  await expect(paper.locator("canvas").first()).toBeVisible();
  await page.keyboard.press("Escape");

  // The room was used today and is given away: that wants a reason.
  await page.keyboard.press("F8");
  await expect(page.getByTestId("room-use-full")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByTestId("room-use-none")).toBeChecked();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByTestId("forgo-reason")).toBeFocused();
  await page.keyboard.type(WORDS[language].reason);
  await keepScreen(page, `forgo-room-${language}`);
  await expectAccessible(page);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByTestId("folio-check-out")).toHaveCount(0);
  // The step as it will be taken back, told in sentences, from the list of what was done.
  const steps = page.getByTestId("folio-page").getByRole("listitem").getByRole("button");
  await steps.first().focus();
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("undo-effects").getByRole("listitem").first()).toBeVisible();
  await expect(page.getByTestId("undo-effects")).not.toContainText("_");
  await keepScreen(page, `undo-${language}`);
  await expectAccessible(page);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByTestId("folio-check-out")).toBeEnabled();
  await page.keyboard.press("F8");
  await expect(page.getByTestId("folio-check-out")).toHaveCount(0);
}
