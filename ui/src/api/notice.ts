import type { ReactNode } from "react";
import { create } from "zustand";
import type { ProblemError } from "./problem";

/** A line at the foot of the window: something went well, or went wrong and stays until it is read. */
export interface Notice {
  id: number;
  tone: "ok" | "problem";
  text: ReactNode;
  problem?: ProblemError;
}

let serial = 0;

export const useNotices = create<{ notices: readonly Notice[] }>(() => ({ notices: [] }));

export function say(text: ReactNode): void {
  add({ tone: "ok", text });
}

export function sayProblem(problem: ProblemError, text: ReactNode = null): void {
  add({ tone: "problem", text, problem });
}

export function dismissNotice(id: number): void {
  useNotices.setState((state) => ({ notices: state.notices.filter((notice) => notice.id !== id) }));
}

function add(notice: Omit<Notice, "id">): void {
  serial += 1;
  const id = serial;
  useNotices.setState((state) => ({ notices: [...state.notices, { ...notice, id }].slice(-3) }));
}
