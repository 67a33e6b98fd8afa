import type { Output } from "../../api";
import { useKey } from "../../keys/focus";

export type Tender = Output<"catalogue.list">["tenders"][number];

/** The commands that pick a means of payment, in the order they are offered. */
export const TENDER_KEYS = [
  "tender.1",
  "tender.2",
  "tender.3",
  "tender.4",
  "tender.5",
  "tender.6",
  "tender.7",
] as const;

interface TenderKeysProps {
  tenders: readonly Tender[];
  onPick: (tender: Tender | undefined) => void;
}

/** Alt and a digit picks a means of payment, wherever means of payment are offered. */
export function TenderKeys({ tenders, onPick }: TenderKeysProps) {
  const pick = (place: number) => () => onPick(tenders[place]);
  useKey("tender.1", pick(0), tenders.length >= 1);
  useKey("tender.2", pick(1), tenders.length >= 2);
  useKey("tender.3", pick(2), tenders.length >= 3);
  useKey("tender.4", pick(3), tenders.length >= 4);
  useKey("tender.5", pick(4), tenders.length >= 5);
  useKey("tender.6", pick(5), tenders.length >= 6);
  useKey("tender.7", pick(6), tenders.length >= 7);
  return null;
}
