import type { Query, QueryClient } from "@tanstack/react-query";
import { create } from "zustand";
import { host, type LinkState } from "./host";
import { OPERATIONS } from "./tags";

export const useLink = create<LinkState>(() => ({ link: "reconnecting", retryInMs: null }));

/** Keeps the query cache true to the house while a session lasts. Returns how to stop. */
export function followChanges(client: QueryClient, token: string): () => void {
  let lost = false;
  return host().subscribe(
    token,
    (event) => {
      if (event === null) {
        void client.invalidateQueries();
      } else if (event.origin !== host().origin) {
        // What this window did itself was marked when its command came back.
        void markStale(client, event.tags);
      }
    },
    (state) => {
      useLink.setState(state);
      if (state.link === "reconnecting" || state.link === "offline") {
        lost = true;
      } else if (lost) {
        lost = false;
        void client.invalidateQueries();
      }
    },
  );
}

/** Fetches anew every query on the screen that is made of anything named by the tags; done when they are here. */
export function markStale(client: QueryClient, tags: readonly string[]): Promise<void> {
  return client.invalidateQueries({ predicate: (query) => isMadeOf(query, tags) });
}

function isMadeOf(query: Pick<Query, "queryKey">, tags: readonly string[]): boolean {
  const operation = OPERATIONS[query.queryKey[0] as keyof typeof OPERATIONS];
  return operation?.tags.some((tag) => tags.includes(tag)) ?? false;
}
