import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useCommand } from "../../api";
import { fieldProblem } from "../../i18n/field-problem";
import { CommandButton } from "../../keys/CommandButton";
import { Button, Dialog, Group, ProblemNote, Stack, StayText, TextInput } from "../../ui";
import classes from "./Stays.module.css";
import type { StayDetail } from "./stay";

interface CancelDialogProps {
  stay: StayDetail["stay"];
  onClose: () => void;
}

/** A booking is called off with a reason; a deposit is paid back first, at the cashier. */
export function CancelDialog({ stay, onClose }: CancelDialogProps) {
  const { t, i18n } = useLingui();
  const field = useRef<HTMLInputElement>(null);
  const [reason, setReason] = useState("");
  const cancel = useCommand("stay.cancel", {
    present: "inline",
    onDone: onClose,
    undoTitle: () => t`已取消 ${stay.guest.name} 的预订`,
  });
  const wrong = fieldProblem(i18n, cancel.problem, "reason");
  const run = () => {
    if (reason.trim() === "") {
      field.current?.focus();
      return;
    }
    void cancel.run({ stayId: stay.id, version: stay.version, reason: reason.trim() });
  };
  return (
    <Dialog opened onClose={onClose} title={t`取消预订 ${stay.guest.name}`} size="sm">
      <Stack gap="sm">
        <StayText arrival={stay.arrival} departure={stay.departure} />
        <TextInput
          ref={field}
          label={t`原因`}
          required
          data-autofocus
          data-testid="cancel-reason"
          maxLength={200}
          value={reason}
          error={wrong}
          onChange={(event) => {
            cancel.reset();
            setReason(event.currentTarget.value);
          }}
        />
        {!wrong && <ProblemNote problem={cancel.problem} />}
        {cancel.problem?.code === "balance_due" && (
          <Link to="/folio/$stayId" params={{ stayId: stay.id }} className={classes.link}>
            <Trans>先去收银退还押金 →</Trans>
          </Link>
        )}
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            <Trans>保留预订</Trans>
          </Button>
          <CommandButton
            id="dialog.confirm"
            needs="stay_book"
            onRun={run}
            loading={cancel.pending}
            data-testid="cancel-confirm"
          >
            <Trans>取消预订</Trans>
          </CommandButton>
        </Group>
      </Stack>
    </Dialog>
  );
}
