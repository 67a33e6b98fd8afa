import { expect, type Locator, type Page, test } from "@playwright/test";
import { type Desk, OwnHouse } from "./own-house";
import { expectAccessible, keepScreen, openIn, signIn, takeTyped } from "./support";

test.describe.configure({ mode: "serial" });

const house = new OwnHouse(8440);
let manager: Desk;

test.use({ baseURL: house.url });

test.beforeAll(async () => {
  await house.start();
  manager = await house.manage();
});

test.afterAll(() => house.kill());

/** Waits until the keys go where they should: into a dialog, out of it, or into a list. */
async function dialogs(page: Page, count: number): Promise<void> {
  await expect(page.getByRole("dialog")).toHaveCount(count);
}

/** One box ends where the other begins, or before. */
async function expectAbove(upper: Locator, lower: Locator): Promise<void> {
  await expect
    .poll(async () => {
      const [above, below] = [await upper.boundingBox(), await lower.boundingBox()];
      return above !== null && below !== null && above.y + above.height <= below.y;
    })
    .toBe(true);
}

async function enter(page: Page, path: string): Promise<void> {
  await openIn(page, "zh-CN");
  await signIn(page, "admin", "yunqi-2026");
  await page.goto(`/#/${path}`);
  await expect(page.locator("h1")).toBeVisible();
}

test("a booking becomes an arrival and a guest in house by keys alone", async ({ page }) => {
  await enter(page, "rooms");
  await expect(page.getByTestId("wall")).toBeFocused();
  await page.keyboard.press("Shift+F2");
  await expect(page.getByTestId("walk-in-guest")).toBeFocused();
  await page.keyboard.type("陆小曼");
  await expect(page.getByTestId("walk-in")).toHaveAttribute("data-booking", "true");
  await expect(page.getByTestId("walk-in-room")).toHaveValue(/不指定房间/);
  await keepScreen(page, "booking-zh");
  await expectAccessible(page);
  await page.keyboard.press("Control+Enter");
  await dialogs(page, 0);
  await expect(page.getByText("陆小曼 已预订")).toBeVisible();

  await page.keyboard.press("F2");
  await expect(page.getByTestId("walk-in-guest")).toBeFocused();
  await page.keyboard.type("丁今日");
  await expect(page.getByTestId("walk-in-room")).not.toHaveValue("");
  await page.keyboard.press("Control+Shift+Enter");
  await dialogs(page, 0);

  await page.keyboard.press("F6");
  await expect(page.getByTestId("today-arrivals")).toContainText("1");
  await expect(page.getByTestId("today-reserved")).toContainText("2");
  await expect(page.getByRole("row").filter({ hasText: "丁今日" })).toBeVisible();
  await expect(page.getByRole("grid")).toBeFocused();
  await keepScreen(page, "today-zh");
  await expectAccessible(page);

  await page.keyboard.press("ArrowRight");
  await expect(page.getByTestId("stay-peek")).toContainText("丁今日");
  await keepScreen(page, "today-peek-zh");
  await page.keyboard.press("i");
  await expect(page.getByTestId("check-in")).toBeVisible();
  await expect(page.getByTestId("walk-in-id-number")).toBeFocused();
  await page.keyboard.type("110105199003070000");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByTestId("check-in")).toContainText("校验位不对");
  await expect(page.getByTestId("walk-in-id-number")).toHaveValue("110105199003070000");
  await page.getByTestId("walk-in-id-number").fill("110105199003070009");
  await page.keyboard.press("Alt+2");
  await keepScreen(page, "check-in-zh");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByTestId("paper-sheet").locator("canvas").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await dialogs(page, 0);
  await expect(page.getByTestId("today-in_house")).toContainText("1");

  await page.keyboard.press("Control+z");
  await expect(page.getByText(/已撤销：办理入住/)).toBeVisible();
  await expect(page.getByTestId("today-arrivals")).toContainText("1");
});

