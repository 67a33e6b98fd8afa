import type { Output } from "../../api";
import type { Tone } from "../../ui";

export type Wall = Output<"room.wall">;
export type RoomCard = Wall["floors"][number]["rooms"][number];

export const FILTERS = [
  "vacantClean",
  "vacantDirty",
  "occupied",
  "arriving",
  "leaving",
  "blocked",
  "owing",
] as const;
export type Filter = (typeof FILTERS)[number];

const CLEAN: readonly string[] = ["clean", "inspected"];

/** Whether a room belongs to a filter; the same sorting as the counts of the house. */
export function belongs(room: RoomCard, filter: Filter): boolean {
  switch (filter) {
    case "vacantClean":
      return room.occupancy === "vacant" && !room.block && CLEAN.includes(room.housekeeping);
    case "vacantDirty":
      return room.occupancy === "vacant" && !room.block && !CLEAN.includes(room.housekeeping);
    case "occupied":
      return room.occupancy === "occupied";
    case "arriving":
      return room.arriving !== null;
    case "leaving":
      return room.stay?.leavingToday ?? false;
    case "blocked":
      return room.block !== null;
    case "owing":
      return (room.stay?.balance ?? 0) > 0;
  }
}

/** With several filters a room needs to belong to one of them. */
export function shown(room: RoomCard, filters: ReadonlySet<Filter>): boolean {
  return filters.size === 0 || [...filters].some((filter) => belongs(room, filter));
}

/** The background of a card tells who is in the room, and nothing else. */
export function occupancyTone(room: RoomCard): Tone {
  if (room.block && room.occupancy === "vacant") {
    return "blocked";
  }
  if (room.stay) {
    return room.stay.leavingToday ? "leaving" : "active";
  }
  if (room.arriving) {
    return "coming";
  }
  return CLEAN.includes(room.housekeeping) ? "ok" : "attention";
}

/** The room next to `from` in a direction, as the cards stand: floors are rows. */
export function neighbour(
  floors: readonly (readonly RoomCard[])[],
  from: string | null,
  direction: "left" | "right" | "up" | "down",
): string | null {
  const row = floors.findIndex((rooms) => rooms.some(({ id }) => id === from));
  if (row < 0) {
    return floors.find((rooms) => rooms.length > 0)?.[0]?.id ?? null;
  }
  const column = floors[row]?.findIndex(({ id }) => id === from) ?? 0;
  if (direction === "left" || direction === "right") {
    const step = direction === "left" ? -1 : 1;
    const flat = floors.flat();
    const at = flat.findIndex(({ id }) => id === from) + step;
    return flat[Math.min(Math.max(at, 0), flat.length - 1)]?.id ?? null;
  }
  const step = direction === "up" ? -1 : 1;
  for (let next = row + step; next >= 0 && next < floors.length; next += step) {
    const rooms = floors[next];
    if (rooms && rooms.length > 0) {
      return rooms[Math.min(column, rooms.length - 1)]?.id ?? null;
    }
  }
  return from;
}

/** The room whose number starts with what was typed; a full match wins. */
export function roomByDigits(rooms: readonly RoomCard[], typed: string): RoomCard | undefined {
  return rooms.find(({ number }) => number === typed) ?? rooms.find(({ number }) => number.startsWith(typed));
}

/** The rooms from one to another, both with them, in the order in which they are shown. */
export function span(rooms: readonly RoomCard[], from: string, to: string): string[] {
  const places = [from, to].map((id) => rooms.findIndex((room) => room.id === id));
  const [first = -1, last = -1] = places.sort((a, b) => a - b);
  return first < 0 ? [to] : rooms.slice(first, last + 1).map(({ id }) => id);
}

/** A rectangle in the coordinates of the wall's whole content. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The rectangle between two points, whichever was first. */
export function boxOf(a: { x: number; y: number }, b: { x: number; y: number }): Box {
  return {
    left: Math.min(a.x, b.x),
    top: Math.min(a.y, b.y),
    right: Math.max(a.x, b.x),
    bottom: Math.max(a.y, b.y),
  };
}

/** Whether two rectangles share an area. */
export function touches(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
