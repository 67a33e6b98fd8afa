import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { IconPrinter } from "@tabler/icons-react";
import { useState } from "react";
import { useCommand, useMay } from "../../api";
import { CommandButton } from "../../keys/CommandButton";
import { useKey } from "../../keys/focus";
import { KeyHint } from "../../keys/KeyHint";
import {
  ActionIcon,
  Button,
  DataGrid,
  DateText,
  EmptyState,
  type GridColumn,
  Group,
  Money,
  ProblemNote,
  Switch,
} from "../../ui";
import { usePaper } from "../paper/paper";
import classes from "./Cashier.module.css";
import { ChargeDialog } from "./ChargeDialog";
import { DepositDialog } from "./DepositDialog";
import {
  type Account,
  type Folio,
  isDeposit,
  isOpenCharge,
  linesOf,
  mayReverse,
  type Posting,
} from "./folio";
import { ReverseDialog } from "./ReverseDialog";
import { SplitDialog } from "./SplitDialog";
import { TransferDialog } from "./TransferDialog";

interface PostingsProps {
  account: Account;
  folio: Folio;
  selected: ReadonlySet<string>;
  onSelect: (selected: ReadonlySet<string>) => void;
  onMoved: () => void;
}

const MOVES = { A: "folio.to_a", B: "folio.to_b", C: "folio.to_c" } as const;

type Ask = "charge" | "deposit" | "split" | "transfer" | "reverse" | null;

/** The lines of a window and the four verbs on them. */
export function Postings({ account, folio, selected, onSelect, onMoved }: PostingsProps) {
  const { t, i18n } = useLingui();
  const [whole, setWhole] = useState(true);
  const [ask, setAsk] = useState<Ask>(null);
  const mayArrange = useMay("folio_arrange");
  const mayStays = useMay("stay_view");
  const chinese = i18n.locale.startsWith("zh");
  const lines = linesOf(folio, whole);
  const picked = lines.filter(({ id }) => selected.has(id));
  const charges = picked.filter(isOpenCharge);
  const single = picked.length === 1 ? picked[0] : undefined;
  const open = folio.state === "open";
  const move = useCommand("folio.transfer", { onDone: onMoved, undoTitle: () => t`已转账` });
  const others = account.folios.filter(({ id, state }) => id !== folio.id && state === "open");
  const moveTo = (label: string) => {
    const target = others.find((other) => other.label === label);
    if (target && charges.length > 0) {
      void move.run({ postingIds: charges.map(({ id }) => id), toFolioId: target.id });
    }
  };
  const movable = (label: string) =>
    mayArrange && charges.length > 0 && others.some((other) => other.label === label);
  useKey("folio.to_a", () => moveTo("A"), movable("A"));
  useKey("folio.to_b", () => moveTo("B"), movable("B"));
  useKey("folio.to_c", () => moveTo("C"), movable("C"));
  const columns: GridColumn<Posting>[] = [
    {
      id: "date",
      header: t`日期`,
      width: 96,
      cell: (line) => <DateText date={line.serviceDate} style="compact" />,
    },
    {
      id: "item",
      header: t`项目`,
      width: 170,
      grow: 1,
      cell: (line) => (
        <span title={line.reason}>
          {line.offsets && <span className={classes.bracket}>⎣ </span>}
          {line.offsetBy && <span className={classes.bracket}>⎡ </span>}
          {line.kind === "deposit" && (
            <span className="kz-dim">
              <Trans>收押金</Trans> ·{" "}
            </span>
          )}
          {chinese ? line.description : line.descriptionEn || line.description}
          {line.reason && <span className="kz-dim"> · {line.reason}</span>}
          {isDeposit(line) && <ReceiptButton postingId={line.id} />}
        </span>
      ),
    },
    { id: "quantity", header: t`数量`, width: 60, align: "end", cell: (line) => trimmed(line.quantity) },
    {
      id: "amount",
      header: t`金额`,
      width: 110,
      align: "end",
      cell: (line) => <Amount line={line} />,
    },
    {
      id: "actor",
      header: t`操作员`,
      width: 90,
      cell: (line) => <span className="kz-dim">{line.actorName}</span>,
    },
  ];
  return (
    <section className={classes.postings}>
      <Group justify="space-between" className={classes.tools}>
        <Group gap="xs">
          <CommandButton
            id="folio.charge"
            needs="folio_post"
            variant="default"
            disabled={!open}
            data-testid="post-charge"
            onRun={() => setAsk("charge")}
          />
          <CommandButton
            id="folio.deposit"
            needs="folio_settle"
            variant="default"
            disabled={!mayTakeDeposit(account)}
            data-testid="take-deposit"
            onRun={() => setAsk("deposit")}
          />
        </Group>
        <Switch
          size="xs"
          label={t`显示冲销经过`}
          checked={whole}
          onChange={(event) => setWhole(event.currentTarget.checked)}
        />
      </Group>
      <DataGrid
        label={t({ context: "list", message: "账目" })}
        columns={columns}
        rows={lines}
        focused
        rowKey={(line) => line.id}
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
      <Group className={classes.verbs} gap="xs">
        <span className={classes.picked}>
          <Plural value={picked.length} other="已选 # 行" />{" "}
          <Money minor={picked.reduce((sum, line) => sum + line.gross, 0)} />
        </span>
        {others.slice(0, 3).map((other) => (
          <Button
            key={other.id}
            variant="default"
            disabled={charges.length === 0 || !mayArrange}
            data-testid={`move-to-${other.label}`}
            onClick={() => moveTo(other.label)}
            rightSection={other.label in MOVES && <KeyHint id={MOVES[other.label as keyof typeof MOVES]} />}
          >
            → {other.label}
          </Button>
        ))}
        <CommandButton
          id="folio.transfer"
          needs="folio_arrange"
          variant="default"
          disabled={charges.length === 0 || (others.length === 0 && !mayStays)}
          data-testid="transfer"
          onRun={() => setAsk("transfer")}
        />
        <CommandButton
          id="folio.split"
          needs="folio_arrange"
          variant="default"
          disabled={!single || !isOpenCharge(single)}
          data-testid="split"
          onRun={() => setAsk("split")}
        />
        <Button
          variant="default"
          disabled={!single || !mayReverse(single)}
          data-testid="reverse"
          onClick={() => setAsk("reverse")}
          rightSection={<KeyHint id="folio.reverse" />}
        >
          <Trans>冲账</Trans>
        </Button>
      </Group>
      {ask === "charge" && (
        <ChargeDialog stayId={account.stay.id} folio={folio} onClose={() => setAsk(null)} />
      )}
      {ask === "deposit" && <DepositDialog stayId={account.stay.id} onClose={() => setAsk(null)} />}
      {ask === "split" && single && (
        <SplitDialog posting={single} onClose={() => setAsk(null)} onDone={onMoved} />
      )}
      {ask === "transfer" && charges.length > 0 && (
        <TransferDialog
          stayId={account.stay.id}
          postings={charges}
          folios={others}
          onClose={() => setAsk(null)}
          onDone={onMoved}
        />
      )}
      {ask === "reverse" && single && (
        <ReverseDialog posting={single} onClose={() => setAsk(null)} onDone={onMoved} />
      )}
    </section>
  );
}

