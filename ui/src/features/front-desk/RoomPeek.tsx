import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useMay } from "../../api";
import { nameOf } from "../../i18n/names";
import { featureName } from "../../i18n/room-features";
import { Button, Money, PeekPanel, StatusChip } from "../../ui";
import { Fact } from "../stays/StayFacts";
import { StayPeek } from "../stays/StayPeek";
import stays from "../stays/Stays.module.css";
import { useArrival } from "./arrival";
import { HousekeepingButtons } from "./HousekeepingButtons";
import { useTileWords } from "./RoomTile";
import type { RoomActions } from "./room-actions";
import { occupancyTone, type RoomCard } from "./wall";

interface RoomPeekProps {
  room: RoomCard;
  actions: RoomActions;
  onClose: () => void;
}

/** A room without leaving the wall: who is in, what is owed, what can be done. */
export function RoomPeek({ room, actions, onClose }: RoomPeekProps) {
  const { i18n } = useLingui();
  const words = useTileWords(room);
  const stayId = room.stay?.id ?? room.arriving?.stayId;
  const title = (
    <span>
      <span className="kz-num">{room.number}</span>{" "}
      {nameOf(i18n, { name: room.typeName, nameEn: room.typeNameEn })}
    </span>
  );
  const aside = <StatusChip tone={occupancyTone(room)}>{words.status}</StatusChip>;
  if (stayId) {
    return (
      <StayPeek key={stayId} stayId={stayId} title={title} aside={aside} onClose={onClose}>
        {room.stay && room.arriving && <NextGuest arriving={room.arriving} />}
      </StayPeek>
    );
  }
  return (
    <PeekPanel
      title={title}
      aside={aside}
      onClose={onClose}
      actions={<HousekeepingButtons actions={actions} />}
    >
      <VacantFacts room={room} />
    </PeekPanel>
  );
}

/** Somebody leaves this room today and somebody else comes. */
function NextGuest({ arriving }: { arriving: NonNullable<RoomCard["arriving"]> }) {
  return (
    <p className={stays.next}>
      <Trans>
        今日还有预抵：
        <Link to="/today" search={{ list: "arrivals", stay: arriving.stayId }} className={stays.link}>
          {arriving.guestName}
        </Link>
      </Trans>
    </p>
  );
}

function VacantFacts({ room }: { room: RoomCard }) {
  const { i18n } = useLingui();
  const words = useTileWords(room);
  const mayWalkIn = useMay("stay_check_in");
  const mayBook = useMay("stay_book");
  const start = useArrival((state) => state.start);
  return (
    <div className={stays.facts}>
      <Fact title={<Trans>状态</Trans>}>
        {words.status} · {words.housekeeping} <span className="kz-dim">{room.code}</span>
      </Fact>
      {room.block && (
        <Fact title={<Trans>停用</Trans>}>
          {room.block.reason} <span className="kz-dim">→ {room.block.until.slice(5)}</span>
        </Fact>
      )}
      {room.features.length > 0 && (
        <Fact title={<Trans>特点</Trans>}>
          {room.features.map((feature) => featureName(i18n, feature)).join(" · ")}
        </Fact>
      )}
      <Fact title={<Trans>今晚房价</Trans>}>
        <Money minor={room.price} />
      </Fact>
      {!room.block && (
        <>
          <Button fullWidth disabled={!mayWalkIn} onClick={() => start({ roomId: room.id })}>
            <Trans>开这间房</Trans>
          </Button>
          <Button
            fullWidth
            variant="default"
            disabled={!mayBook}
            onClick={() => start({ roomId: room.id, booking: true })}
          >
            <Trans>预订这间房</Trans>
          </Button>
        </>
      )}
    </div>
  );
}
