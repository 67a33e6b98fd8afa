import { useLingui } from "@lingui/react/macro";
import { IconAlertTriangleFilled, IconCheck, IconChevronDown, IconPlayerPlay } from "@tabler/icons-react";
import { type ReactNode, useEffect, useId, useState } from "react";
import type { StepState } from "./check";
import classes from "./NightAudit.module.css";

interface StepProps {
  number: number;
  title: string;
  state: StepState;
  /** What the line comes to, in words. */
  summary: ReactNode;
  testId: string;
  children: ReactNode;
}

const ICONS = { done: IconCheck, ready: IconPlayerPlay, open: IconAlertTriangleFilled };

/** A line of the checklist: settled ones stay closed, those that need somebody open by themselves. */
export function Step({ number, title, state, summary, testId, children }: StepProps) {
  const { t } = useLingui();
  const [open, setOpen] = useState(state === "open");
  const body = useId();
  useEffect(() => setOpen(state === "open"), [state]);
  const words: Record<StepState, string> = { done: t`已妥`, ready: t`待过账`, open: t`要处理` };
  const Icon = ICONS[state];
  return (
    <section className={classes.step} data-state={state} data-testid={testId}>
      <button
        type="button"
        className={classes.stepHead}
        aria-expanded={open}
        aria-controls={body}
        onClick={() => setOpen((now) => !now)}
      >
        <span className={classes.badge}>
          <Icon size={15} stroke={2.4} aria-hidden />
        </span>
        <span className={classes.stepTitle}>
          <span className="kz-num kz-dim">{number}</span> {title}
        </span>
        <span className={classes.stepState}>{words[state]}</span>
        <span className={classes.stepSummary}>{summary}</span>
        <IconChevronDown size={16} className={classes.chevron} aria-hidden />
      </button>
      <div id={body} hidden={!open} className={classes.stepBody}>
        {open && children}
      </div>
    </section>
  );
}
