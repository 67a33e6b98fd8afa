import { useLingui } from "@lingui/react/macro";
import { ActionIcon, Group, NumberInput, Popover, Text, TextInput } from "@mantine/core";
import { DatePicker } from "@mantine/dates";
import { IconCalendar } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { addDays, formatDate, nightsBetween, type PlainDate, parseDate } from "./dates";

export interface Stay {
  arrival: PlainDate;
  departure: PlainDate;
}

interface DateFieldProps {
  label?: string;
  value: PlainDate;
  /** Where relative words and bare days count from: the business date, or the arrival for a departure. */
  base: PlainDate;
  onChange: (date: PlainDate) => void;
  min?: PlainDate;
  disabled?: boolean;
  error?: string;
  "aria-label"?: string;
}

/** A date that is typed — `25`, `1125`, `明天`, `+3`, `周五` — or picked. */
export function DateField({ value, base, onChange, min, error, ...props }: DateFieldProps) {
  const { t, i18n } = useLingui();
  const chinese = i18n.locale.startsWith("zh");
  const [text, setText] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const read = text === null ? value : parseDate(text, base);
  const valid = read !== null && (!min || read >= min);
  const remedy = read === null ? t`日期可以写成 25、1125、明天、+3 或周五` : t`不能早于 ${min ?? ""}`;

  const settle = () => {
    if (text !== null && valid) {
      setText(null);
    }
  };
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" trapFocus returnFocus withRoles={false}>
      <Popover.Target>
        <TextInput
          {...props}
          value={text ?? formatDate(value, i18n.locale)}
          data-unreadable={valid ? undefined : true}
          error={error ?? (valid ? undefined : remedy)}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => {
            const next = event.currentTarget.value;
            const date = parseDate(next, base);
            setText(next);
            if (date && (!min || date >= min)) {
              onChange(date);
            }
          }}
          onBlur={settle}
          rightSection={
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              tabIndex={-1}
              disabled={props.disabled}
              aria-label={t`打开日历`}
              onClick={() => setOpen((now) => !now)}
            >
              <IconCalendar size={16} />
            </ActionIcon>
          }
        />
      </Popover.Target>
      <Popover.Dropdown>
        <DatePicker
          value={value}
          defaultDate={value}
          minDate={min}
          monthLabelFormat={chinese ? "YYYY年M月" : "MMMM YYYY"}
          yearLabelFormat={chinese ? "YYYY年" : "YYYY"}
          onChange={(date) => {
            if (date) {
              onChange(date);
              setText(null);
              setOpen(false);
            }
          }}
          ariaLabels={{
            nextMonth: t`下个月`,
            previousMonth: t`上个月`,
            nextYear: t`下一年`,
            previousYear: t`上一年`,
            monthLevelControl: t`选择月份`,
            yearLevelControl: t`选择年份`,
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

interface StayFieldProps {
  value: Stay;
  onChange: (stay: Stay) => void;
  businessDate: PlainDate;
  /** A walk-in arrives today and nothing else. */
  arrivalFixed?: boolean;
  maxNights?: number;
}

/** Arrival, nights and departure, of which any two decide the third. */
export function StayField({ value, onChange, businessDate, arrivalFixed, maxNights = 365 }: StayFieldProps) {
  const { t } = useLingui();
  const nights = nightsBetween(value.arrival, value.departure);
  const [typed, setTyped] = useState<number | string>(nights);
  useEffect(() => setTyped(nights), [nights]);
  const unreadable = typeof typed !== "number" || typed < 1;
  return (
    <Group gap="sm" align="start" wrap="nowrap">
      <DateField
        aria-label={t`入住日期`}
        value={value.arrival}
        base={businessDate}
        min={businessDate}
        disabled={arrivalFixed}
        onChange={(arrival) => onChange({ arrival, departure: addDays(arrival, nights) })}
      />
      <NumberInput
        aria-label={t`晚数`}
        value={typed}
        min={1}
        max={maxNights}
        allowDecimal={false}
        w={96}
        suffix={t` 晚`}
        data-unreadable={unreadable || undefined}
        error={unreadable}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(next) => {
          setTyped(next);
          if (typeof next === "number" && next >= 1) {
            onChange({ ...value, departure: addDays(value.arrival, next) });
          }
        }}
      />
      <Text c="dimmed" lh="var(--kz-control)" aria-hidden>
        →
      </Text>
      <DateField
        aria-label={t`离店日期`}
        value={value.departure}
        base={value.arrival}
        min={addDays(value.arrival, 1)}
        onChange={(departure) => onChange({ ...value, departure })}
      />
    </Group>
  );
}
