import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type APIRequestContext, expect, type Locator, type Page } from "@playwright/test";

const SCREENS = "../artefacts/screens";
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export type Language = "zh-CN" | "en";

/** The window as it opens for the first time on a machine set to a language. */
export async function openIn(
  page: Page,
  language: Language,
  scheme: "light" | "dark" = "light",
): Promise<void> {
  await page.addInitScript(
    ([locale, look]) => {
      localStorage.setItem("kezhan.locale", locale);
      localStorage.setItem("kezhan.preferences", JSON.stringify({ scheme: look, density: "standard" }));
    },
    [language, scheme] as const,
  );
  await page.goto("/");
}

/** Keeps a picture of the screen for people to look at. */
export async function keepScreen(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `${SCREENS}/${name}.png` });
}

/** No serious or critical finding of the accessibility rules. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(AXE);
  const findings = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } };
    interface Violation {
      id: string;
      impact: string;
      nodes: { html: string }[];
    }
    const { violations } = await axe.run();
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
  });
  expect(findings).toEqual([]);
}

/** Changes the language where the person's own is another: it outweighs the machine's. */
export async function speak(page: Page, language: Language): Promise<void> {
  const html = page.locator("html");
  if ((await html.getAttribute("lang")) !== language) {
    await page.getByRole("button", { name: language === "en" ? "English" : "中文" }).click();
  }
  await expect(html).toHaveAttribute("lang", language);
}

export async function signIn(page: Page, login: string, password: string): Promise<void> {
  await page.locator("input[name=login]").fill(login);
  await page.locator("input[name=password]").fill(password);
  await page.keyboard.press("Enter");
  await expect(page.locator("nav a").first()).toBeVisible();
}

/** A house of 28 rooms of two types, with the password and PIN that the stories use. */
const HOUSE = {
  language: "zh-CN",
  property: {
    name: "云栖客栈",
    nameEn: "Cloud Rest Inn",
    address: "杭州市西湖区",
    phone: "0571-88880000",
    taxNumber: "91330100MA0000001X",
    currency: "CNY",
    utcOffsetMinutes: 480,
  },
  roomTypes: [
    {
      code: "STD",
      name: "标准双床",
      nameEn: "Twin",
      maxGuests: 2,
      price: 39_800,
      weekendPrice: 42_800,
    },
    {
      code: "DLX",
      name: "豪华大床",
      nameEn: "Deluxe King",
      maxGuests: 3,
      price: 59_800,
      weekendPrice: null,
    },
  ],
  floors: [
    { from: 2, to: 3, roomsPerFloor: 10, firstRoom: 1, typeCode: "STD" },
    { from: 4, to: 4, roomsPerFloor: 8, firstRoom: 1, typeCode: "DLX" },
  ],
  priceMode: "inclusive",
  taxPercent: "6",
  servicePercent: "0",
  businessDate: null,
  administrator: { login: "admin", name: "系统管理员", password: "yunqi-2026", pin: "111111" },
};

/** Sets an empty house up, unless another story did. */
export async function makeHouse(
  request: APIRequestContext,
  businessDate: string | null = null,
): Promise<void> {
  const status = await request.post("/api/setup.status", { data: {} });
  if (!((await status.json()) as { ready: boolean }).ready) {
    const made = await request.post("/api/setup.create", { data: { ...HOUSE, businessDate } });
    expect(made.ok()).toBe(true);
  }
}

/** A dialog that just opened has put the focus where it wants it. */
export async function focusSettled(page: Page): Promise<void> {
  await expect(page.getByRole("dialog").locator(":focus")).toHaveCount(1);
}

/**
 * Chooses what was typed in the list that has the focus, by keys. A machine types before the list has settled
 * which line Enter means, so it looks at what was chosen, as people do, and types again.
 */
export async function takeTyped(page: Page, field: Locator, text: string, shows: RegExp): Promise<void> {
  await expect(async () => {
    await page.keyboard.press("Control+a");
    await page.keyboard.type(text);
    await expect(page.getByRole("option").first()).toBeVisible({ timeout: 1_000 });
    await page.keyboard.press("Enter");
    // What stands there as typed is not chosen yet.
    await expect(field).not.toHaveValue(text, { timeout: 1_000 });
    await expect(field).toHaveValue(shows, { timeout: 500 });
  }).toPass();
}
