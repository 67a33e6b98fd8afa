import { useEffect, useState } from "react";

/** Fields in which two forms of one record differ. */
export function differences<D extends object>(mine: D, theirs: D): (keyof D & string)[] {
  return (Object.keys(theirs) as (keyof D & string)[]).filter(
    (key) => JSON.stringify(mine[key]) !== JSON.stringify(theirs[key]),
  );
}

export interface Draft<D> {
  draft: D;
  set: (part: Partial<D>) => void;
  dirty: boolean;
  /** The version that what is on the screen was made from. */
  version: number | null;
  /** Fields that somebody else changed meanwhile; null when nobody did. */
  conflict: (keyof D & string)[] | null;
  /** Gives up what was typed for what the house has. */
  takeTheirs: () => void;
  /** Goes on with what was typed, knowing what the house has. */
  keepMine: () => void;
  /** What is typed was saved and the form stays open: the house's next version is no conflict but its own. */
  saved: () => void;
}

/**
 * What is typed about a record while the house may change it. An untouched form follows the house by itself; a
 * touched one keeps what was typed and says what somebody else did.
 */
export function useDraft<T extends { version: number }, D extends object>(
  latest: T | null,
  draftOf: (record: T | null) => D,
): Draft<D> {
  const [base, setBase] = useState(latest);
  const [draft, setDraft] = useState(() => draftOf(latest));
  const [settled, setSettled] = useState(false);
  const dirty = !settled && differences(draft, draftOf(base)).length > 0;
  const moved = latest !== null && base !== null && latest.version !== base.version;
  useEffect(() => {
    if (moved && !dirty) {
      setBase(latest);
      setDraft(draftOf(latest));
      setSettled(false);
    }
  }, [moved, dirty, latest, draftOf]);
  return {
    draft,
    set: (part) => {
      setSettled(false);
      setDraft((old) => ({ ...old, ...part }));
    },
    dirty,
    version: base?.version ?? null,
    conflict: moved && dirty ? differences(draftOf(base), draftOf(latest)) : null,
    takeTheirs: () => {
      setBase(latest);
      setDraft(draftOf(latest));
    },
    keepMine: () => setBase(latest),
    saved: () => setSettled(true),
  };
}
