import { expect, test } from "vitest";
import {
  belongs,
  boxOf,
  neighbour,
  occupancyTone,
  type RoomCard,
  roomByDigits,
  shown,
  span,
  touches,
} from "./wall";

function room(number: string, facts: Partial<RoomCard> = {}): RoomCard {
  return {
    id: number,
    number,
    typeId: "t",
    typeCode: "STD",
    typeName: "标准",
    typeNameEn: "Standard",
    occupancy: "vacant",
    housekeeping: "clean",
    code: "VC",
    price: 100,
    block: null,
    stay: null,
    arriving: null,
    version: 1,
    ...facts,
  } as RoomCard;
}

test("a blocked room is neither clean nor dirty for sale", () => {
  const blocked = room("201", { block: { id: "b", kind: "out_of_order", until: "2026-11-25", reason: "x" } });
  expect(belongs(blocked, "vacantClean")).toBe(false);
  expect(belongs(blocked, "vacantDirty")).toBe(false);
  expect(belongs(blocked, "blocked")).toBe(true);
  expect(occupancyTone(blocked)).toBe("blocked");
});

test("several filters show the rooms of each", () => {
  const dirty = room("202", { housekeeping: "dirty" });
  expect(shown(dirty, new Set())).toBe(true);
  expect(shown(dirty, new Set(["vacantClean"]))).toBe(false);
  expect(shown(dirty, new Set(["vacantClean", "vacantDirty"]))).toBe(true);
});

test("arrows walk the cards as they stand and stop at the edges", () => {
  const floors = [[room("201"), room("202"), room("203")], [], [room("301"), room("302")]];
  expect(neighbour(floors, null, "right")).toBe("201");
  expect(neighbour(floors, "203", "right")).toBe("301");
  expect(neighbour(floors, "203", "down")).toBe("302");
  expect(neighbour(floors, "301", "up")).toBe("201");
  expect(neighbour(floors, "302", "right")).toBe("302");
  expect(neighbour(floors, "201", "up")).toBe("201");
});

test("typed digits find the whole number before a longer one", () => {
  const rooms = [room("1201"), room("120"), room("12")];
  expect(roomByDigits(rooms, "12")?.number).toBe("12");
  expect(roomByDigits(rooms, "1201")?.number).toBe("1201");
  expect(roomByDigits(rooms, "9")).toBeUndefined();
});

test("a span goes from room to room either way, and is the end alone when the start is hidden", () => {
  const rooms = [room("201"), room("202"), room("203"), room("301")];
  expect(span(rooms, "202", "301")).toEqual(["202", "203", "301"]);
  expect(span(rooms, "301", "202")).toEqual(["202", "203", "301"]);
  expect(span(rooms, "202", "202")).toEqual(["202"]);
  expect(span(rooms, "999", "203")).toEqual(["203"]);
});

test("a lasso takes the cards it touches, in whichever direction it is drawn", () => {
  const card = { left: 100, top: 100, right: 200, bottom: 176 };
  const across = boxOf({ x: 150, y: 300 }, { x: 20, y: 150 });
  expect(across).toEqual({ left: 20, top: 150, right: 150, bottom: 300 });
  expect(touches(across, card)).toBe(true);
  expect(touches(boxOf({ x: 20, y: 20 }, { x: 100, y: 300 }), card)).toBe(false);
  expect(touches(boxOf({ x: 120, y: 120 }, { x: 130, y: 130 }), card)).toBe(true);
});
