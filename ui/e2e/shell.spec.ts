import { expect, type Page, test } from "@playwright/test";
import { OwnHouse } from "./own-house";
import { expectAccessible, keepScreen, openIn, signIn, takeTyped } from "./support";

test.describe.configure({ mode: "serial" });

const house = new OwnHouse(8439);
let stay = "";

test.use({ baseURL: house.url });

test.beforeAll(async () => {
  await house.start();
  const manager = await house.manage();
  await manager.hire({ login: "cash", name: "王收银", role: "cashier", pin: "333333" });
  await manager.hire({ login: "desk", name: "李前台", role: "front_desk", pin: "222222" });
  await manager.hire({ login: "boss", name: "张经理", role: "manager", pin: "444444" });
  stay = await manager.checkIn("欧阳静");
});

test.afterAll(() => house.kill());

async function openFolio(page: Page): Promise<void> {
  await page.goto(`/#/folio/${stay}`);
  await expect(page.getByTestId("folio-page")).toBeVisible();
}

/** Opens the posting dialog and chooses an item by its code. */
async function choose(page: Page, code: string): Promise<void> {
  await page.keyboard.press("Alt+n");
  const item = page.getByTestId("charge-item");
  await expect(item).toBeFocused();
  await takeTyped(page, item, code, new RegExp(code));
}

/** Charges by keys alone: the item by its code, then the price. */
async function charge(page: Page, code: string, price: string): Promise<void> {
  await choose(page, code);
  await page.getByTestId("charge-price").fill(price);
  await page.keyboard.press("Control+Enter");
}

async function consent(page: Page, name: string, pin: string): Promise<void> {
  const who = page.getByTestId("approval-who");
  await who.click();
  await takeTyped(page, who, name, new RegExp(name));
  await page.getByTestId("approval-pin").fill(pin);
  await page.keyboard.press("Enter");
}

/** Ends the session behind the window's back, as a time limit does. */
async function endSession(page: Page): Promise<void> {
  const token = await page.evaluate(() => sessionStorage.getItem("kezhan.token"));
  const headers = {
    Authorization: `Bearer ${token}`,
    "Idempotency-Key": `01JE${Date.now()}`.padEnd(26, "0"),
  };
  const ended = await page.request.post("/api/session.sign_out", { data: {}, headers });
  expect(ended.ok()).toBe(true);
}

test("a second person consents at the moment of need, and both are in the log", async ({ page }) => {
  await openIn(page, "zh-CN");
  await signIn(page, "cash", "yunqi-2026");
  await openFolio(page);
  await charge(page, "damage", "3000");
  const asked = page.getByTestId("approval");
  await expect(asked).toBeVisible();
  await expect(asked).toContainText("3,000.00");
  await keepScreen(page, "approval-zh");
  await expectAccessible(page);

  await consent(page, "张经理", "999999");
  await expect(asked.getByRole("alert")).toContainText("PIN 不对");
  await expect(page.getByTestId("approval-pin")).toHaveValue("");
  await consent(page, "李前台", "222222");
  await expect(asked.getByRole("alert")).toContainText("额度也不够");

  // Nobody consents: what was typed is still there, and nothing was charged.
  await page.keyboard.press("Escape");
  await expect(asked).toHaveCount(0);
  await expect(page.getByTestId("charge-price")).toHaveValue("3000.00");
  await expect(page.getByTestId("window-A")).not.toContainText("3,000.00");
  await page.keyboard.press("Control+Enter");
  await expect(asked).toBeVisible();
  await consent(page, "张经理", "444444");
  await expect(page.getByTestId("charge-confirm")).toHaveCount(0);
  await expect(page.getByRole("row").filter({ hasText: "3,000.00" })).toBeVisible();

  await page.keyboard.press("Control+l");
  await page.getByRole("radio", { name: /张经理/ }).click();
  await page.keyboard.type("444444");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.locator("footer")).toContainText("张经理");
  // Who took over sees the screen of before, and what comes next is theirs.
  await expect(page.getByTestId("folio-page")).toBeVisible();
  await page.goto("/#/log");
  const row = page.getByRole("row").filter({ hasText: "王收银" }).filter({ hasText: "入账" }).first();
  await expect(row).toContainText("张经理 授权");
  await keepScreen(page, "log-approval-zh");
});

