import { useLingui } from "@lingui/react/macro";
import { type Output, type ProblemError, useMay } from "../../api";
import { fieldProblem } from "../../i18n/field-problem";
import { nameOf } from "../../i18n/names";
import { formatMoney, MoneyInput } from "../../ui";
import classes from "./Rates.module.css";
import { priceOf, sentTypes, type TypedPrice, type TypedPrices } from "./rates";

export type RoomType = Output<"catalogue.list">["roomTypes"][number];

interface PriceTableProps {
  /** Whose prices these are, for the names of the fields. */
  title: string;
  roomTypes: readonly RoomType[];
  prices: TypedPrices;
  /** The ordinary prices, which hold where a season has none. */
  ordinary?: TypedPrices;
  /** Where the prices stand in the request, for refusals: `prices` or `seasons[0].prices`. */
  path: string;
  problem: ProblemError | null;
  onChange: (prices: TypedPrices) => void;
}

/** A row for each room type: the price of a night and that of a weekend night. */
export function PriceTable(props: PriceTableProps) {
  const { title, roomTypes, prices, ordinary, path, problem, onChange } = props;
  const { t, i18n } = useLingui();
  const may = useMay("catalogue_edit");
  const sent = sentTypes(
    prices,
    roomTypes.map(({ id }) => id),
  );
  const set = (id: string, part: Partial<TypedPrice>) =>
    onChange({ ...prices, [id]: { ...priceOf(prices, id), ...part } });
  const refusal = (id: string, field: string) =>
    fieldProblem(i18n, problem, `${path}[${sent.indexOf(id)}].${field}`);
  const shown = (minor: number | null | undefined) => (minor == null ? "" : formatMoney(minor, i18n.locale));
  return (
    <table className={classes.prices}>
      <thead>
        <tr>
          <th scope="col">{t`房型`}</th>
          <th scope="col">{t`平日`}</th>
          <th scope="col">{t`周末`}</th>
        </tr>
      </thead>
      <tbody>
        {roomTypes.map((type) => {
          const { price, weekendPrice } = priceOf(prices, type.id);
          const usual = ordinary && priceOf(ordinary, type.id);
          const missing = price === null && (!ordinary || weekendPrice !== null);
          const name = nameOf(i18n, type);
          return (
            <tr key={type.id}>
              <th scope="row" title={name}>
                <b className="kz-num">{type.code}</b> <span className="kz-dim">{name}</span>
              </th>
              <td>
                <MoneyInput
                  size="xs"
                  aria-label={t`${title} ${name} 平日`}
                  placeholder={shown(usual?.price)}
                  disabled={!may}
                  value={price}
                  error={refusal(type.id, "price") ?? (missing ? t`写一个价格` : undefined)}
                  data-testid={`${path}-${type.code}`}
                  onChange={(next) => set(type.id, { price: next })}
                />
              </td>
              <td>
                <MoneyInput
                  size="xs"
                  aria-label={t`${title} ${name} 周末`}
                  placeholder={price === null ? shown(usual?.weekendPrice ?? usual?.price) : t`同平日`}
                  disabled={!may}
                  value={weekendPrice}
                  error={refusal(type.id, "weekendPrice")}
                  data-testid={`${path}-${type.code}-weekend`}
                  onChange={(next) => set(type.id, { weekendPrice: next })}
                />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
