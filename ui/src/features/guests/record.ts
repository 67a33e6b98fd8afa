import { useEffect, useState } from "react";
import { type Draft, useDraft } from "../record/draft";

/**
 * A record that stays open after it was saved: what the house then answers is one's own work, not somebody
 * else's, and is taken over without a question.
 */
export function useRecord<T extends { version: number }, D extends object>(
  latest: T | null,
  draftOf: (record: T | null) => D,
): Draft<D> & { saved: () => void } {
  const draft = useDraft(latest, draftOf);
  const { takeTheirs, version } = draft;
  const [savedAt, setSavedAt] = useState<number | null>(null);
  const answered = savedAt !== null && latest !== null && latest.version !== savedAt;
  useEffect(() => {
    if (answered) {
      takeTheirs();
      setSavedAt(null);
    }
  });
  return {
    ...draft,
    dirty: draft.dirty && savedAt === null,
    conflict: savedAt === null ? draft.conflict : null,
    set: (part) => {
      setSavedAt(null);
      draft.set(part);
    },
    saved: () => setSavedAt(version),
  };
}
