import { expect, type Locator, type Page, test } from "@playwright/test";
import { keepScreen, makeHouse, openIn, signIn, speak, takeTyped } from "./support";

test.describe.configure({ mode: "serial" });

test.beforeAll(({ request }) => makeHouse(request));

/** Charges an item to the open folio by typing its code. */
async function charge(page: Page, code: string, price?: string): Promise<void> {
  await page.getByTestId("post-charge").click();
  const item = page.getByTestId("charge-item");
  await item.click();
  await takeTyped(page, item, code, new RegExp(code));
  if (price) {
    await page.getByTestId("charge-price").fill(price);
  }
  await page.keyboard.press("Control+Enter");
  await expect(page.getByTestId("charge-confirm")).toHaveCount(0);
}

/** The ticks of the lines with this text that still stand. */
function openLines(page: Page, text: string): Locator {
  return page.getByRole("row").filter({ hasText: text }).locator("input[type=checkbox]:not(:disabled)");
}

/** Ticks the first line with this text that can be ticked. */
async function tick(page: Page, text: string): Promise<void> {
  await openLines(page, text).first().click();
}

test("a guest from walk-in to check-out, undone and done again", async ({ page }) => {
  await openIn(page, "zh-CN");
  await signIn(page, "admin", "yunqi-2026");
  await page.goto("/#/rooms");
  await expect(page.getByTestId("filter-occupied")).toBeVisible();
  await keepScreen(page, "rooms-zh");

  await page.keyboard.press("F2");
  await page.getByTestId("walk-in-guest").fill("欧阳静");
  await page.getByTestId("walk-in-id-number").fill("110101199003070011");
  await expect(page.getByTestId("walk-in-room")).not.toHaveValue("");
  const room = (await page.getByTestId("walk-in-room").inputValue()).split(" ")[0];
  await keepScreen(page, "walk-in-zh");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByTestId("paper-sheet").locator("canvas").first()).toBeVisible();
  await keepScreen(page, "registration-card-zh");
  await page.keyboard.press("Escape");

  await expect(page.getByTestId(`room-${room}`)).toContainText("欧阳静");
  await page.getByTestId(`room-${room}`).dblclick();
  await expect(page.getByTestId("folio-page")).toBeVisible();
  await charge(page, "water");
  await charge(page, "shirt", "80");

  await page.getByTestId("open-window").click();
  await page.getByText("新单位").click();
  await page.getByTestId("window-payee").fill("云杉科技有限公司");
  await page.getByTestId("window-confirm").click();
  await expect(page.getByTestId("window-B")).toBeVisible();
  await page.getByTestId("window-A").click();

  await tick(page, "衬衫");
  await page.getByTestId("split").click();
  await expect(page.getByTestId("split-preview")).toContainText("尾差");
  await keepScreen(page, "split-zh");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByTestId("split-confirm")).toHaveCount(0);
  // The line that was split is still there, crossed out; its three parts stand.
  await expect(openLines(page, "衬衫")).toHaveCount(3);
  await tick(page, "衬衫");
  await page.keyboard.press("Alt+b");
  await expect(page.getByTestId("window-B")).toContainText("26.67");

  await page.getByTestId("window-A").click();
  await charge(page, "shirt", "500");
  await page.getByTestId("settle-amount").fill("200");
  await page.keyboard.press("Alt+2");
  await page.getByTestId("settle-amount").fill("400");
  await page.keyboard.press("Alt+1");
  await expect(page.getByTestId("change")).toBeVisible();
  await keepScreen(page, "settle-zh");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByTestId("paper-sheet").locator("canvas").first()).toBeVisible();
  await keepScreen(page, "bill-zh");
  await page.keyboard.press("Escape");

  await page.getByTestId("window-B").click();
  await page.keyboard.press("Alt+2");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByTestId("paper-sheet").locator("canvas").first()).toBeVisible();
  await page.keyboard.press("Escape");

  // Whoever leaves on the day of arrival is asked for the room first; F8 leads on to paying for it.
  await page.keyboard.press("F8");
  await expect(page.getByTestId("room-use-full")).toBeFocused();
  await keepScreen(page, "room-use-zh");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByTestId("settle-amount")).toBeFocused();
  await page.keyboard.press("Alt+1");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByTestId("paper-sheet").locator("canvas").first()).toBeVisible();
  await page.keyboard.press("Escape");

  await page.keyboard.press("F8");
  await expect(page.getByTestId("folio-check-out")).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(page.getByTestId("folio-check-out")).toBeEnabled();
  await page.keyboard.press("F8");
  await expect(page.getByTestId("folio-check-out")).toHaveCount(0);
});

for (const language of ["zh-CN", "en"] as const) {
  for (const size of [
    { width: 1280, height: 720 },
    { width: 1440, height: 900 },
  ]) {
    test(`every screen shows in ${language} at ${size.width}`, async ({ page }) => {
      await page.setViewportSize(size);
      await openIn(page, language);
      await signIn(page, "admin", "yunqi-2026");
      await speak(page, language);
      for (const path of SCREENS) {
        await page.goto(`/#/${path}`);
        // Otherwise the heading of the screen before may still stand.
        await page.reload();
        await expect(page.locator("h1")).toBeVisible();
        const views = page.locator("[data-testid$=-views] input[type=radio]");
        const name = path.replace("?", "-").replace("=", "-");
        await settled(page);
        await keepScreen(page, `${name}-${language}-${size.width}`);
        for (let at = 1; at < (await views.count()); at += 1) {
          await views.nth(at).focus();
          await page.keyboard.press("Space");
          await expect(views.nth(at)).toBeChecked();
          await settled(page);
          await keepScreen(page, `${name}-view-${at + 1}-${language}-${size.width}`);
        }
      }
    });
  }
}

test("a slow house shows the shape of what is coming, as wide as it will be", async ({ page }) => {
  await openIn(page, "zh-CN");
  await signIn(page, "admin", "yunqi-2026");
  for (const [path, question] of [
    ["today", "stay.list"],
    ["cashier", "stay.list"],
    ["night-audit", "night_audit.check"],
    ["log", "log.list"],
  ] as const) {
    let answer = () => {};
    const held = new Promise<void>((go) => {
      answer = go;
    });
    await page.route(`**/api/${question}`, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`/#/${path}`);
    const line = page.locator(".mantine-Skeleton-root").first();
    await expect
      .poll(async () => (await line.boundingBox())?.width ?? 0, { message: path })
      .toBeGreaterThan(500);
    await keepScreen(page, `slow-${path}-zh`);
    answer();
    await settled(page);
    await page.unrouteAll({ behavior: "wait" });
  }
});

/** Every place of the rail; what else a screen shows is under its views. */
const SCREENS = [
  "today",
  "today?list=departures",
  "today?list=in_house",
  "today?list=reserved",
  "rooms",
  "guests",
  "cashier",
  "night-audit",
  "log",
  "users",
  "settings",
];

/** The change stream keeps the network busy for ever, so the screen itself says when it is there. */
async function settled(page: Page): Promise<void> {
  await expect(page.locator(".mantine-Skeleton-root")).toHaveCount(0);
}