test("a booking is given a room, loses it, leaves later and is called off, each with undo", async ({
  page,
}) => {
  await enter(page, "today?list=reserved");
  await page.getByRole("row").filter({ hasText: "陆小曼" }).click();
  const peek = page.getByTestId("stay-peek");
  await expect(peek).toContainText("未排房");

  await page.keyboard.press("m");
  await expect(page.getByTestId("stay-room")).not.toHaveValue("");
  const room = (await page.getByTestId("stay-room").inputValue()).split(" ")[0] ?? "";
  await page.keyboard.press("Control+Enter");
  await dialogs(page, 0);
  await expect(peek).toContainText(room);

  await page.keyboard.press("r");
  await expect(peek).toContainText("未排房");
  await page.keyboard.press("Control+z");
  await expect(peek).toContainText(room);

  await page.keyboard.press("x");
  await expect(page.getByTestId("cancel-reason")).toBeFocused();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByTestId("cancel-reason")).toBeFocused();
  await page.keyboard.type("改期");
  await page.keyboard.press("Control+Enter");
  await dialogs(page, 0);
  await expect(page.getByRole("row").filter({ hasText: "陆小曼" })).toHaveCount(0);
  await page.getByTestId("today-called_off").click();
  await expect(page.getByRole("row").filter({ hasText: "陆小曼" })).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("row").filter({ hasText: "陆小曼" })).toHaveCount(0);

  await page.getByTestId("today-arrivals").click();
  await page.getByRole("row").filter({ hasText: "丁今日" }).click();
  await page.getByTestId("peek-no-show").click();
  await expect(page.getByText("今天没有要到的客人")).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("row").filter({ hasText: "丁今日" })).toBeVisible();
});

test("rooms are selected by lasso, clicks and keys, and set in one step that is undone in one", async ({
  page,
}) => {
  await enter(page, "rooms");
  await expect(page.getByTestId("wall")).toBeFocused();
  const tile = (number: string) => page.getByTestId(`room-${number}`);
  const [from, to] = [await tile("401").boundingBox(), await tile("403").boundingBox()];
  if (!from || !to) {
    throw new Error("the cards are on the screen");
  }
  await page.mouse.move(from.x - 6, from.y - 4);
  await page.mouse.down();
  await page.mouse.move(from.x + 40, from.y + 20);
  await page.mouse.move(to.x + 20, to.y + 30, { steps: 4 });
  await keepScreen(page, "wall-lasso-zh");
  await page.mouse.up();
  await expect(page.getByTestId("batch-bar")).toContainText("已选 3 间");
  await page.keyboard.press("d");
  await expect(tile("402")).toHaveAttribute("data-code", "VD");
  await expect(page.getByTestId("batch-bar")).toHaveCount(0);
  await tile("404").click({ modifiers: ["Control"] });
  await expectAbove(page.getByTestId("undo-snackbar"), page.getByTestId("batch-bar"));
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+z");
  await expect(tile("402")).toHaveAttribute("data-code", "VC");

  await tile("404").click({ modifiers: ["Control"] });
  await tile("406").click({ modifiers: ["Shift"] });
  await expect(page.getByTestId("batch-bar")).toContainText("已选 3 间");
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("batch-bar")).toHaveCount(0);

  await page.keyboard.type("407");
  await expect(tile("407")).toHaveAttribute("data-current", "true");
  await page.keyboard.press("Space");
  await page.keyboard.press("Shift+ArrowRight");
  await expect(page.getByTestId("batch-bar")).toContainText("已选 2 间");
  await keepScreen(page, "wall-batch-zh");
  await expectAccessible(page);
  await page.keyboard.press("v");
  await expect(tile("408")).toContainText("豪华大床");
  await page.keyboard.press("Shift+F10");
  await expect(page.getByTestId("room-verbs")).toBeVisible();
  await keepScreen(page, "wall-verbs-zh");
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("wall")).toBeFocused();

  await page.keyboard.type("407307");
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("walk-in-room")).toHaveValue(/^307/);
  await page.keyboard.press("Escape");
  await dialogs(page, 0);
});

