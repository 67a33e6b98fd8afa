import { msg } from "@lingui/core/macro";
import { useCallback, useRef } from "react";
import { call } from "../api/call";
import { allAnswered, perform } from "../api/command";
import { ulid } from "../api/ids";
import { say, sayProblem } from "../api/notice";
import { toProblem } from "../api/problem";
import { forgetUndo, useUndo } from "../api/undo";
import { i18n } from "../i18n";
import { actionSentence, stepSentence } from "../i18n/actions";

/**
 * Takes back the given action, or the last one of this window: one press, one step, in the order of the presses.
 * What is still on its way to the house counts as the last, so that a quick hand takes back what it just did.
 */
export function useUndoLast(): (actionId?: string) => Promise<void> {
  const before = useRef<Promise<void>>(Promise.resolve());
  return useCallback((actionId) => {
    const step = before.current.then(allAnswered).then(() => {
      const target = actionId ?? useUndo.getState().stack.at(-1)?.actionId;
      return target ? takeBack(target) : undefined;
    });
    before.current = step;
    return step;
  }, []);
}

/**
 * The house looks first: when a later step stands in the way it names it, and when something must be done by
 * hand (money to give back) it says so.
 */
async function takeBack(target: string): Promise<void> {
  try {
    const { action, steps, blockedBy } = await call("undo.preview", { actionId: target });
    if (blockedBy) {
      say(i18n._(msg`要先撤销后面的“${actionSentence(i18n, blockedBy)}”`));
      return;
    }
    await perform("undo.run", { actionId: target }, { key: ulid() }, () => forgetUndo(target));
    const left = steps.map((step) => stepSentence(i18n, step)).join(" ");
    say(`${i18n._(msg`已撤销：${actionSentence(i18n, action)}`)} ${left}`.trim());
  } catch (thrown) {
    const problem = toProblem(thrown);
    sayProblem(problem);
    if (!problem.transient && problem.code !== "undo_blocked" && problem.code !== "session_expired") {
      forgetUndo(target);
    }
  }
}
