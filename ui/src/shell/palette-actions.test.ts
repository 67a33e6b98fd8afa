import { beforeAll, beforeEach, expect, test } from "vitest";
import { useSession } from "../api/session";
import type { Stay } from "../features/stays/stay";
import { activateLocale, i18n } from "../i18n";
import { actionsOf, titleOf } from "./palette-actions";
import { dueHits } from "./palette-hits";

const TODAY = "2026-11-24";
const stay = (facts: Partial<Stay>): Stay =>
  ({
    id: "s",
    number: "S1",
    roomNumber: "802",
    arrival: TODAY,
    departure: "2026-11-26",
    guest: { id: "g", name: "张伟" },
    ...facts,
  }) as Stay;

beforeAll(() => activateLocale("zh-CN"));
beforeEach(() =>
  useSession.setState({
    grants: ["stay_view", "stay_check_in", "stay_book", "folio_view", "guest_view"].map((permission) => ({
      permission,
      limit: null,
    })) as never,
  }),
);

test("a booking that is due is checked in, one of another day is not", () => {
  const titles = (arrival: string) =>
    actionsOf(i18n, { kind: "stay", stay: stay({ state: "reserved", arrival }) }, TODAY).map(
      ({ title }) => title,
    );
  expect(titles(TODAY)).toEqual(["办理入住", "打开账夹", "速览", "打开客人资料"]);
  expect(titles("2026-11-25")).toEqual(["打开账夹", "速览", "打开客人资料"]);
});

test("a guest brings the actions of every stay that is not over, each with its room and dates", () => {
  const stays = [
    stay({ id: "a", state: "in_house" }),
    stay({ id: "b", state: "reserved", arrival: "2026-12-01", departure: "2026-12-02", roomNumber: null }),
    stay({ id: "c", state: "checked_out" }),
  ];
  const actions = actionsOf(i18n, { kind: "guest", id: "g", name: "张伟" }, TODAY, stays);
  expect(actions.map(({ id }) => id)).toEqual(["folio-a", "peek-a", "folio-b", "peek-b", "guest"]);
  expect(actions[0]?.detail).toBe("802 · 11-24 → 11-26");
  expect(actions[3]?.deed).toEqual({ to: "/today", search: { list: "reserved", stay: "b" } });
});

test("a room is settled when somebody lives there, and sold when nobody does", () => {
  const room = { id: "r", number: "802", typeName: "大床", typeNameEn: "King" };
  const titles = (stayId: string | null) =>
    actionsOf(i18n, { kind: "room", room: { ...room, stayId, guestName: null } }, TODAY).map(
      ({ title }) => title,
    );
  expect(titles("s")).toEqual(["结账", "速览", "预订这间房"]);
  expect(titles(null)).toEqual(["快速开房", "速览", "预订这间房"]);
  expect(titleOf({ kind: "room", room: { ...room, stayId: "s", guestName: "张伟" } })).toBe("802 张伟");
});

test("a long list of today shows its first lines and leads to all of it", () => {
  const stays = Array.from({ length: 9 }, (_, index) =>
    stay({ id: `s${index}`, state: "in_house", roomNumber: String(809 - index) }),
  );
  const [group] = dueHits(i18n, "departures", { stays, more: false }, TODAY);
  expect(group?.title).toBe("今日预离 9");
  expect(group?.hits.map(({ id }) => id)).toEqual([
    "due-s8",
    "due-s7",
    "due-s6",
    "due-s5",
    "due-s4",
    "all-departures",
  ]);
  expect(dueHits(i18n, "arrivals", { stays: [], more: false }, TODAY)).toEqual([]);
});
