import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { COMMANDS, type CommandId, commandFacts, type Scope } from "../keys/commands";
import { reachableBindings } from "../keys/dispatch";
import { useKey } from "../keys/focus";
import { KeyHint } from "../keys/KeyHint";
import { Dialog } from "../ui";
import classes from "./KeySheet.module.css";
import { commandTitle } from "./modules";

/** F1: the keys that work on this screen now, those of the focused part first. */
export function KeySheet() {
  const { t, i18n } = useLingui();
  const [live, setLive] = useState<readonly CommandId[] | null>(null);
  useKey("keys.show", () => setLive(live === null ? liveIds() : null));
  const scopes: [Scope, string][] = [
    ["dialog", t`对话框`],
    ["panel", t`右侧面板`],
    ["grid", t`列表与房态墙`],
    ["page", t`本页`],
    ["global", t`任何地方`],
  ];
  return (
    <Dialog
      opened={live !== null}
      onClose={() => setLive(null)}
      title={t`按键一览`}
      size={760}
      above="dialogs"
    >
      <div className={classes.columns}>
        {scopes.map(([scope, title]) => {
          const ids = (live ?? []).filter((id) => commandFacts(id).scope === scope);
          return (
            ids.length > 0 && (
              <section key={scope} className={classes.group}>
                <h3>{title}</h3>
                <dl>
                  {ids.map((id) => (
                    <div key={id}>
                      <dt>{i18n._(commandTitle(id))}</dt>
                      <dd>
                        <KeyHint id={id} all />
                      </dd>
                    </div>
                  ))}
                </dl>
              </section>
            )
          );
        })}
      </div>
    </Dialog>
  );
}

function liveIds(): CommandId[] {
  const live = new Set(reachableBindings().map((binding) => binding.id));
  return (Object.keys(COMMANDS) as CommandId[]).filter((id) => live.has(id));
}
