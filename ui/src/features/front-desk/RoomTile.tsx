import { useLingui } from "@lingui/react/macro";
import {
  IconAlertTriangleFilled,
  IconArrowDownRight,
  IconArrowUpRight,
  IconBrush,
  IconCheck,
  IconRosetteDiscountCheckFilled,
  IconSparkles,
  IconTool,
} from "@tabler/icons-react";
import { type MouseEvent, memo } from "react";
import { nameOf } from "../../i18n/names";
import { formatMoney } from "../../ui";
import { useHousekeepingWord } from "../stays/rooms";
import classes from "./Rooms.module.css";
import { occupancyTone, type RoomCard } from "./wall";

export const HOUSEKEEPING_ICONS = {
  clean: IconCheck,
  inspected: IconRosetteDiscountCheckFilled,
  dirty: IconBrush,
  pickup: IconSparkles,
} as const;

interface RoomTileProps {
  room: RoomCard;
  current: boolean;
  selected: boolean;
  onPress: (room: RoomCard, event: MouseEvent) => void;
  onOpen: (room: RoomCard) => void;
  onVerbs: (room: RoomCard, at: { x: number; y: number }) => void;
}

/** Three channels that never mix: background = who is in, corner = housekeeping, badges = money and flags. */
export const RoomTile = memo(function RoomTile(props: RoomTileProps) {
  const { room, current, selected, onPress, onOpen, onVerbs } = props;
  const { i18n } = useLingui();
  const words = useTileWords(room);
  const Corner = HOUSEKEEPING_ICONS[room.housekeeping];
  const owes = (room.stay?.balance ?? 0) > 0;
  return (
    // biome-ignore lint/a11y/useSemanticElements: cards are laid out by floors, not in a table
    // biome-ignore lint/a11y/useFocusableInteractive: the wall is the only tab stop
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the wall are in the command table
    <div
      role="gridcell"
      id={`room-${room.id}`}
      className={classes.tile}
      data-testid={`room-${room.number}`}
      data-room={room.id}
      data-tone={occupancyTone(room)}
      data-code={room.code}
      data-expected={(!room.stay && room.arriving !== null) || undefined}
      data-hatch={room.block !== null || undefined}
      data-current={current || undefined}
      aria-selected={selected}
      onClick={(event) => onPress(room, event)}
      onDoubleClick={() => onOpen(room)}
      onContextMenu={(event) => {
        event.preventDefault();
        onVerbs(room, { x: event.clientX, y: event.clientY });
      }}
    >
      <span className={classes.tileHead}>
        <b className="kz-num">{room.number}</b>
        <span className="kz-visually-hidden">
          {words.status} {words.housekeeping}
        </span>
        <span className={classes.corner} title={words.housekeeping} data-state={room.housekeeping}>
          <Corner size={15} stroke={2} aria-hidden />
        </span>
      </span>
      <span className={classes.tileLine}>
        <span className={classes.tileName}>{words.line}</span>
        {words.nights && <span>{words.nights}</span>}
      </span>
      <span className={classes.tileFoot}>
        {room.block ? (
          <span className={classes.badge} data-tone="blocked">
            <IconTool size={12} aria-hidden />
            {words.foot}
          </span>
        ) : owes ? (
          <span className={classes.badge} data-tone="danger">
            <IconAlertTriangleFilled size={11} aria-hidden />
            {formatMoney(room.stay?.balance ?? 0, i18n.locale, {})}
          </span>
        ) : (
          <span className={classes.footText}>{words.foot}</span>
        )}
        {room.stay?.leavingToday && <IconArrowUpRight size={14} aria-hidden />}
        {room.arriving && <IconArrowDownRight size={14} aria-hidden />}
      </span>
    </div>
  );
});

export function useTileWords(room: RoomCard) {
  const { t, i18n } = useLingui();
  const housekeeping = useHousekeepingWord()(room.housekeeping);
  const vacant = t`空房`;
  const status = room.block
    ? room.block.kind === "out_of_order"
      ? t`维修`
      : t`停用`
    : room.stay
      ? room.stay.leavingToday
        ? t`预离`
        : t`在住`
      : room.arriving
        ? t`预抵`
        : vacant;
  const guest = room.stay ?? room.arriving;
  const count = guest?.nights;
  const nights = count === undefined ? undefined : t({ message: `${count} 晚`, context: "short" });
  const line = guest
    ? guest.guestName
    : room.block
      ? room.block.reason || status
      : nameOf(i18n, { name: room.typeName, nameEn: room.typeNameEn });
  const foot = room.block
    ? t`至 ${room.block.until.slice(5)}`
    : room.stay
      ? t`${room.stay.departure.slice(5)} 离`
      : room.arriving
        ? t`今日到`
        : room.price === null
          ? "—"
          : formatMoney(room.price, i18n.locale);
  return { housekeeping, status, line, nights, foot };
}
