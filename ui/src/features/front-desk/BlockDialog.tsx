import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useCommand, useSession } from "../../api";
import { fieldProblem } from "../../i18n/field-problem";
import { CommandButton } from "../../keys/CommandButton";
import {
  addDays,
  Button,
  DateField,
  Dialog,
  Group,
  ProblemNote,
  SegmentedControl,
  Stack,
  TextInput,
} from "../../ui";
import type { RoomCard } from "./wall";

interface BlockDialogProps {
  rooms: readonly RoomCard[];
  onClose: () => void;
  onDone: () => void;
}

/** Takes rooms out of order (out of inventory) or out of service (still counted), from tonight to a night. */
export function BlockDialog({ rooms, onClose, onDone }: BlockDialogProps) {
  const { t, i18n } = useLingui();
  const today = useSession((state) => state.house?.businessDate) ?? "";
  // Those still to be done: after a refusal the same press goes on where it stopped.
  const [left, setLeft] = useState(rooms);
  const [kind, setKind] = useState<"out_of_order" | "out_of_service">("out_of_order");
  const [until, setUntil] = useState(addDays(today, 1));
  const [reason, setReason] = useState("");
  const block = useCommand("room.block", {
    present: "inline",
    undoTitle: (_, { roomId }) => t`${rooms.find(({ id }) => id === roomId)?.number ?? ""} 已停用`,
  });
  const wrong = fieldProblem(i18n, block.problem, "reason");
  const run = async () => {
    for (const [place, room] of left.entries()) {
      const done = await block.run({
        roomId: room.id,
        kind,
        firstNight: today,
        until,
        reason,
        returnHousekeeping: "dirty",
      });
      if (!done) {
        setLeft(left.slice(place));
        return;
      }
    }
    onDone();
    onClose();
  };
  const numbers = left.map(({ number }) => number).join(" ");
  return (
    <Dialog opened onClose={onClose} title={t`停用 ${numbers}`}>
      <Stack gap="sm">
        <SegmentedControl
          aria-label={t`停用方式`}
          value={kind}
          onChange={(next) => setKind(next as typeof kind)}
          data={[
            { value: "out_of_order", label: t`维修（不可售）` },
            { value: "out_of_service", label: t`停用（暂不入住）` },
          ]}
        />
        <DateField
          label={t`恢复日期`}
          value={until}
          base={today}
          min={addDays(today, 1)}
          onChange={setUntil}
        />
        <TextInput
          label={t`原因`}
          required
          data-autofocus
          data-testid="block-reason"
          value={reason}
          maxLength={200}
          error={wrong}
          onChange={(event) => {
            block.reset();
            setReason(event.currentTarget.value);
          }}
        />
        {!wrong && <ProblemNote problem={block.problem} />}
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            <Trans>取消</Trans>
          </Button>
          <CommandButton
            id="dialog.confirm"
            needs="room_block"
            onRun={() => void run()}
            loading={block.pending}
            data-testid="block-confirm"
          >
            <Trans>停用</Trans>
          </CommandButton>
        </Group>
      </Stack>
    </Dialog>
  );
}
