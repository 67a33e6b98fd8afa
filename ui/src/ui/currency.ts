import { useSession } from "../api/session";

/** Before there is a house nothing says which currency is meant. */
const USUAL = "CNY";

/** Currencies whose minor unit is not a hundredth; the list of `Currency::minor_digits` in core, for both must agree. */
const NO_MINOR_UNIT = /^(BIF|CLP|DJF|GNF|ISK|JPY|KMF|KRW|PYG|RWF|UGX|UYI|VND|VUV|XAF|XOF|XPF)$/;
const THOUSANDTHS = /^(BHD|IQD|JOD|KWD|LYD|OMR|TND)$/;

/** Decimal places of the minor unit that amounts of a currency are counted in. */
export function minorDigits(currency: string): number {
  if (NO_MINOR_UNIT.test(currency)) {
    return 0;
  }
  return THOUSANDTHS.test(currency) ? 3 : 2;
}

/** The currency that the house keeps its books in. */
export function houseCurrency(): string {
  return useSession.getState().house?.currency ?? USUAL;
}

export function useHouseCurrency(): string {
  return useSession((state) => state.house?.currency) ?? USUAL;
}