test("a guest's numbers are shown for a reason, and two who edit one profile lose nothing", async ({
  page,
}) => {
  await manager.checkIn("白居易");
  await enter(page, "guests");
  await expect(page.getByTestId("guest-find")).toBeFocused();
  await page.keyboard.type("bjy");
  await page.getByRole("row").filter({ hasText: "白居易" }).click();
  const numbers = page.getByTestId("guest-numbers");
  await expect(numbers).not.toContainText("110101199003070011");
  await page.getByTestId("guest-reveal").click();
  await page.keyboard.type("核对证件");
  await page.keyboard.press("Enter");
  await expect(numbers).toContainText("110101199003070011");
  await expect(page.getByTestId("guest-stays")).toContainText("在住");
  await keepScreen(page, "guest-zh");
  await expectAccessible(page);

  await page.getByTestId("guest-note").fill("要高楼层");
  const { guests } = (await manager.run("guest.search", { text: "白居易" })) as unknown as {
    guests: { id: string }[];
  };
  const id = guests[0]?.id;
  await manager.run("guest.save", { guest: { id, name: "白居易", address: "洛阳" } });
  await expect(page.getByTestId("conflict")).toContainText("地址");
  await expect(page.getByTestId("guest-note")).toHaveValue("要高楼层");
  await page.getByTestId("conflict").getByRole("button", { name: "保留我填的" }).click();
  await page.getByTestId("guest-address").fill("洛阳");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("已保存 白居易")).toBeVisible();
  await expect(page.getByTestId("conflict")).toHaveCount(0);
  const { guest } = (await manager.run("guest.get", { guestId: id ?? "" })) as unknown as {
    guest: { note: string; address: string };
  };
  expect([guest.note, guest.address]).toEqual(["要高楼层", "洛阳"]);

  await page.goto(`/#/rooms?guest=${id}`);
  await expect(page.getByTestId("guest-peek")).toBeVisible();
});

test("a foreigner is asked for the nation, gets papers in English and a receipt for the deposit", async ({
  page,
}) => {
  await enter(page, "rooms");
  await page.keyboard.press("F2");
  await page.getByTestId("walk-in-guest").fill("Anna Schmidt");
  await page.getByTestId("walk-in-id-type").click();
  await page.getByRole("option", { name: "护照", exact: true }).click();
  await page.getByTestId("walk-in-id-number").fill("C01X00T47");
  await page.getByTestId("walk-in-deposit").fill("500");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByTestId("walk-in-nationality")).toBeFocused();
  await page.keyboard.type("德国");
  await page.getByRole("option", { name: "德国 DE" }).click();
  await expect(page.getByTestId("walk-in-language")).toHaveValue("English");
  await keepScreen(page, "walk-in-passport-zh");
  await expectAccessible(page);
  await page.keyboard.press("Control+Enter");
  const paper = page.getByTestId("paper-sheet");
  await expect(paper.locator("canvas").first()).toBeVisible();
  await paper.getByText("押金收据").click();
  await page.waitForTimeout(700);
  await keepScreen(page, "deposit-receipt-zh");
  await page.keyboard.press("Escape");
  await dialogs(page, 0);
  const found = async (text: string) =>
    ((await manager.run("guest.search", { text })) as unknown as { guests: { id: string }[] }).guests;
  const [anna] = await found("Anna Schmidt");
  const { guest } = (await manager.run("guest.get", { guestId: anna?.id ?? "" })) as unknown as {
    guest: { nationality: string; language: string };
  };
  expect([guest.nationality, guest.language]).toEqual(["DE", "en"]);

  // The same passport under a nickname: one press takes the guest on record and keeps the rest.
  await page.keyboard.press("F2");
  await page.getByTestId("walk-in-guest").fill("Änni");
  await page.getByTestId("walk-in-id-type").click();
  await page.getByRole("option", { name: "护照", exact: true }).click();
  await page.getByTestId("walk-in-id-number").fill("C01X00T47");
  await page.getByTestId("walk-in-nationality").fill("DE");
  await page.getByRole("option", { name: "德国 DE" }).click();
  await page.getByTestId("walk-in-note").fill("要高楼层");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByTestId("paper-owner")).toContainText("Anna Schmidt");
  await keepScreen(page, "walk-in-owner-zh");
  await page.getByTestId("paper-owner").click();
  await expect(page.getByTestId("walk-in-guest")).toHaveValue("Anna Schmidt");
  await expect(page.getByTestId("walk-in-note")).toHaveValue("要高楼层");
  await page.keyboard.press("Control+Enter");
  await expect(paper.locator("canvas").first()).toBeVisible();
  await page.keyboard.press("Escape");
  expect(await found("Änni")).toHaveLength(0);
});

