import { create } from "zustand";
import type { Output } from "./call";
import { forgetAllUndo } from "./undo";

const TOKEN_KEY = "kezhan.token";

export type SignedIn = Output<"session.sign_in">;
export type SessionFacts = Pick<SignedIn, "user" | "grants" | "house" | "idleMs">;
export type House = SignedIn["house"];
type Grant = SignedIn["grants"][number];

/** Rights come from the house and are only mirrored here, to grey out verbs. */
interface SessionState {
  token: string | null;
  user: SignedIn["user"] | null;
  grants: readonly Grant[];
  house: House | null;
  /** Untouched for so long, the screen locks; none while nobody is signed in. */
  idleMs: number | null;
  /** The session ended while somebody was working: the screen stays, a sign-in is laid over it. */
  expired: boolean;
}

const NOBODY = { token: null, user: null, grants: [], house: null, idleMs: null, expired: false };

export const useSession = create<SessionState>(() => ({
  ...NOBODY,
  token: sessionStorage.getItem(TOKEN_KEY),
}));

export function sessionToken(): string | null {
  return useSession.getState().token;
}

export function beginSession({ token, user, grants, house, idleMs }: SignedIn): void {
  if (useSession.getState().user?.id !== user.id) {
    forgetAllUndo();
  }
  sessionStorage.setItem(TOKEN_KEY, token);
  useSession.setState({ token, user, grants, house, idleMs, expired: false });
}

export function refreshSession({ user, grants, house, idleMs }: SessionFacts): void {
  useSession.setState({ user, grants, house, idleMs });
}

/** Leaves the screen and what was typed alone; asks for a sign-in over it. */
export function markExpired(): void {
  if (useSession.getState().user) {
    useSession.setState({ expired: true });
  } else {
    endSession();
  }
}

export function endSession(): void {
  sessionStorage.removeItem(TOKEN_KEY);
  forgetAllUndo();
  useSession.setState(NOBODY);
}

/** Whether the signed-in person holds the right, up to whichever amount. */
export function may(permission: string | null | undefined): boolean {
  return holds(useSession.getState().grants, permission);
}

export function useMay(permission: string | null | undefined): boolean {
  return useSession((state) => holds(state.grants, permission));
}

function holds(grants: readonly Grant[], permission: string | null | undefined): boolean {
  return (
    !permission ||
    permission === "public" ||
    permission === "signed_in" ||
    grants.some((grant) => grant.permission === permission)
  );
}
