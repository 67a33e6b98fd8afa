import { useLingui } from "@lingui/react/macro";
import { useOperation } from "../../api";
import { nameOf } from "../../i18n/names";
import { MoneyInput } from "../../ui";
import { type Tender, TenderKeys } from "../cashier/TenderKeys";
import classes from "./Stays.module.css";

const MOST_TENDERS = 5;

/** Means of payment that a deposit can be taken by: all but leaving it on an account. */
export function useDepositTenders(): readonly Tender[] {
  const catalogue = useOperation("catalogue.list", {});
  const tenders = catalogue.data?.tenders ?? [];
  return tenders.filter(({ kind }) => kind !== "city_ledger").slice(0, MOST_TENDERS);
}

interface DepositFieldsProps {
  tenders: readonly Tender[];
  amount: number | null;
  onAmount: (amount: number | null) => void;
  tenderId: string | undefined;
  onTender: (tender: Tender) => void;
  error?: string;
  /** Where the focus starts. */
  first?: boolean;
}

/** How much is taken as deposit, and by which means of payment (Alt and its number). */
export function DepositFields(props: DepositFieldsProps) {
  const { tenders, amount, onAmount, tenderId, onTender, error, first } = props;
  const { t, i18n } = useLingui();
  return (
    <div className={classes.deposit}>
      <TenderKeys tenders={tenders} onPick={(tender) => tender && onTender(tender)} />
      <MoneyInput
        label={t`押金`}
        data-testid="walk-in-deposit"
        data-autofocus={first || undefined}
        value={amount}
        error={error}
        onChange={onAmount}
      />
      <fieldset className={classes.tenders} aria-label={t`押金付款方式`}>
        {tenders.map((tender, index) => (
          <button
            key={tender.id}
            type="button"
            aria-pressed={tender.id === tenderId}
            className={classes.tender}
            onClick={() => onTender(tender)}
          >
            {nameOf(i18n, tender)}
            <kbd>Alt+{index + 1}</kbd>
          </button>
        ))}
      </fieldset>
    </div>
  );
}
