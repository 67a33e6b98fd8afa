import { Fragment } from "react";
import { chordLabel } from "./chord";
import { type CommandId, commandFacts } from "./commands";
import classes from "./KeyHint.module.css";

/** The key of a command as it is printed on buttons, in menus and on the F1 sheet. */
export function KeyHint({ id, all = false }: { id: CommandId; all?: boolean }) {
  const keys = all ? commandFacts(id).keys : commandFacts(id).keys.slice(0, 1);
  return (
    <>
      {keys.map((key) => (
        <Fragment key={key}>
          <kbd className={classes.key}>{chordLabel(key)}</kbd>{" "}
        </Fragment>
      ))}
    </>
  );
}
