import { call } from "../api/call";
import { queryClient } from "../api/query";
import { endSession } from "../api/session";
import { forgetChosenLocale } from "../i18n";

/** Ends the session at the house; a house that cannot be reached forgets it by itself later. */
export async function leaveSession(): Promise<void> {
  try {
    await call("session.sign_out", {});
  } catch {
    // The window forgets the token in any case.
  }
  forgetChosenLocale();
  endSession();
  queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== "setup.status" });
}
