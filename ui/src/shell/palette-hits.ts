import type { I18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Output } from "../api/call";
import { may } from "../api/session";
import { inOrder, type Stay, verbsOf } from "../features/stays/stay";
import { nameOf } from "../i18n/names";
import { type CommandId, commandFacts } from "../keys/commands";
import type { Module } from "./modules";

export type FoundRoom = Output<"search.find">["rooms"][number];

/** A guest, room or stay that something can be done with. */
export type Subject =
  | { kind: "stay"; stay: Stay }
  | { kind: "room"; room: FoundRoom }
  | { kind: "guest"; id: string; name: string };

/** What taking a line of the palette does. */
export type Deed =
  | { to: string; params?: Record<string, string>; search?: Record<string, unknown> }
  | { command: CommandId }
  | { checkIn: string }
  | { arrive: { roomId: string; booking: boolean } };

/** One line of the palette: a place to go to, or a verb to run. */
export interface Hit {
  id: string;
  title: string;
  detail: string;
  deed: Deed;
  /** Whose key stands beside it. */
  command?: CommandId;
  /** Where a stay is in its life, when the group does not say so. */
  state?: Stay["state"];
  subject?: Subject;
}

export interface HitGroup {
  title: string;
  hits: Hit[];
}

/** Enter does what comes next: a guest who is expected is checked in, everybody else's account is opened. */
export function nextDeed(stay: Stay, today: string): Deed {
  return may("stay_check_in") && verbsOf(stay, today).includes("check_in")
    ? { checkIn: stay.id }
    : { to: "/folio/$stayId", params: { stayId: stay.id } };
}

/** `802 · 11-24 → 11-29` */
export function whereAndWhen({ roomNumber, arrival, departure }: Stay): string {
  return [roomNumber, `${arrival.slice(5)} → ${departure.slice(5)}`].filter(Boolean).join(" · ");
}

function stayHit(stay: Stay, today: string): Hit {
  return {
    id: `stay-${stay.id}`,
    title: stay.guest.name,
    detail: `${whereAndWhen(stay)} · ${stay.number}`,
    deed: nextDeed(stay, today),
    state: stay.state,
    subject: { kind: "stay", stay },
  };
}

function roomHit(i18n: I18n, room: FoundRoom): Hit {
  const type = nameOf(i18n, { name: room.typeName, nameEn: room.typeNameEn });
  return {
    id: `room-${room.id}`,
    title: room.number,
    detail: [type, room.guestName].filter(Boolean).join(" · "),
    deed: { to: "/rooms", search: { room: room.id } },
    subject: { kind: "room", room },
  };
}

type FoundGuest = Pick<Output<"search.find">["guests"][number], "id" | "name" | "phoneMasked" | "idMasked">;

function guestHit(guest: FoundGuest): Hit {
  return {
    id: `guest-${guest.id}`,
    title: guest.name,
    detail: [guest.phoneMasked, guest.idMasked].filter(Boolean).join(" · "),
    deed: { to: "/rooms", search: { guest: guest.id } },
    subject: { kind: "guest", id: guest.id, name: guest.name },
  };
}

/** What the house found, in the order of what the prefix asks for: `@` a person, `#` a stay. */
export function hitsOf(i18n: I18n, found: Output<"search.find">, text: string, today: string): HitGroup[] {
  const rooms = {
    title: i18n._(msg({ message: "房间", context: "several" })),
    hits: found.rooms.map((room) => roomHit(i18n, room)),
  };
  const stays = { title: i18n._(msg`住客与预订`), hits: found.stays.map((stay) => stayHit(stay, today)) };
  const guests = {
    title: i18n._(msg({ message: "客人", context: "several" })),
    hits: found.guests.map(guestHit),
  };
  const order = text.startsWith("@") ? [guests] : text.startsWith("#") ? [stays] : [rooms, stays, guests];
  return order.filter((group) => group.hits.length > 0);
}

/** A thing that was looked at lately, as the house has it now. */
export type Known = { stay: Stay } | { room: FoundRoom } | { guest: FoundGuest };

export function recentHits(i18n: I18n, known: readonly Known[], today: string): HitGroup[] {
  const hits = known.map((one) =>
    "stay" in one ? stayHit(one.stay, today) : "room" in one ? roomHit(i18n, one.room) : guestHit(one.guest),
  );
  return hits.length > 0 ? [{ title: i18n._(msg`最近看过`), hits }] : [];
}

/** Lines of a list of today; where it has more, the last of them leads to all. */
const MOST_DUE = 6;

/** Who is to come or to leave today: the first few, and the way to all of them. */
export function dueHits(
  i18n: I18n,
  list: "arrivals" | "departures",
  { stays, more }: Output<"stay.list">,
  today: string,
): HitGroup[] {
  const count = `${stays.length}${more ? "+" : ""}`;
  const word = list === "arrivals" ? msg`今日预抵` : msg`今日预离`;
  const due = inOrder(list, stays).map((stay) => ({
    ...stayHit(stay, today),
    id: `due-${stay.id}`,
    state: undefined,
  }));
  const all: Hit = {
    id: `all-${list}`,
    title: i18n._(msg`看全部 ${count} 个`),
    detail: "",
    deed: { to: "/today", search: { list } },
  };
  const title = `${i18n._(word)} ${count}`;
  const hits = due.length > MOST_DUE ? [...due.slice(0, MOST_DUE - 1), all] : due;
  return hits.length > 0 ? [{ title, hits }] : [];
}

/** The lines whose words hold what was typed. */
export function fitting(hits: readonly Hit[], text: string): Hit[] {
  const wanted = text.trim().toLowerCase();
  return hits.filter(({ title }) => title.toLowerCase().includes(wanted));
}

/** Verbs and modules whose words contain what was typed. */
export function verbHits(
  i18n: I18n,
  verbs: readonly CommandId[],
  modules: readonly Module[],
  text: string,
): HitGroup[] {
  if (/^[#@]/.test(text)) {
    return [];
  }
  const hits: Hit[] = [
    ...verbs.map((command) => ({
      id: `verb-${command}`,
      title: i18n._(commandFacts(command).title),
      detail: "",
      deed: { command },
      command,
    })),
    ...modules.map((module) => ({
      id: `module-${module.path}`,
      title: i18n._(module.title),
      detail: "",
      deed: { to: module.path },
      command: module.key ?? undefined,
    })),
  ];
  const fits = fitting(hits, text.replace(/^>/, ""));
  return fits.length > 0 ? [{ title: i18n._(msg`功能`), hits: fits }] : [];
}
