import type { Args, Output } from "../../api";
import { addDays, type PlainDate } from "../../ui/dates";

export type Stay = Output<"stay.list">["stays"][number];
export type StayDetail = Output<"stay.get">;
export type ListScope = Args<"stay.list">["scope"];

/** The lists of the day, in the order of their tabs. */
export const LISTS = [
  "arrivals",
  "departures",
  "in_house",
  "reserved",
  "checked_out_today",
  "called_off",
] as const satisfies readonly ListScope[];
export type List = (typeof LISTS)[number];

export type StayVerb = "check_in" | "check_out" | "room" | "unassign" | "extend" | "cancel" | "no_show";

type Facts = Pick<Stay, "state" | "arrival" | "departure" | "roomId">;

/** What can be done with a stay where it stands, the likeliest first. The house decides again. */
export function verbsOf(stay: Facts, today: PlainDate): StayVerb[] {
  if (stay.state === "in_house") {
    return ["check_out", "extend", "room"];
  }
  if (stay.state !== "reserved") {
    return [];
  }
  const due = stay.arrival <= today;
  const possible: [StayVerb, boolean][] = [
    ["check_in", due && stay.departure > today],
    ["room", stay.departure > today],
    ["unassign", stay.roomId !== null],
    ["extend", true],
    ["no_show", due],
    ["cancel", true],
  ];
  return possible.filter(([, may]) => may).map(([verb]) => verb);
}

/** Nights that a stay may still be given a room for: from tonight on, of a booking from its arrival on. */
export function nightsAhead(stay: Pick<Stay, "arrival" | "departure">, today: PlainDate) {
  const arrival = stay.arrival > today ? stay.arrival : today;
  const departure = stay.departure > arrival ? stay.departure : addDays(arrival, 1);
  return { arrival, departure };
}

/** Days by which a guest is late: not come though booked, or not left though due. */
export function overdue(stay: Pick<Stay, "state" | "arrival" | "departure">, today: PlainDate): boolean {
  return stay.state === "reserved"
    ? stay.arrival < today
    : stay.state === "in_house" && stay.departure < today;
}

const byRoom = (a: Stay, b: Stay) =>
  (a.roomNumber ?? "").localeCompare(b.roomNumber ?? "", "en", { numeric: true });

/** Each list in the order in which the desk works through it. */
export function inOrder(list: List, stays: readonly Stay[]): Stay[] {
  const sorted = [...stays];
  switch (list) {
    case "arrivals":
    case "reserved":
      return sorted.sort((a, b) => a.arrival.localeCompare(b.arrival) || byRoom(a, b));
    case "departures":
    case "in_house":
      return sorted.sort(byRoom);
    default:
      return sorted;
  }
}
