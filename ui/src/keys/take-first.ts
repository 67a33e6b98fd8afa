import type { KeyboardEvent } from "react";
import { matches } from "./chord";
import { commandFacts } from "./commands";
import { belongsToInputMethod } from "./dispatch";

/** For the field of a list that is searched by typing: Enter takes the first line that fits, when none is marked. */
export const takesFirst = { onKeyDown: takeFirst };

const KEYS = commandFacts("form.next").keys;

function takeFirst(event: KeyboardEvent<HTMLInputElement>): void {
  if (!matches(event.nativeEvent, KEYS) || belongsToInputMethod(event.nativeEvent)) {
    return;
  }
  const { value } = event.currentTarget;
  const list = document.getElementById(event.currentTarget.getAttribute("aria-controls") ?? "");
  // Nothing typed means nothing new is wanted; a marked line or the chosen one is the kit's to take.
  if (value && list && !list.querySelector("[data-combobox-selected],[data-combobox-active]")) {
    list.querySelector<HTMLElement>("[data-combobox-option]:not([data-combobox-disabled])")?.click();
  }
}
