import { Trans, useLingui } from "@lingui/react/macro";
import { IconX } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useCommand, useOperation } from "../../api";
import { nameOf } from "../../i18n/names";
import { CommandButton } from "../../keys/CommandButton";
import { KeyHint } from "../../keys/KeyHint";
import {
  ActionIcon,
  Button,
  firstInvalid,
  Money,
  MoneyInput,
  moneyText,
  ProblemNote,
  SearchSelect,
  TextInput,
} from "../../ui";
import { usePaper } from "../paper/paper";
import classes from "./Cashier.module.css";
import { changeOf, type Folio, remaining, type TenderRow } from "./folio";
import type { PadRequest } from "./leaving";
import { TENDER_KEYS, type Tender, TenderKeys } from "./TenderKeys";

/**
 * Any number of tenders: each new one takes what remains; typing first overrides it. Never before the house says so.
 * Give it the window as its key: what was typed belongs to one window and outlives every change of its lines.
 */
export function SettlePad({ folio, asked }: { folio: Folio; asked?: PadRequest }) {
  const { t, i18n } = useLingui();
  const place = useRef<HTMLElement>(null);
  const catalogue = useOperation("catalogue.list", {});
  const tenders = catalogue.data?.tenders ?? [];
  const [typed, setTyped] = useState<number | null>(null);
  const [rows, setRows] = useState<TenderRow[]>([]);
  const show = usePaper((state) => state.show);
  const begun = rows.length > 0 || typed !== null;
  const balance = useBalance(folio.balance, begun);
  const settle = useCommand("folio.settle", {
    present: "inline",
    undoTitle: () => t`已收款`,
    onDone: () => {
      setRows([]);
      setTyped(null);
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each request counts anew
  useEffect(() => {
    if (asked?.open.current) {
      asked.open.current = false;
      place.current?.querySelector<HTMLInputElement>("[data-testid=settle-amount]")?.focus();
    }
  }, [asked?.count]);
  const left = remaining(folio.balance, rows);
  const change = rows.reduce((sum, row) => sum + changeOf(row), 0);
  const closed = folio.state === "closed";
  const add = (tender: Tender | undefined) => {
    const amount = typed ?? left;
    if (!tender || closed || amount === 0) {
      return;
    }
    settle.reset();
    setRows((before) => [...before, rowFor(tender, amount, left, folio)]);
    setTyped(null);
    balance.noted();
  };
  const edit = (key: number, change: Partial<TenderRow>) => {
    settle.reset();
    balance.noted();
    setRows((before) => before.map((row) => (row.key === key ? { ...row, ...change } : row)));
  };
  const run = async (keepCredit: boolean) => {
    if (firstInvalid(place.current) || rows.length === 0) {
      return;
    }
    const done = await settle.run({
      folioId: folio.id,
      version: folio.version,
      tenders: rows.map(offer),
      keepCredit,
    });
    if (done && done.balance === 0) {
      show({ kind: "bill_detail", subject: folio.id });
    }
  };
  return (
    <aside className={classes.pad} ref={place} data-testid="settle-pad">
      <TenderKeys tenders={closed || (left === 0 && typed === null) ? [] : tenders} onPick={add} />
      <div className={classes.due}>
        <span>{folio.balance < 0 ? <Trans>应退</Trans> : <Trans>应收</Trans>}</span>
        <Money minor={Math.abs(folio.balance)} className={classes.dueSum} />
      </div>
      {balance.before !== null && !settle.pending && (
        <p className={classes.moved} role="status" data-testid="balance-changed">
          <Trans>
            账上刚有变动：余额从 <Money minor={balance.before} /> 变为 <Money minor={folio.balance} />
            ，请核对下面的款项。
          </Trans>
        </p>
      )}
      <div className={classes.rows}>
        {rows.map((row) => (
          <Row
            key={row.key}
            row={row}
            tender={tenders.find(({ id }) => id === row.tenderId)}
            onEdit={(change) => edit(row.key, change)}
            onDrop={() => {
              balance.noted();
              setRows((before) => before.filter(({ key }) => key !== row.key));
            }}
          />
        ))}
      </div>
      <dl className={classes.rest}>
        <dt>
          <Trans>剩余</Trans>
        </dt>
        <dd>
          <Money minor={left} owed={left > 0} />
        </dd>
        {change > 0 && (
          <>
            <dt>
              <Trans>找零</Trans>
            </dt>
            <dd className={classes.change} data-testid="change">
              <Money minor={change} />
            </dd>
          </>
        )}
      </dl>
      {!closed && (
        <>
          <MoneyInput
            label={t`金额`}
            data-testid="settle-amount"
            placeholder={left === 0 ? "" : moneyText(left)}
            value={typed}
            onChange={setTyped}
          />
          <div className={classes.tenders}>
            {tenders.slice(0, TENDER_KEYS.length).map((tender, index) => (
              <button
                key={tender.id}
                type="button"
                className={classes.tender}
                data-testid={`tender-${tender.code}`}
                disabled={left === 0 && typed === null}
                onClick={() => add(tender)}
              >
                <span>{nameOf(i18n, tender)}</span>
                <KeyHint id={TENDER_KEYS[index] ?? "tender.1"} />
              </button>
            ))}
          </div>
        </>
      )}
      <ProblemNote problem={settle.problem} />
      {settle.problem?.code === "overpayment" && (
        <Button variant="default" loading={settle.pending} onClick={() => void run(true)}>
          <Trans>多收的留作账上余额</Trans>
        </Button>
      )}
      <CommandButton
        id="page.confirm"
        needs="folio_settle"
        fullWidth
        size="md"
        data-testid="settle-confirm"
        loading={settle.pending}
        disabled={rows.length === 0 || closed}
        onRun={() => void run(false)}
      >
        {folio.balance < 0 ? <Trans>退款</Trans> : <Trans>收款</Trans>}
      </CommandButton>
    </aside>
  );
}

/** The balance that the tenders were typed against, while it is no longer so and nobody took note. */
function useBalance(now: number, begun: boolean) {
  const [known, setKnown] = useState(now);
  if (!begun && known !== now) {
    setKnown(now);
  }
  return { before: begun && known !== now ? known : null, noted: () => setKnown(now) };
}

let lastKey = 0;

/** Cash beyond what is owed is money handed over, not a payment. */
function rowFor(tender: Tender, amount: number, left: number, folio: Folio): TenderRow {
  const handed = tender.kind === "cash" && left > 0 && amount > left;
  lastKey += 1;
  return {
    key: lastKey,
    tenderId: tender.id,
    amount: handed ? left : amount,
    received: handed ? amount : null,
    companyId: tender.kind === "city_ledger" ? (folio.company?.id ?? null) : null,
    reference: "",
  };
}

function offer(row: TenderRow) {
  return {
    tenderId: row.tenderId,
    amount: row.amount,
    received: row.received ?? undefined,
    reference: row.reference.trim() || undefined,
    companyId: row.companyId ?? undefined,
  };
}

interface RowProps {
  row: TenderRow;
  tender: Tender | undefined;
  onEdit: (change: Partial<TenderRow>) => void;
  onDrop: () => void;
}

function Row({ row, tender, onEdit, onDrop }: RowProps) {
  const { t, i18n } = useLingui();
  const companies = useOperation("company.list", {}, { enabled: tender?.kind === "city_ledger" });
  return (
    <div className={classes.row}>
      <span>{tender ? nameOf(i18n, tender) : "—"}</span>
      <Money minor={row.amount} />
      <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t`去掉这一笔`} onClick={onDrop}>
        <IconX size={14} />
      </ActionIcon>
      {tender?.kind === "city_ledger" && (
        <SearchSelect
          className={classes.rowMore}
          size="xs"
          aria-label={t`挂账单位`}
          placeholder={t`挂账单位`}
          value={row.companyId}
          onChange={(companyId) => onEdit({ companyId })}
          data={(companies.data?.companies ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      {tender && tender.kind !== "cash" && tender.kind !== "city_ledger" && (
        <TextInput
          className={classes.rowMore}
          size="xs"
          aria-label={t`凭证号`}
          placeholder={t`凭证号（可不填）`}
          maxLength={60}
          value={row.reference}
          onChange={(event) => onEdit({ reference: event.currentTarget.value })}
        />
      )}
      {row.received !== null && (
        <span className={`${classes.rowMore} kz-dim`}>
          <Trans>
            实收 <Money minor={row.received} />
          </Trans>
        </span>
      )}
    </div>
  );
}
