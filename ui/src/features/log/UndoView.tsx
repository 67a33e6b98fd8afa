import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { type Output, useMay, useOperation, useSession } from "../../api";
import { actionSentence } from "../../i18n/actions";
import {
  Asked,
  Button,
  DataGrid,
  DateText,
  EmptyState,
  type GridColumn,
  InstantText,
  PageFrame,
  StatusChip,
  Tooltip,
} from "../../ui";
import { UndoDialog } from "../cashier/UndoDialog";
import { dateOf } from "./log";

type Step = Output<"undo.list">["actions"][number];

const MOST = 100;

/** The latest steps, each with whether it can still be taken back, and what stands in its way. */
export function UndoView() {
  const steps = useOperation("undo.list", { limit: MOST });
  return (
    <Asked of={[steps]} rows={12}>
      {({ actions }) => <Steps actions={actions} />}
    </Asked>
  );
}

function Steps({ actions }: { actions: readonly Step[] }) {
  const { t, i18n } = useLingui();
  const [asked, setAsked] = useState<string | null>(null);
  const may = useMayUndo();
  const ask = (step: Step) => {
    if (!step.undone && may(step)) {
      setAsked(step.id);
    }
  };
  const columns: GridColumn<Step>[] = [
    { id: "at", header: t`时间`, width: 76, cell: (step) => <InstantText at={step.at} style="time" /> },
    { id: "who", header: t`人`, width: 120, cell: (step) => <b>{step.actorName}</b> },
    { id: "what", header: t`做了什么`, width: 300, grow: 1, cell: (step) => actionSentence(i18n, step) },
    { id: "state", header: t`状态`, width: 300, cell: (step) => <Standing step={step} /> },
    {
      id: "undo",
      header: "",
      width: 96,
      cell: (step) =>
        !step.undone && (
          <Tooltip label={t`您的角色没有这项权限`} disabled={may(step)}>
            <Button
              size="compact-xs"
              variant="default"
              tabIndex={-1}
              disabled={!may(step)}
              onClick={() => ask(step)}
            >
              <Trans>撤销…</Trans>
            </Button>
          </Tooltip>
        ),
    },
  ];
  return (
    <PageFrame data-testid="undo-steps">
      <DataGrid
        label={t`可撤销的步骤`}
        columns={columns}
        rows={actions}
        rowKey={(step) => step.id}
        onOpen={ask}
        isVoid={(step) => step.undone}
        groupOf={(step) => dateOf(step.at)}
        groupHead={(date) => <DateText date={date} />}
        empty={
          <EmptyState title={<Trans>还没有可撤销的步骤</Trans>}>
            <Trans>开房、入账、收款、换房等步骤做完后会列在这里。</Trans>
          </EmptyState>
        }
      />
      {asked && <UndoDialog actionId={asked} onClose={() => setAsked(null)} />}
    </PageFrame>
  );
}

/** Own steps need one right, those of others another; the house decides, this only greys out. */
function useMayUndo(): (step: Step) => boolean {
  const own = useMay("undo_own");
  const any = useMay("undo_any");
  const name = useSession((state) => state.user?.name);
  return (step) => any || (own && step.actorName === name);
}

function Standing({ step }: { step: Step }) {
  const { i18n } = useLingui();
  if (step.undone) {
    return (
      <StatusChip tone="neutral" plain>
        <Trans>已撤销</Trans>
      </StatusChip>
    );
  }
  return step.blockedBy ? (
    <StatusChip tone="attention" plain>
      <Trans>要先撤销“{actionSentence(i18n, step.blockedBy)}”</Trans>
    </StatusChip>
  ) : (
    <StatusChip tone="ok" plain>
      <Trans>可以撤销</Trans>
    </StatusChip>
  );
}
