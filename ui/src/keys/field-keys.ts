import { type RefObject, useEffect, useRef } from "react";
import { matches } from "./chord";
import { type CommandId, commandFacts } from "./commands";
import { belongsToInputMethod, bind } from "./dispatch";
import { useLayer } from "./focus";

/** What the commands do now; one that has nothing to do leaves its key to the field and its list. */
type FieldKeys = { [K in CommandId]?: (() => void) | undefined };

/** Commands of a field that has a list open: while the focus is in it they come before what the list does with keys. */
export function useFieldKeys(field: RefObject<HTMLElement | null>, keys: FieldKeys): void {
  const layer = useLayer();
  const latest = useRef(keys);
  latest.current = keys;
  const ids = Object.keys(keys).join(" ");
  useEffect(() => {
    const place = field.current;
    const own = ids.split(" ") as CommandId[];
    const does = (id: CommandId) => latest.current[id];
    const onKeyDown = (event: KeyboardEvent) => {
      const id = own.find((one) => does(one) && matches(event, commandFacts(one).keys));
      if (id && !belongsToInputMethod(event)) {
        event.preventDefault();
        event.stopPropagation();
        does(id)?.();
      }
    };
    place?.addEventListener("keydown", onKeyDown, true);
    // Names them in the F1 sheet; the table leaves the keys of an open list to its field, hence the listener.
    const unbind = own.map((id) =>
      bind({
        id,
        layer,
        enabled: () => document.activeElement === place && does(id) !== undefined,
        run: () => does(id)?.(),
      }),
    );
    return () => {
      place?.removeEventListener("keydown", onKeyDown, true);
      for (const free of unbind) {
        free();
      }
    };
  }, [field, layer, ids]);
}
