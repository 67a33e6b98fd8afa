import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useCommand } from "../../api";
import { problemText } from "../../i18n/problems";
import { CommandButton } from "../../keys/CommandButton";
import { Button, Dialog, Group, ProblemNote, SearchSelect, Stack, StayText, Text } from "../../ui";
import { DirtyRoom } from "./DirtyRoom";
import { useRoomLabel, useRoomsFor } from "./rooms";
import type { StayDetail } from "./stay";

interface RoomDialogProps {
  stay: StayDetail["stay"];
  onClose: () => void;
}

/** A room for a booking, or another room for the rest of a stay; prices stay as sold. */
export function RoomDialog({ stay, onClose }: RoomDialogProps) {
  const { t, i18n } = useLingui();
  const inHouse = stay.state === "in_house";
  const { offer, nights, rooms } = useRoomsFor(stay);
  const label = useRoomLabel();
  const [roomId, setRoomId] = useState<string | null>(null);
  const [allowDirty, setAllowDirty] = useState(false);
  const room = rooms.find(({ id }) => id === roomId) ?? (roomId === null ? rooms[0] : undefined);
  const dirty = inHouse && room !== undefined && !room.ready;
  const move = useCommand("stay.move", {
    present: "inline",
    onDone: onClose,
    undoTitle: () =>
      inHouse
        ? t`${stay.guest.name} 已换到 ${room?.number ?? ""}`
        : t`${stay.guest.name} 已排 ${room?.number ?? ""}`,
  });
  const run = () =>
    room &&
    !(dirty && !allowDirty) &&
    void move.run({ stayId: stay.id, version: stay.version, roomId: room.id, allowDirty: dirty });
  const title = inHouse ? t`换房 ${stay.roomNumber ?? ""}` : t`排房 ${stay.guest.name}`;
  return (
    <Dialog opened onClose={onClose} title={title} size="sm">
      <Stack gap="sm">
        <StayText arrival={nights.arrival} departure={nights.departure} />
        <SearchSelect
          label={inHouse ? t`换到` : t`房间`}
          data-autofocus
          data-testid="stay-room"
          allowDeselect={false}
          nothingFoundMessage={t`这几晚没有空房`}
          error={offer.error ? problemText(i18n, offer.error) : undefined}
          value={room?.id ?? null}
          onChange={(id) => {
            setRoomId(id);
            setAllowDirty(false);
          }}
          data={rooms.map((one) => ({ value: one.id, label: label(one) }))}
        />
        {dirty && <DirtyRoom room={room.number} allowed={allowDirty} onAllowed={setAllowDirty} />}
        <Text size="sm" c="dimmed">
          {inHouse ? <Trans>房价不变；原房间转为脏房。</Trans> : <Trans>房价按预订时的不变。</Trans>}
        </Text>
        <ProblemNote problem={move.problem} />
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            <Trans>取消</Trans>
          </Button>
          <CommandButton
            id="dialog.confirm"
            needs="stay_check_in"
            onRun={run}
            loading={move.pending}
            disabled={!room || (dirty && !allowDirty)}
            data-testid="stay-room-confirm"
          >
            {inHouse ? <Trans>换房</Trans> : <Trans>排房</Trans>}
          </CommandButton>
        </Group>
      </Stack>
    </Dialog>
  );
}
