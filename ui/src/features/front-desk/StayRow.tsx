import { useLingui } from "@lingui/react/macro";
import { addDays, DateField, NumberInput, nightsBetween } from "../../ui";
import classes from "./Arrival.module.css";
import type { Form } from "./ArrivalForm";

const MOST_NIGHTS = 400;
const MOST_GUESTS = 20;

/** When, and how many: an arrival later than today makes a booking of it. */
export function StayRow({ form }: { form: Form }) {
  const { t } = useLingui();
  const { values, set } = form;
  const nights = nightsBetween(values.arrival, values.departure);
  return (
    <div className={classes.stay}>
      <DateField
        label={t`入住`}
        value={values.arrival}
        base={form.today}
        min={form.today}
        error={form.fieldError("arrival")}
        onChange={(arrival) => set({ arrival, departure: addDays(arrival, nights) })}
      />
      <NumberInput
        label={t`晚数`}
        data-testid="walk-in-nights"
        min={1}
        max={MOST_NIGHTS}
        allowDecimal={false}
        value={nights}
        error={form.fieldError("nights")}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(next) => set({ departure: addDays(values.arrival, bounded(next, MOST_NIGHTS)) })}
      />
      <DateField
        label={t`离店`}
        value={values.departure}
        base={values.arrival}
        min={addDays(values.arrival, 1)}
        error={form.fieldError("departure")}
        onChange={(departure) => set({ departure })}
      />
      <NumberInput
        label={t`人数`}
        data-testid="walk-in-adults"
        min={1}
        max={MOST_GUESTS}
        allowDecimal={false}
        value={values.adults}
        error={form.fieldError("adults")}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(adults) => set({ adults: bounded(adults, MOST_GUESTS) })}
      />
    </div>
  );
}

function bounded(typed: number | string, most: number): number {
  return Math.min(Math.max(Math.trunc(Number(typed)) || 1, 1), most);
}
