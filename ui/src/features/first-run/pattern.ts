import { halfWidth } from "../../ui";

/** Rooms of the same type on a run of floors: `3–8 层，每层 01–20，大床房`. */
export interface RoomPattern {
  from: number;
  to: number;
  firstRoom: number;
  roomsPerFloor: number;
  skip: number[];
  typeCode: string;
}

export interface NamedType {
  code: string;
  name: string;
  nameEn: string;
}

/** Limits that keep a slip of the finger from building a city. */
export const HIGHEST_FLOOR = 120;
export const MOST_PER_FLOOR = 99;

/**
 * Reads one sentence about rooms: floors, numbers on each floor, optionally floors to leave out, and a type.
 * `3-8层 每层01-20 大床房`, `5层 1-12 双床 跳过4`, `floors 3-8 except 4, rooms 1-20, King`. Null when a part
 * is missing, so that the screen can say what it needs.
 */
export function parsePattern(text: string, types: readonly NamedType[]): RoomPattern | null {
  const plain = halfWidth(text)
    .toLowerCase()
    .replace(/[–—~至到]/g, "-");
  const type = typeIn(plain, types);
  const skipText = /(?:跳过|不含|除|except|skip|without)\s*([\d、,\s和and&]+)/.exec(plain);
  const rest = skipText ? plain.replace(skipText[0], " ") : plain;
  const floors =
    /(\d+)\s*(?:-\s*(\d+))?\s*(?:层|楼|f\b)/.exec(rest) ?? /floors?\s*(\d+)\s*(?:-\s*(\d+))?/.exec(rest);
  if (!floors || !type) {
    return null;
  }
  const rooms = /(\d+)\s*-\s*(\d+)/.exec(rest.replace(floors[0], " "));
  const count = /每层\s*(\d+)\s*间|(\d+)\s*(?:间|rooms)/.exec(rest.replace(floors[0], " "));
  const firstRoom = rooms ? Number(rooms[1]) : 1;
  const lastRoom = rooms ? Number(rooms[2]) : Number(count?.[1] ?? count?.[2] ?? 0);
  const from = Number(floors[1]);
  const to = Number(floors[2] ?? floors[1]);
  const pattern = {
    from,
    to,
    firstRoom,
    roomsPerFloor: lastRoom - firstRoom + 1,
    skip: (skipText?.[1]?.match(/\d+/g) ?? []).map(Number),
    typeCode: type.code,
  };
  return isPossible(pattern) ? pattern : null;
}

export function isPossible(pattern: RoomPattern): boolean {
  const { from, to, firstRoom, roomsPerFloor } = pattern;
  return (
    from >= 1 &&
    to >= from &&
    to <= HIGHEST_FLOOR &&
    firstRoom >= 1 &&
    roomsPerFloor >= 1 &&
    firstRoom + roomsPerFloor - 1 <= MOST_PER_FLOOR
  );
}

/** Room numbers by floor, as the house will make them: floor and two digits. */
export function numbersOf(pattern: RoomPattern): { floor: number; numbers: string[] }[] {
  const floors: { floor: number; numbers: string[] }[] = [];
  for (let floor = pattern.from; floor <= pattern.to; floor += 1) {
    if (!pattern.skip.includes(floor)) {
      const numbers = Array.from({ length: pattern.roomsPerFloor }, (_, index) =>
        String(floor * 100 + pattern.firstRoom + index),
      );
      floors.push({ floor, numbers });
    }
  }
  return floors;
}

/** Numbers that two patterns would both make. */
export function clashes(patterns: readonly RoomPattern[]): string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const number of patterns
    .filter(isPossible)
    .flatMap((pattern) => numbersOf(pattern).flatMap((row) => row.numbers))) {
    if (seen.has(number)) {
      twice.add(number);
    }
    seen.add(number);
  }
  return [...twice];
}

function typeIn(text: string, types: readonly NamedType[]): NamedType | undefined {
  const names = (type: NamedType) => [type.name, type.name.replace(/房$/, ""), type.nameEn, type.code];
  return types.find((type) =>
    names(type).some((name) => name !== "" && text.includes(halfWidth(name).toLowerCase())),
  );
}
