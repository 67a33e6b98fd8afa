import { Trans, useLingui } from "@lingui/react/macro";
import { IconBuilding, IconLock, IconPlus, IconUser } from "@tabler/icons-react";
import { useState } from "react";
import { CommandButton } from "../../keys/CommandButton";
import { useKey } from "../../keys/focus";
import { Money } from "../../ui";
import classes from "./Cashier.module.css";
import { useCategoryName } from "./categories";
import type { Account } from "./folio";
import { RoutingDialog } from "./RoutingDialog";
import { WindowDialog } from "./WindowDialog";

interface FolioWindowsProps {
  account: Account;
  chosen: string | undefined;
  onChoose: (id: string) => void;
}

/** The bill windows of a stay, each with its payee, and the rules that send charges to them. */
export function FolioWindows({ account, chosen, onChoose }: FolioWindowsProps) {
  const { t } = useLingui();
  const [dialog, setDialog] = useState<"window" | "routing" | null>(null);
  const category = useCategoryName();
  const step = (by: number) => {
    const at = account.folios.findIndex(({ id }) => id === chosen);
    const next = account.folios[(at + by + account.folios.length) % account.folios.length];
    if (next) {
      onChoose(next.id);
    }
  };
  useKey("folio.next", () => step(1), account.folios.length > 1);
  useKey("folio.previous", () => step(-1), account.folios.length > 1);
  const open = account.stay.state === "in_house" || account.stay.state === "reserved";
  return (
    <>
      <nav className={classes.windows} aria-label={t`账夹`}>
        {account.folios.map((folio) => (
          <button
            key={folio.id}
            type="button"
            className={classes.window}
            data-testid={`window-${folio.label}`}
            aria-pressed={folio.id === chosen}
            onClick={() => onChoose(folio.id)}
          >
            <b>{folio.label}</b>
            <span className={classes.payee}>
              {folio.company ? <IconBuilding size={14} aria-hidden /> : <IconUser size={14} aria-hidden />}
              {folio.payee}
              {folio.state === "closed" && <IconLock size={13} aria-label={t`已关闭`} />}
            </span>
            <Money minor={folio.balance} owed={folio.balance > 0} />
          </button>
        ))}
        {open && (
          <CommandButton
            id="folio.window"
            needs="folio_arrange"
            variant="subtle"
            size="xs"
            leftSection={<IconPlus size={14} />}
            data-testid="open-window"
            onRun={() => setDialog("window")}
          />
        )}
      </nav>
      <section className={classes.rules}>
        <h3>
          <Trans>自动规则</Trans>
        </h3>
        {account.rules.length === 0 && (
          <p className="kz-dim">
            <Trans>没有规则，全部入账夹 A。</Trans>
          </p>
        )}
        {account.rules.map((rule) => (
          <p key={rule.category}>
            {category(rule.category)} → {account.folios.find(({ id }) => id === rule.folioId)?.label}
          </p>
        ))}
        {open && (
          <CommandButton
            id="folio.routing"
            needs="folio_arrange"
            variant="subtle"
            size="xs"
            disabled={account.folios.length < 2}
            data-testid="set-routing"
            onRun={() => setDialog("routing")}
          >
            <Trans>改规则</Trans>
          </CommandButton>
        )}
      </section>
      {account.depositHeld !== 0 && (
        <section className={classes.rules}>
          <h3>
            <Trans>押金在手</Trans>
          </h3>
          <Money minor={account.depositHeld} />
        </section>
      )}
      {dialog === "window" && (
        <WindowDialog stayId={account.stay.id} onClose={() => setDialog(null)} onOpened={onChoose} />
      )}
      {dialog === "routing" && <RoutingDialog account={account} onClose={() => setDialog(null)} />}
    </>
  );
}
