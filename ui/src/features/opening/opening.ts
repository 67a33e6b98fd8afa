import { create } from "zustand";

/** What a new house was shown on this machine; whether its steps are done is asked of the house itself. */
interface Opening {
  /** Houses whose list was put away. */
  dismissed: readonly string[];
  /** Houses that somebody was led around in. */
  toured: readonly string[];
  touring: boolean;
}

const KEY = "kezhan.opening";
const NOTHING: Opening = { dismissed: [], toured: [], touring: false };

function load(): Opening {
  try {
    return { ...NOTHING, ...(JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Opening>) };
  } catch {
    return NOTHING;
  }
}

export const useOpening = create<Opening>(load);

function keep(change: Partial<Opening>): void {
  useOpening.setState(change);
  const { dismissed, toured } = useOpening.getState();
  localStorage.setItem(KEY, JSON.stringify({ dismissed, toured }));
}

const added = (list: readonly string[], house: string) => [...list.filter((known) => known !== house), house];

/** Puts the list of a house away for good. */
export function dismissOpening(house: string): void {
  keep({ dismissed: added(useOpening.getState().dismissed, house) });
}

export function startTour(): void {
  useOpening.setState({ touring: true });
}

/** However it ended: who closes a tour has seen enough of it. */
export function endTour(house: string | undefined): void {
  keep({ touring: false, toured: house ? added(useOpening.getState().toured, house) : [] });
}
