import { expect, type Page, test } from "@playwright/test";
import { OwnHouse } from "./own-house";
import { expectAccessible, keepScreen, type Language, openIn, signIn, speak } from "./support";

test.describe.configure({ mode: "serial" });

const house = new OwnHouse(8442);

test.use({ baseURL: house.url });

test.beforeAll(async () => {
  await house.start();
  // Two dates can be closed: that of yesterday, and today's.
  const yesterday = new Date(Date.now() + 8 * 3_600_000 - 86_400_000).toISOString().slice(0, 10);
  const manager = await house.manage(yesterday);
  await manager.hire({ login: "cash", name: "王收银", role: "cashier", pin: "333333" });
  await manager.checkIn("欧阳静", 5);
});

test.afterAll(() => house.kill());

/** Keeps a picture that the accessibility rules find nothing in. */
async function look(page: Page, name: string, language: Language): Promise<void> {
  await expect(page.locator(".mantine-Skeleton-root")).toHaveCount(0);
  await keepScreen(page, `${name}-${language}`);
  await expectAccessible(page);
}

async function enter(page: Page, language: Language): Promise<void> {
  await openIn(page, language);
  await signIn(page, "admin", "yunqi-2026");
  await speak(page, language);
}

/** Chooses the next view of a page by keys. */
async function nextView(page: Page, views: string): Promise<void> {
  await page.getByTestId(views).locator("input:checked").focus();
  await page.keyboard.press("ArrowRight");
}

for (const language of ["zh-CN", "en"] as const) {
  test(`a day is closed by keys in ${language}`, async ({ page }) => {
    await enter(page, language);
    await page.keyboard.press("Control+5");
    const close = page.getByTestId("night-audit-close");
    await expect(close).toBeEnabled();
    const next = ((await page.getByTestId("business-date-next").textContent()) ?? "").trim();
    await look(page, "night-audit-open", language);
    await close.focus();
    await page.keyboard.press("Enter");
    await expect(page.getByTestId("night-audit-confirm")).toBeVisible();
    await look(page, "night-audit-confirm", language);
    await page.keyboard.press("Control+Enter");
    await expect(page.getByTestId("paper-sheet").locator("canvas").first()).toBeVisible();
    await keepScreen(page, `closing-report-${language}`);
    await page.keyboard.press("Escape");
    await expect(page.getByTestId("paper-sheet")).toHaveCount(0);
    await expect(page.getByTestId("business-date")).toContainText(next);

    await nextView(page, "night-audit-views");
    await look(page, "night-audit-history", language);
    await nextView(page, "night-audit-views");
    await expect(page.getByTestId("trial-balance")).toBeVisible();
    await look(page, "night-audit-proof", language);
  });

  test(`log, people, palette and the other clerk's PIN show in ${language}`, async ({ page }) => {
    await enter(page, language);
    await page.keyboard.press("Control+6");
    await expect(page.getByTestId("log-filters")).toBeVisible();
    await page.getByRole("row").nth(1).click();
    await expect(page.getByTestId("log-details")).toBeVisible();
    await look(page, "log-details", language);
    await nextView(page, "log-views");
    await expect(page.getByTestId("undo-steps")).toBeVisible();
    await look(page, "log-steps", language);

    await page.keyboard.press("Control+7");
    await expect(page.getByTestId("user-new")).toBeVisible();
    await page.getByRole("row").filter({ hasText: "王收银" }).click();
    await expect(page.getByTestId("user-login")).toHaveValue("cash");
    await look(page, "user-editor", language);
    await nextView(page, "people-views");
    await expect(page.getByTestId("role-new")).toBeVisible();
    await page.getByRole("row").nth(1).click();
    await expect(page.getByTestId("role-name")).not.toHaveValue("");
    await look(page, "role-editor", language);

    await page.keyboard.press("Control+k");
    await page.keyboard.type("欧阳");
    await expect(page.getByRole("option").filter({ hasText: "欧阳静" }).first()).toBeVisible();
    await look(page, "palette", language);
    await page.keyboard.press("Escape");

    await page.keyboard.press("Control+l");
    await page.getByRole("radio", { name: /王收银/ }).click();
    await look(page, "pin-switch", language);
    await page.keyboard.type("333333");
    await expect(page.locator("footer").last()).toContainText("王收银");
    await keepScreen(page, `pin-switched-${language}`);
    // Six digits open the cashier's screens and no others.
    await expect(page.getByRole("link", { name: language === "en" ? "Users" : "用户" })).toHaveCount(0);
  });
}
