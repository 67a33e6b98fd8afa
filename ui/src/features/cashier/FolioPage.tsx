import { Trans, useLingui } from "@lingui/react/macro";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useOperation } from "../../api";
import { CommandButton } from "../../keys/CommandButton";
import { useKey } from "../../keys/focus";
import { PageHead } from "../../shell/ShellSlots";
import { Asked, Money, ProblemNote, StayText } from "../../ui";
import { usePaper } from "../paper/paper";
import { StayStateChip } from "../stays/StayStateChip";
import { ActionLine } from "./ActionLine";
import classes from "./Cashier.module.css";
import { FolioWindows } from "./FolioWindows";
import type { Account } from "./folio";
import { useLeaving } from "./leaving";
import { Postings } from "./Postings";
import { SettlePad } from "./SettlePad";

/** One guest's account: windows, lines, payment. */
export function FolioPage() {
  const { stayId } = useParams({ from: "/folio/$stayId" });
  const account = useOperation("folio.get", { stayId });
  // Asked for with the account, so that the items are there when somebody posts at once.
  useOperation("catalogue.list", {});
  return (
    <Asked of={[account]} rows={12}>
      {(found) => <AccountView key={stayId} account={found} />}
    </Asked>
  );
}

function AccountView({ account }: { account: Account }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { stay, folios } = account;
  const [chosen, setChosen] = useState(folios[0]?.id);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const folio = folios.find(({ id }) => id === chosen) ?? folios[0];
  const show = usePaper((state) => state.show);
  const choose = (id: string | undefined) => {
    setChosen(id);
    setSelected(new Set());
  };
  const leaving = useLeaving(account, choose);
  const preview = () => folio && show({ kind: "bill_detail", subject: folio.id });
  useKey("page.back", () => void navigate({ to: "/rooms" }));
  return (
    <div className={classes.folioPage} data-testid="folio-page">
      <PageHead
        title={`${stay.roomNumber ?? t`未排房`} ${stay.guest.name}`}
        actions={
          <>
            <CommandButton id="paper.print" variant="default" onRun={preview}>
              <Trans>账单</Trans>
            </CommandButton>
            {stay.state === "in_house" && (
              <CommandButton
                id="folio.settle"
                needs="stay_check_out"
                data-testid="folio-check-out"
                loading={leaving.pending}
                onRun={leaving.run}
              >
                {leaving.ready ? <Trans>离店</Trans> : <Trans>结账</Trans>}
              </CommandButton>
            )}
          </>
        }
      >
        <StayStateChip state={stay.state} />
        <StayText arrival={stay.arrival} departure={stay.departure} />
        <span className={classes.balance}>
          <Trans>余额</Trans> <Money minor={stay.balance} owed={stay.balance > 0} />
        </span>
      </PageHead>
      {leaving.problem && (
        <div className={classes.refused}>
          <ProblemNote problem={leaving.problem} />
        </div>
      )}
      <div className={classes.columns}>
        <div className={classes.left}>
          <FolioWindows account={account} chosen={folio?.id} onChoose={choose} />
          <ActionLine actions={account.actions} />
        </div>
        {folio && (
          <Postings
            key={folio.id}
            account={account}
            folio={folio}
            selected={selected}
            onSelect={setSelected}
            onMoved={() => setSelected(new Set())}
          />
        )}
        {folio && <SettlePad key={`pad ${folio.id}`} folio={folio} asked={leaving.pad} />}
      </div>
      {leaving.dialog}
    </div>
  );
}
