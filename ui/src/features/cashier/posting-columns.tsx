import { Trans, useLingui } from "@lingui/react/macro";
import { IconPrinter } from "@tabler/icons-react";
import { ActionIcon, DateText, type GridColumn, Money } from "../../ui";
import { usePaper } from "../paper/paper";
import classes from "./Cashier.module.css";
import { daySum, isDeposit, type Posting } from "./folio";

/** The columns of the lines of a window, which stand under the day they were posted on. */
export function usePostingColumns(lines: readonly Posting[]): GridColumn<Posting>[] {
  const { t } = useLingui();
  return [
    { id: "item", header: t`项目`, width: 170, grow: 1, cell: (line) => <Item line={line} /> },
    { id: "quantity", header: t`数量`, width: 60, align: "end", cell: (line) => trimmed(line.quantity) },
    {
      id: "amount",
      header: t`金额`,
      width: 110,
      align: "end",
      cell: (line) => <Amount line={line} />,
      ofGroup: (day) => <DaySum sum={daySum(lines, day)} />,
    },
    {
      id: "actor",
      header: t`操作员`,
      width: 90,
      cell: (line) => <span className="kz-dim">{line.actorName}</span>,
    },
  ];
}

function Item({ line }: { line: Posting }) {
  const { i18n } = useLingui();
  const chinese = i18n.locale.startsWith("zh");
  return (
    <span title={line.reason}>
      {line.offsets && <span className={classes.bracket}>⎣</span>}
      {line.offsetBy && <span className={classes.bracket}>⎡</span>}
      {line.kind === "deposit" && (
        <span className="kz-dim">
          <Trans>收押金</Trans> ·{" "}
        </span>
      )}
      {chinese ? line.description : line.descriptionEn || line.description}
      {line.serviceDate !== line.businessDate && (
        <span className="kz-dim">
          {" "}
          · <DateText date={line.serviceDate} style="compact" />
        </span>
      )}
      {line.reason && <span className="kz-dim"> · {line.reason}</span>}
      {isDeposit(line) && <ReceiptButton postingId={line.id} />}
    </span>
  );
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

function DaySum({ sum }: { sum: number | null }) {
  const { t } = useLingui();
  return (
    sum !== null && (
      <span title={t`当日合计`}>
        <Money minor={sum} bare />
      </span>
    )
  );
}

/** `2.000` reads as `2`. */
function trimmed(quantity: string): string {
  return quantity.includes(".") ? quantity.replace(/\.?0+$/, "") : quantity;
}
