import { type ReactNode, useCallback, useRef, useState } from "react";
import { askApproval } from "./approval";
import { type Args, type CallOptions, call, type OperationName, type Output } from "./call";
import { markStale } from "./events";
import { ulid } from "./ids";
import { sayProblem } from "./notice";
import { ProblemError, toProblem } from "./problem";
import { queryClient } from "./query";
import { beginSession, markExpired, type SignedIn } from "./session";
import { OPERATIONS } from "./tags";
import { offerUndo } from "./undo";

export interface CommandOptions<K extends OperationName> {
  /** Where a refusal is shown: in the caller's own row by `problem`, or as a line at the foot of the window. */
  present?: "inline" | "notice";
  /** What was done, for the undo snackbar; without it the command is not offered for undo. */
  undoTitle?: (output: Output<K>, args: Args<K>) => ReactNode;
  onDone?: (output: Output<K>, args: Args<K>) => void;
}

export interface Command<K extends OperationName> {
  /** Resolves with the output, or with undefined when it was refused; the refusal is then shown. */
  run: (args: Args<K>) => Promise<Output<K> | undefined>;
  pending: boolean;
  problem: ProblemError | null;
  reset: () => void;
}

/**
 * A command of the house. One intention has one key: pressing twice while it runs joins the first press, and
 * repeating it after a lost answer reuses the key, so nothing happens twice.
 */
export function useCommand<K extends OperationName>(op: K, options: CommandOptions<K> = {}): Command<K> {
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<ProblemError | null>(null);
  const intention = useRef<Intention | null>(null);
  const running = useRef<{ args: string; answer: Promise<Output<K> | undefined> } | null>(null);
  const latest = useRef(options);
  latest.current = options;

  const run = useCallback(
    (args: Args<K>): Promise<Output<K> | undefined> => {
      const text = JSON.stringify(args);
      if (running.current?.args === text) {
        return running.current.answer;
      }
      intention.current = nextIntention(intention.current, text);
      const { undoTitle } = latest.current;
      const answer = attempt(op, args, intention.current, (output) => {
        if (undoTitle) {
          offer(output, undoTitle(output, args));
        }
      });
      setPending(true);
      setProblem(null);
      const settled = answer.then(
        (output) => {
          intention.current = null;
          latest.current.onDone?.(output, args);
          return output;
        },
        (thrown) => {
          const refusal = toProblem(thrown);
          if (!refusal.transient) {
            intention.current = null;
          }
          if (refusal.code !== "approval_declined") {
            setProblem(refusal);
            if (latest.current.present !== "inline") {
              sayProblem(refusal);
            }
          }
          return undefined;
        },
      );
      const tracked = settled.finally(() => {
        if (running.current?.answer === tracked) {
          running.current = null;
          setPending(false);
        }
      });
      running.current = { args: text, answer: tracked };
      return tracked;
    },
    [op],
  );
  const reset = useCallback(() => setProblem(null), []);
  return { run, pending, problem, reset };
}

interface Intention {
  args: string;
  key: string;
}

/** The same arguments after an answer that got lost are the same intention; anything else is a new one. */
export function nextIntention(previous: Intention | null, args: string): Intention {
  return previous?.args === args ? previous : { args, key: ulid() };
}

/** Refusals that say: what this screen shows is no longer so. */
const OUTDATED =
  /^(stale|not_found|wrong_state|room_taken|sold_out|room_not_ready|already_offset|folio_closed)$/;

/** Commands after which somebody else sits at this window: the token of before is worth nothing any more. */
const SESSION_BEGINS: ReadonlySet<OperationName> = new Set(["session.sign_in", "session.switch_user"]);

/** Longer than this nobody waits for the screen to be true again; a slow line must not hold the work up. */
const LONGEST_REFRESH_MS = 800;

/** Commands that the house has not answered yet. */
const unanswered = new Set<Promise<unknown>>();

/** Waits until every command was answered, so that what comes next knows what was done last. */
export async function allAnswered(): Promise<void> {
  await Promise.allSettled([...unanswered]);
}

/**
 * Runs a command once and waits until the screen shows what it changed, so that the next key meets the new rows
 * and not the old ones; `useCommand` is made of it. `answered` is told before that wait: what depends on the
 * command having happened, such as its undo, must not come after the rows that show it.
 */
export async function perform<K extends OperationName>(
  op: K,
  args: Args<K>,
  options: CallOptions,
  answered?: (output: Output<K>) => void,
): Promise<Output<K>> {
  const { tags } = OPERATIONS[op];
  try {
    const answer = call(op, args, options).then((output) => {
      answered?.(output);
      return output;
    });
    unanswered.add(answer);
    const output = await answer.finally(() => unanswered.delete(answer));
    if (SESSION_BEGINS.has(op)) {
      beginSession(output as SignedIn);
      void queryClient.invalidateQueries();
    } else {
      await atMost(LONGEST_REFRESH_MS, markStale(queryClient, tags));
    }
    return output;
  } catch (thrown) {
    const problem = toProblem(thrown);
    if (problem.code === "session_expired") {
      markExpired();
    } else if (OUTDATED.test(problem.code)) {
      void markStale(queryClient, tags);
    }
    throw problem;
  }
}

/** Waits for the work, but not longer than this; the work goes on either way. */
async function atMost(ms: number, work: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, enough]);
  clearTimeout(timer);
}

async function attempt<K extends OperationName>(
  op: K,
  args: Args<K>,
  { key }: Intention,
  answered: (output: Output<K>) => void,
): Promise<Output<K>> {
  try {
    return await perform(op, args, { key }, answered);
  } catch (thrown) {
    const problem = toProblem(thrown);
    if (problem.code !== "approval_required") {
      throw problem;
    }
    const approval = await askApproval(op, problem);
    if (!approval) {
      throw new ProblemError({ code: "approval_declined", message: "nobody consented", data: {} });
    }
    return await perform(op, args, { key, approval }, answered);
  }
}

function offer<K extends OperationName>(output: Output<K>, title: ReactNode): void {
  const actionId = (output as { actionId?: unknown } | null)?.actionId;
  if (typeof actionId === "string") {
    offerUndo({ actionId, title, at: Date.now() });
  }
}
