import { useLingui } from "@lingui/react/macro";
import type { PaperWanted } from "./paper";
import type { PaperSize } from "./target";

export const SIZES: readonly PaperSize[] = ["a4", "a5", "roll80"];

/** The same in every language. */
export function sizeName(size: PaperSize): string {
  return { a4: "A4", a5: "A5", roll80: "80 mm" }[size];
}

export function usePaperName(kind: PaperWanted["kind"]): string {
  const { t } = useLingui();
  const names: Record<PaperWanted["kind"], string> = {
    registration_card: t`登记单`,
    deposit_receipt: t`押金收据`,
    bill_detail: t`账单明细`,
    bill_summary: t`账单汇总`,
    night_audit: t`夜审报表`,
  };
  return names[kind];
}
