import { useLingui } from "@lingui/react/macro";
import { IconAlertTriangleFilled } from "@tabler/icons-react";
import type { ProblemError } from "../api/problem";
import { problemText } from "../i18n/problems";
import classes from "./ProblemNote.module.css";

/** Why the house refused, and what to do about it, in the row of the verb that was refused. */
export function ProblemNote({ problem }: { problem: ProblemError | null }) {
  const { i18n } = useLingui();
  if (!problem) {
    return null;
  }
  return (
    <div role="alert" className={classes.note}>
      <IconAlertTriangleFilled size={16} aria-hidden />
      <div>
        {problemText(i18n, problem)}
        <code className={classes.code}>{problem.code}</code>
      </div>
    </div>
  );
}
