import { expect, test } from "@playwright/test";
import { OwnHouse } from "./own-house";
import { expectAccessible, keepScreen, openIn, signIn, speak } from "./support";

const house = new OwnHouse(8444);

test.use({ baseURL: house.url });

test.beforeAll(async () => {
  await house.start();
  await house.manage();
});

test.afterAll(() => house.kill());

test("a new house leads around, ticks what was done, and lets its list be put away", async ({ page }) => {
  await openIn(page, "en");
  await signIn(page, "admin", "yunqi-2026");
  await speak(page, "en");
  await page.keyboard.press("Control+2");
  const list = page.getByTestId("opening");
  await expect(list).toContainText("0/5");
  await expectAccessible(page);

  await page.getByTestId("opening-tour").focus();
  await page.keyboard.press("Enter");
  const step = page.getByRole("dialog");
  for (let number = 1; number <= 6; number++) {
    await expect(step).toContainText(`Step ${number} of 6`);
    await expect(step).toBeInViewport({ ratio: 1 });
    await keepScreen(page, `tour-${number}-en`);
    await page.keyboard.press("ArrowRight");
  }
  await page.keyboard.press("Escape");
  await expect(step).toHaveCount(0);
  await expect(list).toContainText("1/5");

  await page.getByTestId("opening-guest").click();
  await page.getByTestId("walk-in-guest").fill("欧阳静");
  await page.getByTestId("walk-in-id-number").fill("110101199003070011");
  await expect(page.getByTestId("walk-in-room")).not.toHaveValue("");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByTestId("paper-sheet").locator("canvas").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(list).toContainText("2/5");

  await page.getByTestId("opening-dismiss").click();
  await expect(list).toHaveCount(0);
  await page.reload();
  await expect(page.getByTestId("wall")).toBeVisible();
  await expect(list).toHaveCount(0);
});
