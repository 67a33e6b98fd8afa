import {
  createContext,
  type ReactNode,
  type RefObject,
  useContext,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import type { CommandId, Scope } from "./commands";
import { anyDialog, bind, openDialog } from "./dispatch";

const Layer = createContext<string | null>(null);

interface FocusScopeProps {
  scope: Exclude<Scope, "global">;
  className?: string;
  children: ReactNode;
}

/** Marks a part of the screen as a scope of keys; handlers inside answer before those outside. */
export function FocusScope({ scope, className, children }: FocusScopeProps) {
  const layer = useId();
  const place = useRef<HTMLDivElement>(null);
  useKeyboardOf(scope === "dialog", layer, place);
  return (
    <Layer.Provider value={layer}>
      <div ref={place} className={className} data-focus-scope={scope} data-focus-layer={layer}>
        {children}
      </div>
    </Layer.Provider>
  );
}

/**
 * A dialog owns the keyboard from the frame in which it shows: the letter typed right after the key that opened
 * it goes into the field marked `data-autofocus`. When it closes, who had the keyboard before gets it back.
 */
function useKeyboardOf(dialog: boolean, layer: string, place: RefObject<HTMLElement | null>): void {
  const [before] = useState(() => (dialog ? takeOver() : null));
  const arrived = useRef(!dialog);
  useLayoutEffect(() => (dialog ? openDialog(layer) : undefined), [dialog, layer]);
  // At every render, for the field may come later than the dialog, with what the house answers.
  useLayoutEffect(() => {
    const field = arrived.current ? null : place.current?.querySelector<HTMLElement>("[data-autofocus]");
    if (field) {
      field.focus({ preventScroll: true });
      arrived.current = true;
    }
  });
  useEffect(() => () => giveBack(before), [before]);
}

/** Who had the keyboard before the first of the dialogs; one may open in the moment in which another closes. */
let outside: Element | null = null;

function takeOver(): Element | null {
  if (!anyDialog()) {
    outside = document.activeElement;
  }
  return document.activeElement;
}

function giveBack(before: Element | null): void {
  const free = document.activeElement === document.body || document.activeElement === null;
  const next = before?.isConnected ? before : outside;
  if (before && free && next instanceof HTMLElement) {
    next.focus({ preventScroll: true });
  }
}

/** The nearest enclosing `FocusScope`. */
export function useLayer(): string | null {
  return useContext(Layer);
}

/** Answers to a command of the table while the component is mounted and `enabled`. */
export function useKey(id: CommandId, run: (event: KeyboardEvent) => void, enabled = true): void {
  const layer = useLayer();
  const latest = useRef({ run, enabled });
  latest.current = { run, enabled };
  useEffect(
    () =>
      bind({
        id,
        layer,
        enabled: () => latest.current.enabled,
        run: (event) => latest.current.run(event),
      }),
    [id, layer],
  );
}