test("Enter alone takes a guest in, and a charge is posted from the panel of the room", async ({ page }) => {
  await enter(page, "rooms");
  await page.keyboard.press("F2");
  await expect(page.getByTestId("walk-in-guest")).toBeFocused();
  await page.keyboard.type("柳永");
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("walk-in-id-type")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("walk-in-id-number")).toBeFocused();
  await page.keyboard.type("110101199003070054");
  await expect(page.getByTestId("walk-in-room")).not.toHaveValue("");
  const room = (await page.getByTestId("walk-in-room").inputValue()).split(" ")[0];
  const confirm = page.getByTestId("walk-in-confirm");
  await expect(async () => {
    await page.keyboard.press("Enter");
    await expect(confirm).toBeFocused({ timeout: 200 });
  }).toPass({ intervals: [50] });
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("paper-sheet").locator("canvas").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await dialogs(page, 0);

  await page.getByTestId(`room-${room}`).click();
  await expect(page.getByTestId("stay-postings")).toContainText("0 笔");
  await page.keyboard.press("a");
  const item = page.getByTestId("charge-item");
  await expect(item).toBeFocused();
  await takeTyped(page, item, "water", /water/);
  await page.keyboard.press("Control+Enter");
  await dialogs(page, 0);
  await expect(page.getByTestId("stay-postings")).toContainText("1 笔");
  await page.getByTestId("legend").click();
  await expect(page.getByTestId("legend-list")).toContainText("待整理");
  await keepScreen(page, "wall-legend-zh");
  await expectAccessible(page);
});

test("a company is kept and pays for the room of a booking", async ({ page }) => {
  await enter(page, "guests?view=companies");
  // The key works as soon as its button is there.
  await expect(page.getByTestId("company-new")).toBeVisible();
  await page.keyboard.press("Alt+n");
  await expect(page.getByTestId("company-name")).toBeFocused();
  await page.keyboard.type("云杉科技");
  await page.getByTestId("company-creditLimit").fill("5000");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("row").filter({ hasText: "云杉科技" })).toContainText("¥5,000.00");
  await keepScreen(page, "company-zh");
  await expectAccessible(page);

  await page.keyboard.press("Shift+F2");
  await page.getByTestId("walk-in-guest").fill("苏轼");
  await page.getByTestId("walk-in-company").click();
  await page.getByRole("option", { name: "云杉科技" }).click();
  await page.keyboard.press("Control+Enter");
  await dialogs(page, 0);
  const { stays } = (await manager.run("stay.list", { scope: "reserved", text: "苏轼" })) as unknown as {
    stays: { id: string }[];
  };
  const account = async () =>
    (await manager.run("folio.get", { stayId: stays[0]?.id ?? "" })) as unknown as {
      folios: { label: string; company: { name: string } | null }[];
      rules: { category: string }[];
    };
  await expect.poll(async () => (await account()).rules.map(({ category }) => category)).toEqual(["room"]);
  expect((await account()).folios.find(({ label }) => label === "B")?.company?.name).toBe("云杉科技");
});

for (const [language, scheme] of [
  ["en", "light"],
  ["en", "dark"],
  ["zh-CN", "dark"],
] as const) {
  for (const width of [1280, 1440]) {
    test(`the desk shows in ${language} ${scheme} at ${width}`, async ({ page }) => {
      await page.setViewportSize({ width, height: width === 1280 ? 720 : 900 });
      await openIn(page, language, scheme);
      await signIn(page, "admin", "yunqi-2026");
      const html = page.locator("html");
      if ((await html.getAttribute("lang")) !== language) {
        await page.getByRole("button", { name: language === "en" ? "English" : "中文" }).click();
      }
      await expect(html).toHaveAttribute("lang", language);
      for (const [path, name] of [
        ["today", "today"],
        ["today?list=reserved", "reserved"],
        ["guests", "guests"],
        ["guests?view=companies", "companies"],
      ] as const) {
        await page.goto(`/#/${path}`);
        await expect(page.locator("h1")).toBeVisible();
        await expect(page.locator(".mantine-Skeleton-root")).toHaveCount(0);
        await keepScreen(page, `${name}-${language}-${scheme}-${width}`);
      }
      await page.keyboard.press("F2");
      await expect(page.getByTestId("walk-in-room")).not.toHaveValue("");
      await keepScreen(page, `walk-in-${language}-${scheme}-${width}`);
      const confirm = await page.getByTestId("walk-in-confirm").boundingBox();
      expect((confirm?.y ?? 9999) + (confirm?.height ?? 0)).toBeLessThan(page.viewportSize()?.height ?? 0);
    });
  }
}
