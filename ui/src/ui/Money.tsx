import { useLingui } from "@lingui/react/macro";
import { useHouseCurrency } from "./currency";
import { formatMoney, type MoneyStyle } from "./money";

interface MoneyProps extends MoneyStyle {
  /** Minor units; null is unknown and shows as a dash, which is not zero. */
  minor: number | null | undefined;
  /** Red, for money that somebody owes. */
  owed?: boolean;
  className?: string;
}

export function Money({ minor, owed, className, ...style }: MoneyProps) {
  const { i18n } = useLingui();
  const currency = useHouseCurrency();
  return (
    <span
      className={`kz-num ${className ?? ""}`}
      style={owed ? { color: "var(--kz-danger)", fontWeight: 600 } : undefined}
    >
      {minor == null ? "—" : formatMoney(minor, i18n.locale, { currency, ...style })}
    </span>
  );
}
