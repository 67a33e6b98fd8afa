import { useRouterState } from "@tanstack/react-router";
import { useEffect } from "react";
import { create } from "zustand";
import { useSession } from "../api/session";

/** A thing that somebody looked at lately. Only what finds it again is kept, no name of a guest. */
export type Recent =
  | { kind: "stay" | "guest"; id: string }
  /** Found by its number on the door. */
  | { kind: "room"; id: string; number: string };

const MOST = 5;

/** What each person looked at since the window opened. */
const useStore = create<Record<string, readonly Recent[]>>(() => ({}));
const NONE: readonly Recent[] = [];

/** The latest first; what is looked at again moves to the front. */
export function rememberRecent(recent: Recent): void {
  const user = useSession.getState().user?.id;
  if (user) {
    useStore.setState((state) => ({
      [user]: [recent, ...(state[user] ?? NONE).filter(({ id }) => id !== recent.id)].slice(0, MOST),
    }));
  }
}

/** What the person at this window looked at lately. */
export function useRecent(): readonly Recent[] {
  const user = useSession((state) => state.user?.id) ?? "";
  return useStore((state) => state[user]) ?? NONE;
}

/** Accounts and guests that are opened count as looked at, however one came to them. */
export function useRememberVisits(): void {
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const guest = useRouterState({ select: ({ location }) => (location.search as { guest?: string }).guest });
  useEffect(() => {
    const stay = /^\/folio\/(\w+)$/.exec(path)?.[1];
    if (stay) {
      rememberRecent({ kind: "stay", id: stay });
    }
    if (guest) {
      rememberRecent({ kind: "guest", id: guest });
    }
  }, [path, guest]);
}
