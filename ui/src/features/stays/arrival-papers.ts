import { call, useMay } from "../../api";
import { lastDeposit } from "../cashier/folio";
import { type PaperWanted, usePaper } from "../paper/paper";

interface Wanted {
  card: boolean;
  receipt: boolean;
}

/** Offers what a guest gets in hand on arrival: the registration card, and a receipt for the deposit just taken. */
export function useArrivalPapers() {
  const show = usePaper((state) => state.show);
  const mayFolio = useMay("folio_view");
  return async (stayId: string, { card, receipt }: Wanted) => {
    const papers: PaperWanted[] = card ? [{ kind: "registration_card", subject: stayId }] : [];
    const taken = receipt && mayFolio ? await depositOf(stayId) : undefined;
    if (taken) {
      papers.push({ kind: "deposit_receipt", subject: taken });
    }
    if (papers.length > 0) {
      show(...papers);
    }
  };
}

/** The step is done whatever comes of this: without an answer the receipt is still to be had on the folio. */
async function depositOf(stayId: string): Promise<string | undefined> {
  try {
    return lastDeposit(await call("folio.get", { stayId }))?.id;
  } catch {
    return undefined;
  }
}
