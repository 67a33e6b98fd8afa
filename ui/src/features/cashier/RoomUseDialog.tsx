import { Trans, useLingui } from "@lingui/react/macro";
import { useRef, useState } from "react";
import { type Output, useCommand } from "../../api";
import {
  Button,
  Dialog,
  firstInvalid,
  Group,
  Money,
  ProblemNote,
  Radio,
  Stack,
  Text,
  TextInput,
} from "../../ui";
import type { Account } from "./folio";

interface RoomUseDialogProps {
  account: Account;
  roomUse: NonNullable<Account["roomUse"]>;
  /** Given when the guest is about to leave: the use of the room may then be forgone for a reason. */
  onForgo?: (reason: string) => void;
  onCharged: (charge: Output<"folio.charge_room">) => void;
  onClose: () => void;
}

type Choice = "full" | "half" | "none";

/** What the room costs a guest who had it for a part of the day: a night, half of one, or nothing for a reason. */
export function RoomUseDialog({ account, roomUse, onForgo, onCharged, onClose }: RoomUseDialogProps) {
  const { t } = useLingui();
  const place = useRef<HTMLDivElement>(null);
  const [choice, setChoice] = useState<Choice>(roomUse.code === "day_use" ? "full" : "half");
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const charge = useCommand("folio.charge_room", {
    present: "inline",
    undoTitle: () => t`已加收房费`,
    onDone: (done) => {
      onClose();
      onCharged(done);
    },
  });
  const forgo = () => {
    setTried(true);
    if (reason.trim().length >= 2) {
      onClose();
      onForgo?.(reason.trim());
    } else {
      place.current?.querySelector<HTMLInputElement>("[data-testid=forgo-reason]")?.focus();
    }
  };
  const run = () => {
    if (choice === "none") {
      forgo();
    } else if (!firstInvalid(place.current)) {
      void charge.run({ stayId: account.stay.id, share: choice });
    }
  };
  return (
    <Dialog opened onClose={onClose} onConfirm={run} title={t`加收房费`} size="sm">
      <Stack gap="sm" ref={place}>
        <Text size="sm">
          {roomUse.charged ? (
            <Trans>客人晚走时，可以加收全日或半日房费。</Trans>
          ) : (
            <Trans>客人今天入住，今天离店，夜审不会再收这间房的房费。</Trans>
          )}
        </Text>
        <Radio.Group
          value={choice}
          onChange={(value) => setChoice(value as Choice)}
          aria-label={t`收多少房费`}
        >
          <Stack gap="xs">
            <Radio
              value="full"
              data-autofocus={choice === "full" || undefined}
              data-testid="room-use-full"
              label={
                <Trans>
                  全日 <Money minor={roomUse.full} />
                </Trans>
              }
            />
            <Radio
              value="half"
              data-autofocus={choice === "half" || undefined}
              data-testid="room-use-half"
              label={
                <Trans>
                  半日 <Money minor={roomUse.half} />
                </Trans>
              }
            />
            {onForgo && !roomUse.charged && (
              <Radio value="none" data-testid="room-use-none" label={<Trans>不收</Trans>} />
            )}
          </Stack>
        </Radio.Group>
        {choice === "none" && (
          <TextInput
            label={t`原因`}
            required
            maxLength={120}
            data-testid="forgo-reason"
            value={reason}
            error={tried && reason.trim().length < 2 && t`请写明原因，至少两个字`}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
        <ProblemNote problem={charge.problem} />
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            <Trans>取消</Trans>
          </Button>
          <Button onClick={run} loading={charge.pending} data-testid="room-use-confirm">
            {choice === "none" ? <Trans>不收，继续结账</Trans> : <Trans>入账</Trans>}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
