import { Trans, useLingui } from "@lingui/react/macro";
import { type Output, type ProblemError, useCommand, useOperation } from "../../api";
import { actionSentence, stepSentence } from "../../i18n/actions";
import { effectSentence } from "../../i18n/effects";
import { Alert, Asked, Button, Dialog, Group, ProblemNote, Stack, Text } from "../../ui";
import classes from "./Cashier.module.css";

interface UndoDialogProps {
  actionId: string;
  onClose: () => void;
}

/** Before a step is taken back: what it does, what is left to do by hand, what stands in its way. */
export function UndoDialog({ actionId, onClose }: UndoDialogProps) {
  const { t } = useLingui();
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
      <Asked of={[preview]} rows={3}>
        {(known) => (
          <Plan plan={known} problem={undo.problem} pending={undo.pending} onRun={run} onClose={onClose} />
        )}
      </Asked>
    </Dialog>
  );
}

interface PlanProps {
  plan: Output<"undo.preview">;
  problem: ProblemError | null;
  pending: boolean;
  onRun: () => void;
  onClose: () => void;
}

function Plan({ plan, problem, pending, onRun, onClose }: PlanProps) {
  const { i18n } = useLingui();
  return (
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
      <ProblemNote problem={problem} />
      <Group justify="end">
        <Button variant="default" onClick={onClose}>
          <Trans>不撤销</Trans>
        </Button>
        <Button onClick={onRun} loading={pending} disabled={plan.blockedBy !== null} data-testid="undo-run">
          <Trans>撤销</Trans>
        </Button>
      </Group>
    </Stack>
  );
}
