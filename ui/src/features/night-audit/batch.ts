import { type ReactNode, useCallback, useRef, useState } from "react";
import type { Args, OperationName } from "../../api";
import { type ProblemError, toProblem } from "../../api";
import { perform } from "../../api/command";
import { ulid } from "../../api/ids";
import { offerUndo } from "../../api/undo";
import type { Stay } from "./check";

export interface BatchStep<K extends OperationName> {
  stay: Stay;
  op: K;
  args: Args<K>;
  /** What was done, for undo. */
  title: ReactNode;
}

export interface Batch {
  run: <K extends OperationName>(steps: readonly BatchStep<K>[]) => Promise<void>;
  /** How far the running batch is; null while none runs. */
  progress: { done: number; total: number } | null;
  /** Why the house refused single stays, by stay. */
  refused: ReadonlyMap<string, ProblemError>;
}

/** One verb over many stays, one after the other; a refused one is kept with its reason and the rest go on. */
export function useBatch(): Batch {
  const [progress, setProgress] = useState<Batch["progress"]>(null);
  const [refused, setRefused] = useState<Batch["refused"]>(new Map());
  const busy = useRef(false);

  const run = useCallback(async <K extends OperationName>(steps: readonly BatchStep<K>[]) => {
    if (busy.current) {
      return;
    }
    busy.current = true;
    const problems = new Map<string, ProblemError>();
    for (const [index, { stay, op, args, title }] of steps.entries()) {
      setProgress({ done: index, total: steps.length });
      try {
        const output = await perform(op, args, { key: ulid() });
        const actionId = (output as { actionId?: unknown }).actionId;
        if (typeof actionId === "string") {
          offerUndo({ actionId, title, at: Date.now() });
        }
      } catch (thrown) {
        const problem = toProblem(thrown);
        problems.set(stay.id, problem);
        if (problem.code === "session_expired" || problem.code === "unavailable") {
          break;
        }
      }
    }
    setRefused(problems);
    setProgress(null);
    busy.current = false;
  }, []);
  return { run, progress, refused };
}
