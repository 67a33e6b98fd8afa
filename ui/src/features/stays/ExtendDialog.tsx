import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { type Output, useCommand, useSession } from "../../api";
import { Button, DateField, Dialog, Group, ProblemNote, Stack, StayText } from "../../ui";

interface ExtendDialogProps {
  stay: Output<"stay.get">["stay"];
  onClose: () => void;
}

/** A later or an earlier day of leaving; only nights to come change. */
export function ExtendDialog({ stay, onClose }: ExtendDialogProps) {
  const { t } = useLingui();
  const today = useSession((state) => state.house?.businessDate) ?? stay.arrival;
  const [departure, setDeparture] = useState(stay.departure);
  const extend = useCommand("stay.extend", {
    present: "inline",
    onDone: onClose,
    undoTitle: () => t`${stay.guest.name} 改到 ${departure.slice(5)} 离店`,
  });
  const run = () => void extend.run({ stayId: stay.id, version: stay.version, departure });
  return (
    <Dialog opened onClose={onClose} onConfirm={run} title={t`改离店日`} size="sm">
      <Stack gap="sm">
        <DateField
          data-autofocus
          label={t`离店日`}
          value={departure}
          base={stay.departure}
          min={today}
          onChange={setDeparture}
        />
        <StayText arrival={stay.arrival} departure={departure} />
        <ProblemNote problem={extend.problem} />
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            <Trans>取消</Trans>
          </Button>
          <Button onClick={run} loading={extend.pending} disabled={departure === stay.departure}>
            <Trans>改离店日</Trans>
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
