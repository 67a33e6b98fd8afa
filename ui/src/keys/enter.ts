import { type RefObject, useEffect } from "react";
import { matches } from "./chord";
import { commandFacts } from "./commands";
import { belongsToInputMethod } from "./dispatch";
import { useKey } from "./focus";

const FIELDS = "input:not(:disabled):not([type=hidden]):not([type=checkbox]):not([type=radio])";

/**
 * Enter goes on to the next field of a form, and from the last one to the button marked `data-primary`, which the
 * next Enter presses. In an open list it takes what is marked there first. An Enter of an input method never moves.
 */
export function useEnterAdvances(place: RefObject<HTMLElement | null>): void {
  // Names it in the F1 sheet; in a text field the table leaves Enter to the field, hence the listener.
  useKey("form.next", ({ target }) => advance(place.current, target));
  useEffect(() => {
    const root = place.current;
    const onKeyDown = (event: KeyboardEvent) => {
      const { target } = event;
      const meant = matches(event, KEYS) && !belongsToInputMethod(event);
      if (!meant || !(target instanceof HTMLElement) || !target.matches(FIELDS)) {
        return;
      }
      if (isOpen(target) && marksOption(target)) {
        // The list takes the key first; what it does may bring fields or take them away.
        setTimeout(() => advance(root, target));
      } else {
        event.preventDefault();
        event.stopPropagation();
        advance(root, target);
      }
    };
    root?.addEventListener("keydown", onKeyDown, true);
    return () => root?.removeEventListener("keydown", onKeyDown, true);
  }, [place]);
}

const KEYS = commandFacts("form.next").keys;

function isOpen(field: HTMLElement): boolean {
  return field.getAttribute("aria-expanded") === "true";
}

function marksOption(field: HTMLElement): boolean {
  const list = document.getElementById(field.getAttribute("aria-controls") ?? "");
  return list?.querySelector("[data-combobox-selected]") != null;
}

function advance(root: HTMLElement | null, from: EventTarget | null): void {
  const fields = [...(root?.querySelectorAll<HTMLElement>(FIELDS) ?? [])];
  const at = fields.indexOf(from as HTMLElement);
  if (at >= 0) {
    const next = fields[at + 1] ?? root?.querySelector<HTMLElement>("[data-primary]:not(:disabled)");
    next?.focus();
  }
}
