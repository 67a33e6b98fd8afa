import type { I18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Output } from "../api/call";
import { may } from "../api/session";
import { LISTS, type List, type Stay, verbsOf } from "../features/stays/stay";
import { type Deed, type Hit, type Subject, whereAndWhen } from "./palette-hits";

type Stays = Output<"guest.get">["stays"];

/** What a result is called above its actions. */
export function titleOf(subject: Subject): string {
  if (subject.kind === "stay") {
    return [subject.stay.roomNumber, subject.stay.guest.name].filter(Boolean).join(" ");
  }
  return subject.kind === "room"
    ? [subject.room.number, subject.room.guestName].filter(Boolean).join(" ")
    : subject.name;
}

/** What the signed-in person may do with a result, the likeliest first; the stays are those of a guest. */
export function actionsOf(i18n: I18n, subject: Subject, today: string, stays: Stays = []): Hit[] {
  switch (subject.kind) {
    case "stay":
      return [...stayActions(i18n, subject.stay, today), ...guestActions(i18n, subject.stay.guest.id)];
    case "room":
      return roomActions(i18n, subject.room);
    case "guest": {
      const live = stays.filter(({ state }) => state === "in_house" || state === "reserved");
      return [
        ...live.flatMap((stay) => stayActions(i18n, stay, today, whereAndWhen(stay))),
        ...guestActions(i18n, subject.id),
      ];
    }
  }
}

function stayActions(i18n: I18n, stay: Stay, today: string, about = ""): Hit[] {
  const inHouse = stay.state === "in_house";
  const hit = (id: string, title: string, deed: Deed, detail = about): Hit => ({
    id: `${id}-${stay.id}`,
    title,
    detail,
    deed,
  });
  const hits: Hit[] = [];
  if (may("stay_check_in") && verbsOf(stay, today).includes("check_in")) {
    hits.push(hit("check-in", i18n._(msg`办理入住`), { checkIn: stay.id }));
  }
  if (may("folio_view")) {
    const title = inHouse ? i18n._(msg`结账`) : i18n._(msg`打开账夹`);
    hits.push(hit("folio", title, { to: "/folio/$stayId", params: { stayId: stay.id } }));
  }
  const list = listOf(stay, today);
  if (list && may("stay_view")) {
    const verbs = inHouse ? i18n._(msg`换房、续住、入账`) : i18n._(msg`排房、改期、取消`);
    const deed = { to: "/today", search: { list, stay: stay.id } };
    hits.push(hit("peek", i18n._(msg`速览`), deed, [about, verbs].filter(Boolean).join(" · ")));
  }
  return hits;
}

/** The list of the day on which a stay stands. */
function listOf(stay: Stay, today: string): List | undefined {
  const list = stay.state === "reserved" && stay.arrival <= today ? "arrivals" : stay.state;
  return LISTS.find((one) => one === list);
}

function roomActions(i18n: I18n, room: Output<"search.find">["rooms"][number]): Hit[] {
  const hit = (id: string, title: string, deed: Deed): Hit => ({ id, title, detail: "", deed });
  const hits: Hit[] = [];
  if (room.stayId !== null) {
    if (may("folio_view")) {
      const to = { to: "/folio/$stayId", params: { stayId: room.stayId } };
      hits.push(hit("folio", i18n._(msg`结账`), to));
    }
  } else if (may("stay_check_in")) {
    const arrive = { roomId: room.id, booking: false };
    hits.push(hit("walk-in", i18n._(msg`快速开房`), { arrive }));
  }
  hits.push(hit("peek", i18n._(msg`速览`), { to: "/rooms", search: { room: room.id } }));
  if (may("stay_book")) {
    hits.push(hit("book", i18n._(msg`预订这间房`), { arrive: { roomId: room.id, booking: true } }));
  }
  return hits;
}

function guestActions(i18n: I18n, guestId: string): Hit[] {
  const deed = { to: "/guests", search: { guest: guestId } };
  return may("guest_view") ? [{ id: "guest", title: i18n._(msg`打开客人资料`), detail: "", deed }] : [];
}
