import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useCommand } from "../../api";
import { fieldProblem } from "../../i18n/field-problem";
import { nameOf } from "../../i18n/names";
import { Button, Dialog, Group, Money, ProblemNote, Stack, Text, TextInput } from "../../ui";
import type { Posting } from "./folio";

interface ReverseDialogProps {
  posting: Posting;
  onClose: () => void;
  onDone: () => void;
}

/** Takes a line back by its mirror image, with a reason; beyond a limit a second person consents. */
export function ReverseDialog({ posting, onClose, onDone }: ReverseDialogProps) {
  const { t, i18n } = useLingui();
  const name = nameOf(i18n, { name: posting.description, nameEn: posting.descriptionEn });
  const [reason, setReason] = useState("");
  const reverse = useCommand("folio.reverse", {
    present: "inline",
    undoTitle: () => t`已冲账 ${name}`,
    onDone: () => {
      onDone();
      onClose();
    },
  });
  const run = () => void reverse.run({ postingId: posting.id, reason });
  const wrong = fieldProblem(i18n, reverse.problem, "reason");
  return (
    <Dialog opened onClose={onClose} onConfirm={run} title={t`冲账`} size="sm">
      <Stack gap="sm">
        <Text>
          {name} <Money minor={posting.gross} />
        </Text>
        <TextInput
          data-autofocus
          label={t`原因`}
          required
          maxLength={200}
          data-testid="reverse-reason"
          value={reason}
          error={wrong}
          onChange={(event) => {
            reverse.reset();
            setReason(event.currentTarget.value);
          }}
        />
        {!wrong && <ProblemNote problem={reverse.problem} />}
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            <Trans>取消</Trans>
          </Button>
          <Button onClick={run} loading={reverse.pending} data-testid="reverse-confirm">
            <Trans>冲账</Trans>
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