/** Before the guest comes it is held, in the house it is a credit at once; afterwards there is nothing to secure. */
function mayTakeDeposit({ stay, folios }: Account): boolean {
  const open = folios[0]?.state === "open";
  return open && (stay.state === "in_house" || stay.state === "reserved");
}

function ReceiptButton({ postingId }: { postingId: string }) {
  const { t } = useLingui();
  const show = usePaper((state) => state.show);
  return (
    <ActionIcon
      variant="subtle"
      size={24}
      className={classes.receipt}
      aria-label={t`押金收据`}
      title={t`押金收据`}
      data-testid="deposit-receipt"
      onClick={() => show({ kind: "deposit_receipt", subject: postingId })}
    >
      <IconPrinter size={15} />
    </ActionIcon>
  );
}

function ReverseKey({ enabled, onRun }: { enabled: boolean; onRun: () => void }) {
  useKey("folio.reverse", onRun, enabled);
  return null;
}

/** A deposit stands on the folio for the record; what counts is its transfer at check-in. */
function Amount({ line }: { line: Posting }) {
  return (
    <span className={line.kind === "deposit" ? "kz-dim" : undefined}>
      {line.kind === "deposit" && "("}
      <Money minor={line.gross} bare />
      {line.kind === "deposit" && ")"}
    </span>
  );
}

/** `2.000` reads as `2`. */
function trimmed(quantity: string): string {
  return quantity.includes(".") ? quantity.replace(/\.?0+$/, "") : quantity;
}
