import { expect, test } from "vitest";
import { choiceOf, type ProposedRoom, typeChoices, valueOfType } from "./choices";

const kind = (id: string, maxGuests: number) => ({
  id,
  code: id,
  name: id,
  nameEn: id,
  maxGuests,
  sellLimit: 0,
  rooms: 4,
  version: 1,
});
const room = (id: string, typeId: string) => ({ id, typeId, number: id }) as ProposedRoom;
const TYPES = [kind("twin", 2), kind("king", 3)];
const FREE = [
  { typeId: "twin", free: 4 },
  { typeId: "king", free: 0 },
];

test("only types with rooms left that the guests fit into can be booked without a room", () => {
  expect(typeChoices(TYPES, FREE, 1).map(({ type, free }) => [type.id, free])).toEqual([["twin", 4]]);
  expect(typeChoices(TYPES, FREE, 3)).toEqual([]);
  expect(typeChoices(TYPES, [{ typeId: "king", free: 2 }], 3).map(({ type }) => type.id)).toEqual(["king"]);
});

test("a walk-in gets the best room, a booking any room of the first type", () => {
  const types = typeChoices(TYPES, FREE, 1);
  const rooms = [room("205", "twin"), room("203", "twin")];
  expect(choiceOf(null, rooms, types, false)).toEqual({ room: rooms[0], typeId: "twin" });
  expect(choiceOf(null, rooms, types, true)).toEqual({ room: null, typeId: "twin" });
  expect(choiceOf("203", rooms, types, true)).toEqual({ room: rooms[1], typeId: "twin" });
  expect(choiceOf(valueOfType("twin"), rooms, types, false)).toEqual({ room: null, typeId: "twin" });
});

test("what can no longer be had falls back, and nothing left is nothing", () => {
  const types = typeChoices(TYPES, FREE, 1);
  expect(choiceOf("gone", [room("205", "twin")], types, false)?.room?.id).toBe("205");
  expect(choiceOf(valueOfType("king"), [], types, true)).toEqual({ room: null, typeId: "twin" });
  expect(choiceOf(null, [], [], true)).toBeNull();
});
