import { matches, writes } from "./chord";
import { type CommandId, commandFacts, type Scope } from "./commands";

/** One handler that a mounted screen registered for a command. */
export interface Binding {
  id: CommandId;
  /** The nearest enclosing `FocusScope`, or null on a bare page. */
  layer: string | null;
  enabled: () => boolean;
  run: (event: KeyboardEvent) => void;
}

const bindings: Binding[] = [];
/** Dialogs in the order they opened; the last one owns the keyboard. */
const dialogs: string[] = [];
let may: (permission: string | undefined) => boolean = () => true;

/** Tells the key layer how to ask for rights. */
export function setRights(check: (permission: string | undefined) => boolean): void {
  may = check;
}

export function bind(binding: Binding): () => void {
  bindings.push(binding);
  return () => {
    bindings.splice(bindings.indexOf(binding), 1);
  };
}

export function openDialog(layer: string): () => void {
  dialogs.push(layer);
  return () => {
    dialogs.splice(dialogs.indexOf(layer), 1);
  };
}

export function anyDialog(): boolean {
  return dialogs.length > 0;
}

/** The commands that would answer to a key now, for the F1 sheet and the palette. */
export function liveBindings(): readonly Binding[] {
  return bindings.filter((binding) => binding.enabled() && may(commandFacts(binding.id).needs));
}

/** Those that a key would find now, wherever the focus goes: an open dialog hides everything below it. */
export function reachableBindings(): readonly Binding[] {
  const layers = [...document.querySelectorAll("[data-focus-layer]")].map(
    (element) => element.getAttribute("data-focus-layer") ?? "",
  );
  return liveBindings().filter((binding) => reachable(binding, commandFacts(binding.id), layers));
}

/** Runs a command as if its key had been pressed; false when nobody answers to it now. */
export function runCommand(id: CommandId): boolean {
  const binding = liveBindings().findLast((candidate) => candidate.id === id);
  binding?.run(new KeyboardEvent("keydown"));
  return binding !== undefined;
}

/** Enter confirms a candidate of an input method in WebKit *after* the composition has ended. */
const ENDING_ENTER_MS = 80;
let compositionEndedAt = Number.NEGATIVE_INFINITY;

/** True when the key belongs to the input method and to nobody else. */
export function belongsToInputMethod(event: KeyboardEvent): boolean {
  if (event.isComposing || event.keyCode === 229) {
    return true;
  }
  return event.key === "Enter" && event.timeStamp - compositionEndedAt < ENDING_ENTER_MS;
}

/** Finds the binding for a key press: dialog, then panel, grid, page, global. */
export function resolve(event: KeyboardEvent): Binding | null {
  if (belongsToControl(event)) {
    return null;
  }
  const typing = isTextField(event.target);
  const focused = layersAround(event.target);
  const candidates = liveBindings().filter((binding) => {
    const facts = commandFacts(binding.id);
    return matches(event, facts.keys) && !(typing && writes(event)) && reachable(binding, facts, focused);
  });
  candidates.sort((a, b) => rank(b, focused) - rank(a, focused) || bindings.indexOf(b) - bindings.indexOf(a));
  return candidates[0] ?? null;
}

/** Listens at the document, once, before any component sees the key. Returns how to stop. */
export function startDispatch(root: Document = document): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (belongsToInputMethod(event)) {
      // No component may take the Enter of a composition for a confirmation.
      event.stopImmediatePropagation();
      if (!event.isComposing && event.key === "Enter") {
        event.preventDefault();
      }
      return;
    }
    const binding = resolve(event);
    if (binding) {
      event.preventDefault();
      event.stopPropagation();
      binding.run(event);
    }
  };
  const onCompositionEnd = (event: CompositionEvent) => {
    compositionEndedAt = event.timeStamp;
  };
  const onKeyUp = () => {
    compositionEndedAt = Number.NEGATIVE_INFINITY;
  };
  root.addEventListener("keydown", onKeyDown, true);
  root.addEventListener("compositionend", onCompositionEnd, true);
  root.addEventListener("keyup", onKeyUp, true);
  return () => {
    root.removeEventListener("keydown", onKeyDown, true);
    root.removeEventListener("compositionend", onCompositionEnd, true);
    root.removeEventListener("keyup", onKeyUp, true);
  };
}

const ORDER: Record<Scope, number> = { dialog: 4, panel: 3, grid: 2, page: 1, global: 0 };

function rank(binding: Binding, focused: readonly string[]): number {
  const depth = binding.layer ? focused.indexOf(binding.layer) : -1;
  const nearness = depth < 0 ? 0 : focused.length - depth;
  return nearness * 10 + ORDER[commandFacts(binding.id).scope];
}

function reachable(
  binding: Binding,
  facts: { scope: Scope; overDialogs?: boolean },
  focused: readonly string[],
): boolean {
  const top = dialogs.at(-1);
  if (top) {
    const inside = binding.layer !== null && (binding.layer === top || isInside(binding.layer, top));
    return inside || facts.overDialogs === true;
  }
  return facts.scope !== "grid" || (binding.layer !== null && focused.includes(binding.layer));
}

function isInside(layer: string, outer: string): boolean {
  const element = document.querySelector(`[data-focus-layer="${layer}"]`);
  return element?.closest(`[data-focus-layer="${outer}"]`) != null;
}

/** Ids of the layers around an element, innermost first. */
function layersAround(target: EventTarget | null): string[] {
  const layers: string[] = [];
  let element = target instanceof Element ? target : null;
  while (element) {
    const layer = element.getAttribute("data-focus-layer");
    if (layer) {
      layers.push(layer);
    }
    element = element.parentElement;
  }
  return layers;
}

const POPUP = "[role=menu],[role=listbox],.mantine-Popover-dropdown";

/** Keys that an open list or a focused button understands itself. */
function belongsToControl(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof Element) || event.ctrlKey || event.metaKey || event.altKey) {
    return false;
  }
  const opened = target.matches("[aria-expanded=true],[data-expanded]") || target.closest(POPUP) !== null;
  if (opened) {
    return /^(Escape|Enter| |Home|End|Tab|Arrow.*)$/.test(event.key);
  }
  const button = target.closest("button,a[href],summary,[role=button],[role=tab],[role=switch]");
  return button === target && /^(Enter| )$/.test(event.key);
}

const NOT_TEXT = new Set([
  "checkbox",
  "radio",
  "button",
  "submit",
  "reset",
  "range",
  "color",
  "file",
  "image",
]);

function isTextField(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) {
    return !NOT_TEXT.has(target.type);
  }
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) {
    return true;
  }
  return target instanceof HTMLElement && target.isContentEditable;
}
