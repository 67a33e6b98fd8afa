import { expect, test } from "vitest";
import { inOrder, nightsAhead, overdue, type Stay, verbsOf } from "./stay";

const TODAY = "2026-11-22";

function stay(facts: Partial<Stay>): Stay {
  return {
    id: "1",
    number: "S000001",
    state: "reserved",
    guest: { id: "g", name: "王伟" },
    arrival: TODAY,
    departure: "2026-11-24",
    nights: 2,
    roomId: null,
    roomNumber: null,
    roomTypeId: "t",
    roomTypeName: "标准双床",
    roomTypeNameEn: "Twin",
    balance: 0,
    version: 1,
    ...facts,
  };
}

test("a booking of today can be checked in, one of tomorrow only prepared", () => {
  expect(verbsOf(stay({}), TODAY)).toEqual(["check_in", "room", "extend", "no_show", "cancel"]);
  const later = stay({ arrival: "2026-11-23", roomId: "r" });
  expect(verbsOf(later, TODAY)).toEqual(["room", "unassign", "extend", "cancel"]);
});

test("a booking whose days are over can only be called off", () => {
  const over = stay({ arrival: "2026-11-20", departure: TODAY });
  expect(verbsOf(over, TODAY)).toEqual(["extend", "no_show", "cancel"]);
});

test("a guest in house leaves, stays longer or moves; a stay that is over has no verb", () => {
  expect(verbsOf(stay({ state: "in_house", roomId: "r" }), TODAY)).toEqual(["check_out", "extend", "room"]);
  for (const state of ["checked_out", "cancelled", "no_show"] as const) {
    expect(verbsOf(stay({ state }), TODAY)).toEqual([]);
  }
});

test("a late guest is given the nights that are left", () => {
  expect(nightsAhead({ arrival: "2026-11-20", departure: "2026-11-24" }, TODAY)).toEqual({
    arrival: TODAY,
    departure: "2026-11-24",
  });
  expect(nightsAhead({ arrival: "2026-11-20", departure: TODAY }, TODAY)).toEqual({
    arrival: TODAY,
    departure: "2026-11-23",
  });
  expect(nightsAhead({ arrival: "2026-11-25", departure: "2026-11-27" }, TODAY).arrival).toBe("2026-11-25");
});

test("late is who has not come, and who has not left", () => {
  expect(overdue(stay({ arrival: "2026-11-21" }), TODAY)).toBe(true);
  expect(overdue(stay({}), TODAY)).toBe(false);
  expect(overdue(stay({ state: "in_house", departure: TODAY }), TODAY)).toBe(false);
  expect(overdue(stay({ state: "in_house", arrival: "2026-11-18", departure: "2026-11-21" }), TODAY)).toBe(
    true,
  );
  expect(overdue(stay({ state: "cancelled", arrival: "2026-11-18" }), TODAY)).toBe(false);
});

test("bookings go by day, guests in house by room number as people count", () => {
  const rooms = ["1001", "302", "205"].map((number) => stay({ id: number, roomNumber: number }));
  expect(inOrder("in_house", rooms).map(({ id }) => id)).toEqual(["205", "302", "1001"]);
  const days = ["2026-12-01", "2026-11-23"].map((arrival) => stay({ id: arrival, arrival }));
  expect(inOrder("reserved", days).map(({ id }) => id)).toEqual(["2026-11-23", "2026-12-01"]);
});
