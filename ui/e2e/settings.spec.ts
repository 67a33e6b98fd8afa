import { expect, type Page, test } from "@playwright/test";
import { OwnHouse } from "./own-house";
import { expectAccessible, keepScreen, type Language, openIn, signIn } from "./support";

test.describe.configure({ mode: "serial" });

const house = new OwnHouse(8441);

test.use({ baseURL: house.url });

test.beforeAll(async () => {
  await house.start();
  await house.manage();
});

test.afterAll(() => house.kill());

async function settings(page: Page, language: Language = "zh-CN"): Promise<void> {
  await openIn(page, language);
  await signIn(page, "admin", "yunqi-2026");
  await page.goto("/#/settings");
  await expect(page.getByTestId("settings-views")).toBeVisible();
}

/** The price that the walk-in panel asks for tonight. */
async function quoted(page: Page, total: string): Promise<void> {
  await page.keyboard.press("F2");
  await expect(page.getByTestId("walk-in-room")).toHaveValue(/STD|标准双床/);
  await expect(page.getByTestId("walk-in")).toContainText(total);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
}

test("a price and a season are changed by keys, and the desk quotes them", async ({ page }) => {
  await settings(page);
  await page.keyboard.press("]");
  await page.getByTestId("prices-STD").focus();
  await page.keyboard.type("456");
  await page.keyboard.press("Tab");
  await page.keyboard.type("456");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("房价已保存")).toBeVisible();
  await expect(page.getByTestId("rates-save")).toBeDisabled();
  await quoted(page, "456.00");

  // A season from tonight on: its name, its nights, then the price of the first type.
  await page.keyboard.press("Alt+n");
  await expect(page.getByTestId("season-0-name")).toBeFocused();
  for (const text of ["店庆", "今天", "+2", "555", "555"]) {
    await page.keyboard.type(text);
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Control+Enter");
  await expect(page.getByTestId("rates-save")).toBeDisabled();
  await expect(page.getByTestId("conflict")).toHaveCount(0);
  await expectAccessible(page);
  await keepScreen(page, "rates-zh");
  await quoted(page, "555.00");

  // Another one on the same nights is refused where it clashes.
  await page.keyboard.press("Alt+n");
  await expect(page.getByTestId("season-1-name")).toBeFocused();
  for (const text of ["国庆", "今天"]) {
    await page.keyboard.type(text);
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Control+Enter");
  await expect(page.getByTestId("season-1")).toContainText("和“店庆”有重叠的日子");
  await keepScreen(page, "rates-overlap-zh");
  await page.getByTestId("season-1-remove").click();
  await page.getByTestId("season-0-remove").click();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByTestId("rates-save")).toBeDisabled();
});

test("a room gets its features, and the house another name", async ({ page }) => {
  await settings(page);
  const views = page.getByTestId("settings-views");
  await views.getByText("客房").click();
  await page.getByTestId("rooms-find").fill("205");
  await page.getByRole("row").filter({ hasText: "205" }).click();
  await expect(page.getByTestId("room-editor")).toBeVisible();
  await expectAccessible(page);
  await page.getByTestId("room-features").click();
  for (const word of ["山景", "靠电梯"]) {
    await page.keyboard.type(word);
    await page.keyboard.press("Enter");
  }
  await keepScreen(page, "room-editor-zh");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByTestId("room-editor")).toHaveCount(0);
  await expect(page.getByRole("row").filter({ hasText: "205" })).toContainText("靠电梯");

  await views.getByText("常用").click();
  await page.getByTestId("house-name").fill("云上客栈");
  await page.getByTestId("house-save").click();
  await expect(page.getByText("酒店资料已保存")).toBeVisible();
  await expect(page.getByTestId("house-save")).toBeDisabled();
});
