import type { Output } from "../../api";

type Proposal = Output<"room.propose">;
type RoomType = Output<"catalogue.list">["roomTypes"][number];
export type ProposedRoom = Proposal["rooms"][number];

/** A room type that can be sold without saying which room. */
export interface TypeChoice {
  type: RoomType;
  free: number;
}

/** What is sold: a room, or any room of a type. */
export type Choice = { room: ProposedRoom; typeId: string } | { room: null; typeId: string };

/** Types with something left that the guests fit into, in the order of the house. */
export function typeChoices(
  types: readonly RoomType[],
  free: Proposal["freeByType"],
  adults: number,
): TypeChoice[] {
  return types
    .filter(({ maxGuests }) => maxGuests >= adults)
    .map((type) => ({ type, free: free.find(({ typeId }) => typeId === type.id)?.free ?? 0 }))
    .filter((choice) => choice.free > 0);
}

const ANY = "any:";

export const valueOfType = (typeId: string): string => `${ANY}${typeId}`;

/**
 * What a picked value stands for. When nothing was picked, or what was picked can no longer be had, a walk-in
 * gets the best room and a booking any room of the first type.
 */
export function choiceOf(
  picked: string | null,
  rooms: readonly ProposedRoom[],
  types: readonly TypeChoice[],
  booking: boolean,
): Choice | null {
  const room = rooms.find(({ id }) => id === picked);
  if (room) {
    return { room, typeId: room.typeId };
  }
  const type = types.find(({ type }) => valueOfType(type.id) === picked) ?? (booking ? types[0] : undefined);
  if (type) {
    return { room: null, typeId: type.type.id };
  }
  const best = rooms[0];
  return best ? { room: best, typeId: best.typeId } : null;
}
