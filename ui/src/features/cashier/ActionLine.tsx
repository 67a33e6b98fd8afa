import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { Output } from "../../api";
import { actionSentence } from "../../i18n/actions";
import { InstantText } from "../../ui";
import classes from "./Cashier.module.css";
import { UndoDialog } from "./UndoDialog";

/** What was done on this account, newest first; each step can be taken back while nothing stands in its way. */
export function ActionLine({ actions }: { actions: Output<"folio.get">["actions"] }) {
  const { i18n } = useLingui();
  const [asked, setAsked] = useState<string | null>(null);
  if (actions.length === 0) {
    return null;
  }
  return (
    <section className={classes.steps}>
      <h3>
        <Trans>经过</Trans>
      </h3>
      <ol>
        {actions.slice(0, 12).map((action) => (
          <li key={action.id} data-undone={action.undone || undefined}>
            <button type="button" disabled={action.undone} onClick={() => setAsked(action.id)}>
              {actionSentence(i18n, action)}
            </button>
            <span className="kz-dim">
              <InstantText at={action.at} style="recent" /> {action.actorName}
            </span>
          </li>
        ))}
      </ol>
      {asked && <UndoDialog actionId={asked} onClose={() => setAsked(null)} />}
    </section>
  );
}
