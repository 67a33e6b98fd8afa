import { Trans, useLingui } from "@lingui/react/macro";
import { useCommand, useOperation } from "../../api";
import { actionSentence, stepSentence } from "../../i18n/actions";
import { effectSentence } from "../../i18n/effects";
import { problemText } from "../../i18n/problems";
import { Alert, Button, Dialog, ErrorState, Group, Loading, ProblemNote, Stack, Text } from "../../ui";
import classes from "./Cashier.module.css";

interface UndoDialogProps {
  actionId: string;
  onClose: () => void;
}

/** Before a step is taken back: what it does, what is left to do by hand, what stands in its way. */
export function UndoDialog({ actionId, onClose }: UndoDialogProps) {
  const { t, i18n } = useLingui();
  const preview = useOperation("undo.preview", { actionId });
  const undo = useCommand("undo.run", { present: "inline", onDone: onClose });
  const run = () => void undo.run({ actionId });
  const plan = preview.data;
  return (
    <Dialog
      opened
      onClose={onClose}
      onConfirm={plan && !plan.blockedBy ? run : undefined}
      title={t`撤销`}
      size="md"
    >
      {preview.error && !plan ? (
        <ErrorState text={problemText(i18n, preview.error)} code={preview.error.code} />
      ) : !plan ? (
        <Loading rows={3} />
      ) : (
        <Stack gap="sm">
          <Text>
            <Trans>撤销“{actionSentence(i18n, plan.action)}”，用反向分录冲回，原记录保留。</Trans>
          </Text>
          {plan.effects.length > 0 && (
            <ul className={classes.effects} data-testid="undo-effects">
              {plan.effects
                .map((effect) => effectSentence(i18n, effect))
                .map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
            </ul>
          )}
          {plan.steps.map((step) => (
            <Alert key={step} color="var(--kz-attention)" variant="outline">
              {stepSentence(i18n, step)}
            </Alert>
          ))}
          {plan.blockedBy && (
            <Alert color="var(--kz-danger)" variant="outline">
              <Trans>
                要先撤销后面的“{actionSentence(i18n, plan.blockedBy)}”（{plan.blockedBy.actorName}）。
              </Trans>
            </Alert>
          )}
          <ProblemNote problem={undo.problem} />
          <Group justify="end">
            <Button variant="default" onClick={onClose}>
              <Trans>不撤销</Trans>
            </Button>
            <Button
              onClick={run}
              loading={undo.pending}
              disabled={plan.blockedBy !== null}
              data-testid="undo-run"
            >
              <Trans>撤销</Trans>
            </Button>
          </Group>
        </Stack>
      )}
    </Dialog>
  );
}
