import type { ReactNode } from "react";
import { create } from "zustand";

/** Something just done that the house can take back. */
export interface Undoable {
  actionId: string;
  title: ReactNode;
  at: number;
}

interface UndoState {
  /** Newest last; Ctrl+Z takes the last one. */
  stack: readonly Undoable[];
  /** The one the snackbar shows now. */
  shown: Undoable | null;
}

const DEPTH = 20;

export const useUndo = create<UndoState>(() => ({ stack: [], shown: null }));

export function offerUndo(entry: Undoable): void {
  useUndo.setState((state) => ({ stack: [...state.stack, entry].slice(-DEPTH), shown: entry }));
}

export function hideUndo(): void {
  useUndo.setState({ shown: null });
}

/** Called when the action was taken back, or can no longer be. */
export function forgetUndo(actionId: string): void {
  useUndo.setState((state) => ({
    stack: state.stack.filter((entry) => entry.actionId !== actionId),
    shown: state.shown?.actionId === actionId ? null : state.shown,
  }));
}

/** Another person at this window must not take back what the one before did by a bare Ctrl+Z. */
export function forgetAllUndo(): void {
  useUndo.setState({ stack: [], shown: null });
}
