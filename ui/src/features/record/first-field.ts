import { type RefObject, useLayoutEffect } from "react";

/** A new record is typed from its first field on; one that is looked at leaves the keyboard to the list. */
export function useFirstField(place: RefObject<HTMLElement | null>, fresh: boolean): void {
  useLayoutEffect(() => {
    if (fresh) {
      place.current?.querySelector("input")?.focus();
    }
  }, [place, fresh]);
}
