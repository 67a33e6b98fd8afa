import { useLingui } from "@lingui/react/macro";
import { type Output, useOperation, useSession } from "../../api";
import { nameOf } from "../../i18n/names";
import { nightsAhead, type StayDetail } from "./stay";

export type ProposedRoom = Output<"room.propose">["rooms"][number];
type Housekeeping = ProposedRoom["housekeeping"];

/** How a room looks, in a word. */
export function useHousekeepingWord() {
  const { t } = useLingui();
  return (state: Housekeeping): string => {
    switch (state) {
      case "clean":
        return t`净`;
      case "inspected":
        return t`已查`;
      case "pickup":
        return t`待整理`;
      default:
        return t`脏`;
    }
  };
}

/** A room as it is offered in a list to choose from. */
export function useRoomLabel() {
  const { i18n } = useLingui();
  const housekeeping = useHousekeepingWord();
  return (room: ProposedRoom): string => {
    const type = nameOf(i18n, { name: room.typeName, nameEn: room.typeNameEn });
    return `${room.number} ${type} · ${housekeeping(room.housekeeping)}`;
  };
}

/** Rooms that a stay on record could have for the nights it still has, those of the type it bought first. */
export function useRoomsFor(stay: StayDetail["stay"]) {
  const today = useSession((state) => state.house?.businessDate) ?? stay.arrival;
  const nights = nightsAhead(stay, today);
  const offer = useOperation("room.propose", { ...nights, adults: stay.adults, stayId: stay.id });
  const rooms = [...(offer.data?.rooms ?? [])];
  const own = (room: ProposedRoom) => Number(room.typeId === stay.roomTypeId);
  return { offer, nights, rooms: rooms.sort((a, b) => own(b) - own(a)) };
}
