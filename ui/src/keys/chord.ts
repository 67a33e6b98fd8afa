/** The parts of a keyboard event that name a key. */
export interface KeyPress {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

const NAMED = new Set([
  "Escape",
  "Enter",
  "Tab",
  "Home",
  "End",
  "PageUp",
  "PageDown",
  "Delete",
  "ContextMenu",
]);

/** The name of a pressed key as the command table writes it, e.g. `Ctrl+Shift+K`. */
export function chordOf(event: KeyPress): string {
  const base = baseOf(event);
  const parts: string[] = [];
  if (event.ctrlKey || event.metaKey) {
    parts.push("Ctrl");
  }
  if (event.altKey) {
    parts.push("Alt");
  }
  // A shifted symbol is its own key (`+`, `?`); Shift is named only beside letters and named keys.
  if (event.shiftKey && (base.length > 1 || /[A-Z0-9]/.test(base))) {
    parts.push("Shift");
  }
  parts.push(base);
  return parts.join("+");
}

/** True when the pressed key is one of the alternatives; `Digit` stands for 0–9 without modifiers. */
export function matches(event: KeyPress, keys: readonly string[]): boolean {
  const chord = chordOf(event);
  return keys.some((key) => key === chord || (key === "Digit" && /^[0-9]$/.test(chord)));
}

/** True for a key that would write, move or edit in a text field, which must then have it. */
export function writes(event: KeyPress): boolean {
  if (event.ctrlKey || event.metaKey) {
    return /^[ACVXYZ]$/.test(baseOf(event));
  }
  if (event.altKey) {
    return false;
  }
  return (
    event.key.length === 1 || /^(Arrow|Home|End|Page|Delete|Backspace|Enter|ContextMenu)/.test(event.key)
  );
}

function baseOf(event: KeyPress): string {
  if (event.key === " ") {
    return "Space";
  }
  if (/^F\d{1,2}$/.test(event.key) || event.key.startsWith("Arrow") || NAMED.has(event.key)) {
    return event.key;
  }
  // With Alt held, a Mac writes another character; the physical key keeps the meaning.
  const physical = /^(?:Key([A-Z])|(?:Digit|Numpad)([0-9]))$/.exec(event.code);
  if (physical && (event.altKey || event.ctrlKey || event.metaKey)) {
    return physical[1] ?? physical[2] ?? event.key;
  }
  return event.key.length === 1 ? event.key.toUpperCase() : event.key;
}

const GLYPHS: Record<string, string> = {
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  Escape: "Esc",
  Digit: "0–9",
};

/** The parts of a chord as they are printed on a button. */
export function chordLabel(chord: string, mac: boolean = isMac()): string {
  const parts = chord === "-" || chord === "+" ? [chord] : chord.split("+");
  const names = parts.map((part) => {
    if (mac && part === "Ctrl") {
      return "⌘";
    }
    if (mac && part === "Alt") {
      return "⌥";
    }
    return GLYPHS[part] ?? part;
  });
  return names.join(mac ? "" : "+");
}

function isMac(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.platform);
}
