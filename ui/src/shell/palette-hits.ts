import type { I18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Output } from "../api/call";
import { type CommandId, commandFacts } from "../keys/commands";
import type { Module } from "./modules";

/** One line of the palette: a place to go to, or a verb to run. */
export interface Hit {
  id: string;
  title: string;
  detail: string;
  to?: { to: string; params?: Record<string, string>; search?: Record<string, unknown> };
  command?: CommandId;
}

export interface HitGroup {
  title: string;
  hits: Hit[];
}

/** What the house found, in the order of what the prefix asks for: `@` a person, `#` a stay. */
export function hitsOf(i18n: I18n, found: Output<"search.find">, text: string): HitGroup[] {
  const rooms: HitGroup = {
    title: i18n._(msg`房间`),
    hits: found.rooms.map((room) => ({
      id: `room-${room.id}`,
      title: room.number,
      detail: [room.typeName, room.guestName].filter(Boolean).join(" · "),
      to: { to: "/rooms", search: { room: room.id } },
    })),
  };
  const stays: HitGroup = {
    title: i18n._(msg`住客与预订`),
    hits: found.stays.map((stay) => ({
      id: `stay-${stay.id}`,
      title: stay.guest.name,
      detail: [stay.roomNumber, `${stay.arrival.slice(5)} → ${stay.departure.slice(5)}`, stay.number]
        .filter(Boolean)
        .join(" · "),
      to: { to: "/folio/$stayId", params: { stayId: stay.id } },
    })),
  };
  const guests: HitGroup = {
    title: i18n._(msg`客人`),
    hits: found.guests.map((guest) => ({
      id: `guest-${guest.id}`,
      title: guest.name,
      detail: [guest.phoneMasked, guest.idMasked].filter(Boolean).join(" · "),
      to: { to: "/rooms", search: { guest: guest.id } },
    })),
  };
  const order = text.startsWith("@") ? [guests] : text.startsWith("#") ? [stays] : [rooms, stays, guests];
  return order.filter((group) => group.hits.length > 0);
}

/** Verbs and modules whose words contain what was typed. */
export function verbHits(
  i18n: I18n,
  verbs: readonly CommandId[],
  modules: readonly Module[],
  text: string,
): HitGroup[] {
  const wanted = text.replace(/^>/, "").trim().toLowerCase();
  if (/^[#@]/.test(text)) {
    return [];
  }
  const fits = (title: string) => title.toLowerCase().includes(wanted);
  const hits: Hit[] = [
    ...verbs.map((id) => ({
      id: `verb-${id}`,
      title: i18n._(commandFacts(id).title),
      detail: "",
      command: id,
    })),
    ...modules.map((module) => ({
      id: `module-${module.path}`,
      title: i18n._(module.title),
      detail: "",
      command: module.key ?? undefined,
      to: { to: module.path },
    })),
  ].filter((hit) => fits(hit.title));
  return hits.length > 0 ? [{ title: i18n._(msg`功能`), hits }] : [];
}