test("a session that ends while somebody types loses nothing, whoever goes on", async ({ page }) => {
  await openIn(page, "zh-CN");
  await signIn(page, "cash", "yunqi-2026");
  await openFolio(page);
  await choose(page, "water");
  await page.getByTestId("charge-price").fill("7.5");
  await endSession(page);
  await page.keyboard.press("Control+Enter");
  const again = page.getByTestId("sign-in-again");
  await expect(again).toBeVisible();
  await expect(again).toContainText("王收银");
  await keepScreen(page, "sign-in-again-zh");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(again).toBeVisible();
  await again.locator("input[name=password]").fill("yunqi-2026");
  await page.keyboard.press("Enter");
  await expect(again).toHaveCount(0);
  await expect(page.getByTestId("charge-price")).toHaveValue("7.50");

  await endSession(page);
  await page.keyboard.press("Control+Enter");
  await page.getByTestId("sign-in-other").click();
  await again.locator("input[name=login]").fill("desk");
  await again.locator("input[name=password]").fill("yunqi-2026");
  await page.keyboard.press("Enter");
  await expect(again).toHaveCount(0);
  await expect(page.getByTestId("charge-price")).toHaveValue("7.50");
  await page.keyboard.press("Control+Enter");
  const line = page.getByRole("row").filter({ hasText: "7.50" });
  await expect(line).toContainText("李前台");
});

test("a server that dies and comes back costs nothing typed", async ({ page }) => {
  await openIn(page, "en");
  await signIn(page, "cash", "yunqi-2026");
  await page.getByRole("button", { name: "English" }).click();
  await openFolio(page);
  await expect(page.locator("output[data-link]")).toHaveAttribute("data-link", "lan");
  await choose(page, "cola");
  await page.getByTestId("charge-price").fill("11.11");
  await house.kill();
  await expect(page.locator("output[data-link]")).toHaveAttribute("data-link", "reconnecting");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("dialog").getByRole("alert")).toContainText("still here", { timeout: 30_000 });
  await expect(page.getByTestId("charge-price")).toHaveValue("11.11");
  await keepScreen(page, "server-lost-en");
  await house.start();
  await expect(page.locator("output[data-link]")).toHaveAttribute("data-link", "lan", { timeout: 30_000 });
  await page.keyboard.press("Control+Enter");
  await expect(page.getByTestId("charge-confirm")).toHaveCount(0);
  await expect(page.getByRole("row").filter({ hasText: "11.11" })).toHaveCount(1);
});

test("what the house sells is kept in the settings", async ({ page }) => {
  await openIn(page, "zh-CN");
  await signIn(page, "admin", "yunqi-2026");
  await page.goto("/#/settings");
  await page.getByTestId("settings-views").getByText("消费项目").click();
  await expect(page.getByRole("grid", { name: "消费项目" })).toBeVisible();
  await keepScreen(page, "items-zh");
  await page.keyboard.press("Alt+n");
  await page.getByTestId("item-code").fill("water");
  await page.getByTestId("item-name").fill("苏打水");
  await page.getByTestId("item-name-en").fill("Soda");
  await page.getByTestId("item-price").fill("9.9");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByTestId("item-editor")).toContainText("已经有人用了");
  await page.getByTestId("item-code").fill("soda");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByTestId("item-editor")).toHaveCount(0);
  const row = page.getByRole("row").filter({ hasText: "苏打水" });
  await expect(row).toContainText("9.90");
  await row.click();
  await page.getByTestId("item-active").click();
  await keepScreen(page, "item-editor-zh");
  await expectAccessible(page);
  await page.keyboard.press("Control+Enter");
  await expect(row).toContainText("已停售");
});

test("a screen that nobody touches warns, locks and keeps what was typed", async ({ page }) => {
  await page.clock.install();
  await openIn(page, "zh-CN");
  await signIn(page, "cash", "yunqi-2026");
  await openFolio(page);
  await choose(page, "water");
  await page.getByTestId("charge-price").fill("6.5");
  await page.clock.fastForward(14 * 60_000 + 10_000);
  const warning = page.getByTestId("idle-warning");
  await expect(warning).toBeVisible();
  await keepScreen(page, "idle-warning-zh");
  await page.mouse.move(300, 300);
  await expect(warning).toHaveCount(0);
  await page.clock.fastForward(14 * 60_000);
  await expect(page.getByTestId("charge-price")).toHaveValue(/^6\.5/);
  await page.clock.fastForward(2 * 60_000);
  const again = page.getByTestId("sign-in-again");
  await expect(again).toBeVisible();
  const token = await page.evaluate(() => sessionStorage.getItem("kezhan.token"));
  await expect
    .poll(async () => {
      const headers = { Authorization: `Bearer ${token}` };
      return (await page.request.post("/api/session.current", { data: {}, headers })).status();
    })
    .toBe(401);
  await again.locator("input[name=password]").fill("yunqi-2026");
  await page.keyboard.press("Enter");
  await expect(again).toHaveCount(0);
  await expect(page.getByTestId("charge-price")).toHaveValue(/^6\.5/);
});
