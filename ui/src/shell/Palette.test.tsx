import { I18nProvider } from "@lingui/react";
import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { queryClient } from "../api";
import { type Envelope, installHost } from "../api/host";
import { useSession } from "../api/session";
import { useArrival } from "../features/front-desk/arrival";
import { activateLocale, i18n } from "../i18n";
import { runCommand, startDispatch } from "../keys/dispatch";
import { UiProvider } from "../ui/UiProvider";
import { Palette } from "./Palette";
import { rememberRecent } from "./recent";

const navigate = vi.hoisted(() => vi.fn());
vi.mock("@tanstack/react-router", () => ({ useNavigate: () => navigate, useRouterState: () => "" }));
// The dialog itself has its own tests; here it only matters that it opens, and for whom.
vi.mock("../features/stays/CheckInDialog", () => ({
  CheckInDialog: ({ stayId }: { stayId: string }) => <p>{`check in ${stayId}`}</p>,
}));

const TODAY = "2026-11-24";
const stay = (id: string, name: string, state: string, roomNumber: string | null) => ({
  id,
  state,
  roomNumber,
  roomId: roomNumber,
  number: `S${id}`,
  arrival: state === "reserved" ? TODAY : "2026-11-22",
  departure: "2026-11-26",
  guest: { id: `g${id}`, name },
});
const ZHANG = stay("1", "张伟", "in_house", "802");
const LI = stay("2", "李娜", "reserved", null);

/** Answers of the house that are held back until the test lets them go. */
let held: (() => void)[] | null;

function answer({ op, args }: Envelope): unknown {
  const { text, scope } = args as { text?: string; scope?: string };
  switch (op) {
    case "search.find":
      return {
        rooms:
          text === "803" ? [{ id: "r3", number: "803", typeName: "大床", typeNameEn: "", stayId: null }] : [],
        stays: [ZHANG, LI].filter(({ guest }) => guest.name.includes(text ?? "")),
        guests: [],
      };
    case "stay.list":
      return { stays: scope === "arrivals" ? [LI] : [], more: false };
    case "stay.get":
      return { stay: ZHANG };
    default:
      return {};
  }
}

let stop = () => {};
beforeEach(async () => {
  await activateLocale("zh-CN");
  held = null;
  navigate.mockClear();
  installHost({
    origin: "test",
    capabilities: { windows: false, fileDialog: false, localData: false },
    call: async (envelope) => {
      if (held && envelope.op === "search.find") {
        await new Promise<void>((free) => held?.push(free));
      }
      return answer(envelope);
    },
    subscribe: () => () => {},
  });
  const rights = ["stay_view", "stay_check_in", "stay_book", "folio_view", "guest_view"];
  useSession.setState({
    user: { id: crypto.randomUUID() } as never,
    house: { businessDate: TODAY } as never,
    grants: rights.map((permission) => ({ permission, limit: null })) as never,
  });
  stop = startDispatch();
});
afterEach(() => {
  stop();
  cleanup();
  queryClient.clear();
});

function open() {
  render(
    <QueryClientProvider client={queryClient}>
      <I18nProvider i18n={i18n}>
        <UiProvider>
          <Palette />
        </UiProvider>
      </I18nProvider>
    </QueryClientProvider>,
  );
  fireEvent.keyDown(document.body, { key: "k", code: "KeyK", ctrlKey: true });
  return screen.findByTestId("palette-find");
}

const press = (field: HTMLElement, key: string, init = {}) =>
  fireEvent.keyDown(field, { key, code: key, ...init });
const marked = () => document.querySelector("[data-combobox-selected]")?.textContent ?? "";
const group = (name: RegExp) => screen.findByText(name);

it("shows what was looked at lately, then who comes today, and marks the first of it", async () => {
  rememberRecent({ kind: "stay", id: "1" });
  await open();
  const recent = await group(/最近看过/);
  const due = await group(/今日预抵 1/);
  expect(recent.compareDocumentPosition(due) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  await expect.poll(marked).toContain("张伟");
});

it("does what comes next on Enter: checks in who is expected, opens the account of who is here", async () => {
  const field = await open();
  await group(/今日预抵/);
  await expect.poll(marked).toContain("李娜");
  press(field, "Enter");
  expect(await screen.findByText("check in 2")).toBeVisible();

  fireEvent.keyDown(document.body, { key: "k", code: "KeyK", ctrlKey: true });
  const again = await screen.findByTestId("palette-find");
  fireEvent.change(again, { target: { value: "张" } });
  await expect.poll(marked).toContain("张伟");
  press(again, "Enter");
  expect(navigate).toHaveBeenCalledWith({ to: "/folio/$stayId", params: { stayId: "1" } });
});

it("goes by Tab to the actions on a result, narrows them, and by Escape back to where it was", async () => {
  const field = await open();
  fireEvent.change(field, { target: { value: "张" } });
  await expect.poll(marked).toContain("张伟");
  press(field, "Tab");
  await group(/802 张伟 →/);
  expect(screen.getAllByRole("option").map((line) => line.textContent)).toEqual([
    "结账",
    "速览换房、续住、入账",
    "打开客人资料",
  ]);
  fireEvent.change(field, { target: { value: "资料" } });
  await expect.poll(marked).toContain("打开客人资料");
  fireEvent.change(field, { target: { value: "没有" } });
  expect(await group(/没有这样的操作/)).toBeVisible();
  press(field, "Escape");
  await expect.poll(marked).toContain("张伟");
  expect(field).toHaveValue("张");
  press(field, "Tab");
  await group(/802 张伟 →/);
  press(field, "Tab", { shiftKey: true });
  await expect.poll(marked).toContain("张伟");
  press(field, "Escape");
  await expect.poll(() => screen.queryByTestId("palette-find")).toBeNull();
});

it("opens a free room for a walk-in", async () => {
  const field = await open();
  fireEvent.change(field, { target: { value: "803" } });
  await expect.poll(marked).toContain("803");
  press(field, "Tab");
  await expect.poll(marked).toContain("快速开房");
  press(field, "Enter");
  await expect.poll(() => useArrival.getState().roomId).toBe("r3");
});

it("takes for a hurried Enter the first of what was typed, never one of what stood there before", async () => {
  const field = await open();
  await expect.poll(marked).toContain("李娜");
  held = [];
  fireEvent.change(field, { target: { value: "张" } });
  press(field, "Enter");
  await expect.poll(() => held?.length).toBe(1);
  expect(navigate).not.toHaveBeenCalled();
  held[0]?.();
  await expect.poll(() => navigate.mock.calls).toEqual([[{ to: "/folio/$stayId", params: { stayId: "1" } }]]);
});

it("says what can be searched when nothing fits", async () => {
  const field = await open();
  fireEvent.change(field, { target: { value: "xyz" } });
  expect(await screen.findByTestId("palette-help")).toHaveTextContent(
    /没有找到“xyz”.*电话后四位.*住单号.*房号/,
  );
});

it("leaves out what may not be done", async () => {
  useSession.setState({ grants: [{ permission: "guest_view" }] as never });
  const field = await open();
  expect(screen.queryByText(/今日预抵/)).toBeNull();
  fireEvent.change(field, { target: { value: "张" } });
  await expect.poll(marked).toContain("张伟");
  press(field, "Tab");
  await group(/802 张伟 →/);
  expect(screen.getAllByRole("option").map((line) => line.textContent)).toEqual(["打开客人资料"]);
});

it("tells its keys in the F1 sheet while the focus is in its field", async () => {
  await open();
  expect(runCommand("palette.take")).toBe(true);
});
