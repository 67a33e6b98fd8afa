import { create } from "zustand";
import type { Args } from "../../api";

type Kind = Args<"paper.preview">["kind"];

/** A paper to be looked at: what it is and what it is about. */
export interface PaperWanted {
  kind: Kind;
  subject: string;
}

interface PaperState {
  /** Papers that belong to one step, such as a registration card and a receipt; the first is shown first. */
  wanted: readonly PaperWanted[];
  show: (...wanted: readonly PaperWanted[]) => void;
  close: () => void;
}

/** The preview sheet opens over any screen; this remembers for which papers. */
export const usePaper = create<PaperState>((set) => ({
  wanted: [],
  show: (...wanted) => set({ wanted }),
  close: () => set({ wanted: [] }),
}));
