import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { TextInput, type TextInputProps } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { minorDigits, useHouseCurrency } from "./currency";
import { type MoneyInputError, moneySign, moneyText, parseMoney } from "./money";

const ERRORS = {
  not_a_number: () => msg`这里写金额，例如 428 或 =428*3`,
  too_many_decimals: (digits: number) =>
    digits === 0 ? msg`这种货币没有小数` : msg`金额最多 ${digits} 位小数`,
  too_large: () => msg`金额太大了`,
} satisfies Record<MoneyInputError, (digits: number) => MessageDescriptor>;

/** Width of one sign of a currency, and of the room around it. */
const SIGN_PX = 9;
const SIGN_ROOM_PX = 21;

interface MoneyInputProps extends Omit<TextInputProps, "value" | "onChange" | "defaultValue"> {
  /** Minor units, or null for an empty field. */
  value: number | null;
  onChange: (minor: number | null) => void;
  /** False keeps the sign of the currency away. */
  symbol?: boolean;
  /** Another than that of the house. */
  currency?: string;
}

/**
 * Keeps what was typed and hands out minor units; while the text is no amount it hands out null and carries
 * `data-unreadable`, so that `firstInvalid` stops a form from being sent without it.
 */
export function MoneyInput(props: MoneyInputProps) {
  const { value, onChange, symbol = true, currency: other, error, onBlur, ...rest } = props;
  const { i18n } = useLingui();
  const house = useHouseCurrency();
  const currency = other ?? house;
  const sign = moneySign(i18n.locale, currency);
  const [text, setText] = useState(value === null ? "" : moneyText(value, currency));
  const [wrong, setWrong] = useState<MoneyInputError | null>(null);
  const parsed = parseMoney(text, currency);
  const shown = parsed.ok ? parsed.minor : undefined;

  const own = useRef(false);
  const seen = useRef(value);

  useEffect(() => {
    const typed = own.current;
    own.current = false;
    if (seen.current === value) {
      return;
    }
    seen.current = value;
    // A value set from outside replaces the text. What the owner makes of the typing, such as its default for
    // an emptied field, waits until the field is left.
    if (!typed && shown !== undefined && shown !== value) {
      setText(value === null ? "" : moneyText(value, currency));
    }
  });

  return (
    <TextInput
      {...rest}
      value={text}
      data-unreadable={parsed.ok ? undefined : true}
      inputMode="decimal"
      autoComplete="off"
      leftSection={symbol ? <span className="kz-num kz-dim">{sign}</span> : undefined}
      leftSectionWidth={symbol ? sign.length * SIGN_PX + SIGN_ROOM_PX : undefined}
      styles={{ input: { fontFamily: "var(--kz-font-num)", textAlign: "right" } }}
      error={error ?? (wrong ? i18n._(ERRORS[wrong](minorDigits(currency))) : undefined)}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => {
        const next = event.currentTarget.value;
        const read = parseMoney(next, currency);
        own.current = true;
        setText(next);
        if (read.ok) {
          setWrong(null);
        }
        onChange(read.ok ? read.minor : null);
      }}
      onBlur={(event) => {
        if (parsed.ok) {
          setText(value === null ? "" : moneyText(value, currency));
        }
        setWrong(parsed.ok ? null : parsed.error);
        onBlur?.(event);
      }}
    />
  );
}
