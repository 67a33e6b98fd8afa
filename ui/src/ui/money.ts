import { houseCurrency, minorDigits } from "./currency";
import { halfWidth } from "./text";

/** Amounts are integers of the smallest unit (fen); the largest that stays exact in JSON. */
const LIMIT = BigInt(Number.MAX_SAFE_INTEGER);

export type MoneyInputError = "not_a_number" | "too_many_decimals" | "too_large";

export type ParsedMoney = { ok: true; minor: number | null } | { ok: false; error: MoneyInputError };

/** A fraction in lowest use: exact while an expression is worked out. */
interface Fraction {
  n: bigint;
  d: bigint;
}

/**
 * Reads what a cashier types: `1234.5`, `１２３４．５`, `1,234.50`, `¥88`, `=428*3`, `=(98+2)/3`.
 * An expression is exact until its end and is then rounded half away from zero.
 */
export function parseMoney(text: string, currency = houseCurrency()): ParsedMoney {
  const decimals = minorDigits(currency);
  const plain = halfWidth(text)
    .replace(/[\s\p{Sc}]/gu, "")
    .replace(/[\u2212–—]/g, "-");
  if (plain === "") {
    return { ok: true, minor: null };
  }
  const scale = 10n ** BigInt(decimals);
  if (plain.startsWith("=")) {
    const value = new Expression(plain.slice(1)).value();
    return value ? bounded(roundHalfAway({ n: value.n * scale, d: value.d })) : notANumber();
  }
  const parts = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d*)(?:\.(\d*))?$/.exec(plain);
  const [, sign = "", whole = "", fraction = ""] = parts ?? [];
  if (!parts || whole + fraction === "") {
    return notANumber();
  }
  if (fraction.replace(/0+$/, "").length > decimals) {
    return { ok: false, error: "too_many_decimals" };
  }
  const units = fraction.slice(0, decimals).padEnd(decimals, "0");
  const minor = BigInt(whole.replaceAll(",", "") + units || "0");
  return bounded(sign === "-" ? -minor : minor);
}

/** The plain form that `parseMoney` reads back: `1234.50`. */
export function moneyText(minor: number, currency = houseCurrency()): string {
  const decimals = minorDigits(currency);
  const digits = String(Math.abs(minor)).padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const text = decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`;
  return minor < 0 ? `-${text}` : text;
}

export interface MoneyStyle {
  /** Another than that of the house. */
  currency?: string;
  /** Without the sign of the currency, for columns that carry it in the head. */
  bare?: boolean;
  /** `+` before what is not negative, for differences. */
  signed?: boolean;
}

/** `¥1,234.50`; a minus is U+2212 so that it is as wide as a digit. */
export function formatMoney(minor: number, locale: string, style: MoneyStyle = {}): string {
  const currency = style.currency ?? houseCurrency();
  const format = formatter(locale, currency, style.bare ?? false);
  const text = format.format(Math.abs(minor) / 10 ** minorDigits(currency));
  if (minor < 0) {
    return `\u2212${text}`;
  }
  return style.signed ? `+${text}` : text;
}

/** `¥`, `$`, `MOP$`: what stands beside an amount that is typed. */
export function moneySign(locale: string, currency = houseCurrency()): string {
  const parts = formatter(locale, currency, false).formatToParts(0);
  return parts.find(({ type }) => type === "currency")?.value ?? currency;
}

const formatters = new Map<string, Intl.NumberFormat>();

function formatter(locale: string, currency: string, bare: boolean): Intl.NumberFormat {
  const name = `${locale}|${currency}|${bare}`;
  let found = formatters.get(name);
  if (!found) {
    const digits = minorDigits(currency);
    found = new Intl.NumberFormat(locale, {
      ...(!bare && { style: "currency", currency, currencyDisplay: "narrowSymbol" }),
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    formatters.set(name, found);
  }
  return found;
}

function bounded(minor: bigint): ParsedMoney {
  const size = minor < 0n ? -minor : minor;
  return size > LIMIT ? { ok: false, error: "too_large" } : { ok: true, minor: Number(minor) };
}

function notANumber(): ParsedMoney {
  return { ok: false, error: "not_a_number" };
}

function roundHalfAway({ n, d }: Fraction): bigint {
  const sign = n < 0n !== d < 0n ? -1n : 1n;
  const top = n < 0n ? -n : n;
  const bottom = d < 0n ? -d : d;
  return sign * ((2n * top + bottom) / (2n * bottom));
}

/** A recursive-descent reader of `+ - * / ( )` over exact fractions. */
class Expression {
  private at = 0;

  constructor(private readonly text: string) {}

  value(): Fraction | null {
    const result = this.sum();
    return this.at === this.text.length ? result : null;
  }

  private sum(): Fraction | null {
    let left = this.product();
    while (left && (this.peek() === "+" || this.peek() === "-")) {
      const sign = this.take() === "-" ? -1n : 1n;
      const right = this.product();
      left = right && { n: left.n * right.d + sign * right.n * left.d, d: left.d * right.d };
    }
    return left;
  }

  private product(): Fraction | null {
    let left = this.factor();
    while (left && /[*/×÷]/.test(this.peek())) {
      const divides = /[/÷]/.test(this.take());
      const right = this.factor();
      if (!right || (divides && right.n === 0n)) {
        return null;
      }
      left = divides
        ? { n: left.n * right.d, d: left.d * right.n }
        : { n: left.n * right.n, d: left.d * right.d };
    }
    return left;
  }

  private factor(): Fraction | null {
    if (this.peek() === "-") {
      this.take();
      const inner = this.factor();
      return inner && { n: -inner.n, d: inner.d };
    }
    if (this.peek() === "(") {
      this.take();
      const inner = this.sum();
      return this.take() === ")" ? inner : null;
    }
    const number = /^(\d*)(?:\.(\d*))?/.exec(this.text.slice(this.at));
    const [read = "", whole = "", fraction = ""] = number ?? [];
    if (whole + fraction === "") {
      return null;
    }
    this.at += read.length;
    return { n: BigInt(whole + fraction), d: 10n ** BigInt(fraction.length) };
  }

  private peek(): string {
    return this.text.charAt(this.at);
  }

  private take(): string {
    const char = this.peek();
    this.at += 1;
    return char;
  }
}
