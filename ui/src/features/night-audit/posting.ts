import { useCallback, useRef, useState } from "react";
import { type ProblemError, toProblem } from "../../api";
import { perform } from "../../api/command";
import { ulid } from "../../api/ids";

/** Room nights charged by one call: small enough to stop soon, large enough to be quick. */
const BATCH = 25;

export interface PostingState {
  running: boolean;
  posted: number;
  /** Minor units, gross. */
  amount: number;
  total: number;
  stopping: boolean;
  problem: ProblemError | null;
}

export interface NightPosting extends PostingState {
  /** True when nothing remains. */
  start: (total: number) => Promise<boolean>;
  /** Stops after the batch that runs; what was charged stays charged, once. */
  stop: () => void;
}

const IDLE: PostingState = {
  running: false,
  posted: 0,
  amount: 0,
  total: 0,
  stopping: false,
  problem: null,
};

/** Charges the room nights batch by batch. The house charges each night once, so it may be started again. */
export function useNightPosting(): NightPosting {
  const [state, setState] = useState(IDLE);
  const stopped = useRef(false);
  const start = useCallback(async (total: number): Promise<boolean> => {
    stopped.current = false;
    setState({ ...IDLE, running: true, total });
    let [posted, amount] = [0, 0];
    try {
      for (;;) {
        const batch = await perform("night_audit.post", { limit: BATCH }, { key: ulid() });
        posted += batch.posted;
        amount += batch.amount;
        setState((old) => ({ ...old, posted, amount, total: posted + batch.remaining }));
        if (batch.remaining === 0 || stopped.current) {
          setState((old) => ({ ...old, running: false, stopping: false }));
          return batch.remaining === 0;
        }
      }
    } catch (thrown) {
      setState((old) => ({ ...old, running: false, stopping: false, problem: toProblem(thrown) }));
      return false;
    }
  }, []);
  const stop = useCallback(() => {
    stopped.current = true;
    setState((old) => ({ ...old, stopping: true }));
  }, []);
  return { ...state, start, stop };
}
