import { expect, test } from "@playwright/test";
import { OwnHouse } from "./own-house";
import { expectAccessible, keepScreen, openIn, signIn } from "./support";

test.describe.configure({ mode: "serial" });

test("a hotel of one's own stands after five pages, by keyboard alone", async ({ page }) => {
  await openIn(page, "zh-CN");
  await expect(page.getByRole("heading", { name: "欢迎" })).toBeVisible();
  await keepScreen(page, "first-run-language-zh");
  await expectAccessible(page);
  await page.keyboard.press("Control+Enter");
  await page.getByRole("button", { name: "建自己的酒店" }).press("Enter");

  await page.keyboard.type("湖畔小筑");
  await keepScreen(page, "first-run-facts-zh");
  await page.keyboard.press("Control+Enter");

  const sentence = page.getByLabel("用一句话写房间");
  await sentence.fill("3层 大床");
  await sentence.press("Enter");
  await expect(page.getByText("要写明楼层")).toBeVisible();
  await expect(sentence).toHaveValue("3层 大床");
  await sentence.fill("3–5 层，每层 01–04，大床房");
  await sentence.press("Enter");
  await sentence.fill("3-5层 每层04-08 双床");
  await sentence.press("Enter");
  await expect(page.getByRole("alert")).toContainText("304 404 504");
  await page.getByLabel("首间号").nth(1).fill("5");
  await page.getByLabel("每层间数").nth(1).fill("4");
  await expect(page.getByText("24 间")).toBeVisible();
  await keepScreen(page, "first-run-rooms-zh");
  await expectAccessible(page);
  await page.keyboard.press("Control+Enter");

  await page.keyboard.type("王管理");
  await page.getByRole("textbox", { name: "密码", exact: true }).fill("a long secret 1");
  await page.getByRole("textbox", { name: "再输一次密码" }).fill("a long secret 1");
  await page.getByLabel("PIN 第 1 位，共 6 位").focus();
  await page.keyboard.type("246810");
  await keepScreen(page, "first-run-administrator-zh");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("navigation", { name: "模块" })).toBeVisible();
});

test("the sample hotel is begun by keyboard alone, and tells how far it is", async ({ page }) => {
  const house = new OwnHouse(8444);
  await house.start();
  try {
    await page.addInitScript(() => localStorage.setItem("kezhan.locale", "zh-CN"));
    await page.goto(house.url);
    await expect(page.getByRole("heading", { name: "欢迎" })).toBeVisible();
    await page.keyboard.press("Control+Enter");
    await page.getByRole("button", { name: "试用样例酒店" }).press("Enter");
    await expect(page.getByRole("heading", { name: "样例酒店 云栖客栈" })).toBeVisible();
    await page.keyboard.press("Control+Enter");
    await expect(page.getByRole("progressbar", { name: "装入进度" })).toBeVisible();
    await expect(page.getByText("过去的日子")).toBeVisible({ timeout: 60_000 });
    await keepScreen(page, "first-run-sample-zh");
    await expectAccessible(page);
  } finally {
    // It lives through sixty days, which nobody waits for here.
    await house.kill();
  }
});

test("a wrong password says so and keeps the login", async ({ page }) => {
  await openIn(page, "en");
  await page.locator("input[name=login]").fill("admin");
  await page.locator("input[name=password]").fill("not this one");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toContainText("Wrong login, password or PIN");
  await expect(page.locator("input[name=login]")).toHaveValue("admin");
  await keepScreen(page, "sign-in-en");
  await expectAccessible(page);
});

test("language, light and density change the window at once", async ({ page }) => {
  await openIn(page, "zh-CN");
  await signIn(page, "admin", "a long secret 1");
  await page.goto("/#/settings");
  await expect(page.getByRole("heading", { name: "设置" })).toBeVisible();
  await page.getByText("深色", { exact: true }).click();
  await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", "dark");
  await page.getByText("紧凑", { exact: true }).click();
  await expect(page.locator("html")).toHaveAttribute("data-density", "compact");
  await keepScreen(page, "settings-zh-dark");
  const languages = page.getByRole("radiogroup", { name: "语言", exact: true });
  await languages.getByText("English", { exact: true }).click();
  await expect(page.getByRole("heading", { name: "Settings" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await keepScreen(page, "settings-en-dark");
  await expectAccessible(page);
  await page.keyboard.press("F1");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
  await keepScreen(page, "keys-en-dark");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog", { name: "Find" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});
