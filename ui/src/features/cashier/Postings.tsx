import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useCommand } from "../../api";
import { CommandButton } from "../../keys/CommandButton";
import { useKey } from "../../keys/focus";
import { DataGrid, DateText, EmptyState, Group, ProblemNote, Switch } from "../../ui";
import { PaperLine } from "../paper/PaperLine";
import classes from "./Cashier.module.css";
import { type Account, type Folio, isOpenCharge, linesOf, mayReverse } from "./folio";
import { type Ask, PostingDialogs } from "./PostingDialogs";
import { PostingVerbs } from "./PostingVerbs";
import { usePostingColumns } from "./posting-columns";

interface PostingsProps {
  account: Account;
  folio: Folio;
  selected: ReadonlySet<string>;
  onSelect: (selected: ReadonlySet<string>) => void;
  onMoved: () => void;
}

/** The lines of a window by the day they were posted on, and the verbs on them. */
export function Postings({ account, folio, selected, onSelect, onMoved }: PostingsProps) {
  const { t } = useLingui();
  const [whole, setWhole] = useState(true);
  const [ask, setAsk] = useState<Ask | null>(null);
  const lines = linesOf(folio, whole);
  const columns = usePostingColumns(lines);
  const picked = lines.filter(({ id }) => selected.has(id));
  const charges = picked.filter(isOpenCharge);
  const single = picked.length === 1 ? picked[0] : undefined;
  const open = folio.state === "open";
  const move = useCommand("folio.transfer", { onDone: onMoved, undoTitle: () => t`已转账` });
  const others = account.folios.filter(({ id, state }) => id !== folio.id && state === "open");
  return (
    <section className={classes.postings}>
      <Tools account={account} open={open} whole={whole} onWhole={setWhole} onAsk={setAsk} />
      <DataGrid
        label={t({ context: "list", message: "账目" })}
        columns={columns}
        rows={lines}
        focused
        rowKey={(line) => line.id}
        groupOf={(line) => line.businessDate}
        groupHead={(day) => <DateText date={day} />}
        isVoid={(line) => line.offsetBy !== null || line.offsets !== null}
        selection={{ keys: selected, onChange: onSelect, canSelect: (line) => open && mayReverse(line) }}
        empty={
          <EmptyState title={<Trans>还没有账目</Trans>}>
            <Trans>房费在夜审时过账；消费现在就可以入账。</Trans>
          </EmptyState>
        }
      >
        <ReverseKey enabled={single !== undefined && mayReverse(single)} onRun={() => setAsk("reverse")} />
      </DataGrid>
      <ProblemNote problem={move.problem} />
      <PostingVerbs
        picked={picked}
        others={others}
        onMove={(to) => void move.run({ postingIds: charges.map(({ id }) => id), toFolioId: to.id })}
        onAsk={setAsk}
      />
      <PaperLine paper={{ kind: "bill_detail", subject: folio.id }} />
      {ask && (
        <PostingDialogs
          ask={ask}
          account={account}
          folio={folio}
          others={others}
          charges={charges}
          single={single}
          onDone={onMoved}
          onClose={() => setAsk(null)}
        />
      )}
    </section>
  );
}

interface ToolsProps {
  account: Account;
  open: boolean;
  whole: boolean;
  onWhole: (whole: boolean) => void;
  onAsk: (ask: Ask) => void;
}

/** What can be put on a window, and whether corrections are listed. */
function Tools({ account, open, whole, onWhole, onAsk }: ToolsProps) {
  const { t } = useLingui();
  return (
    <Group justify="space-between" className={classes.tools}>
      <Group gap="xs">
        <CommandButton
          id="folio.charge"
          needs="folio_post"
          variant="default"
          disabled={!open}
          data-testid="post-charge"
          onRun={() => onAsk("charge")}
        />
        <CommandButton
          id="folio.deposit"
          needs="folio_settle"
          variant="default"
          disabled={!mayTakeDeposit(account)}
          data-testid="take-deposit"
          onRun={() => onAsk("deposit")}
        />
        <CommandButton
          id="folio.room"
          needs="folio_post"
          variant="default"
          disabled={!account.roomUse}
          data-testid="charge-room"
          onRun={() => onAsk("room")}
        />
      </Group>
      <Switch
        size="xs"
        label={t`显示冲销经过`}
        checked={whole}
        onChange={(event) => onWhole(event.currentTarget.checked)}
      />
    </Group>
  );
}

/** Before the guest comes it is held, in the house it is a credit at once; afterwards there is nothing to secure. */
function mayTakeDeposit({ stay, folios }: Account): boolean {
  const open = folios[0]?.state === "open";
  return open && (stay.state === "in_house" || stay.state === "reserved");
}

function ReverseKey({ enabled, onRun }: { enabled: boolean; onRun: () => void }) {
  useKey("folio.reverse", onRun, enabled);
  return null;
}
