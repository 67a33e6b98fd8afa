import type { Output } from "../../api";

export type Account = Output<"folio.get">;
export type Folio = Account["folios"][number];
export type Posting = Folio["postings"][number];

/** A line that still stands: nothing took it away and it takes nothing away. */
export function stands(posting: Posting): boolean {
  return posting.offsetBy === null && posting.offsets === null;
}

/** Charges that can be split, moved or reversed. */
export function isOpenCharge(posting: Posting): boolean {
  return stands(posting) && ["charge", "transfer", "split"].includes(posting.kind);
}

/** A line that may be taken back: a charge, a payment or a refund that stands. */
export function mayReverse(posting: Posting): boolean {
  return (
    stands(posting) && ["charge", "transfer", "split", "payment", "refund", "deposit"].includes(posting.kind)
  );
}

/** Lines as shown: with `whole` everything that ever happened, without it only what still stands. */
export function linesOf(folio: Folio | undefined, whole: boolean): Posting[] {
  const postings = folio?.postings ?? [];
  return whole ? inPairs(postings) : postings.filter(stands);
}

/** What takes a line away stands right below it, where that happened on the same day. */
function inPairs(postings: readonly Posting[]): Posting[] {
  const takes = (line: Posting, taken: Posting | undefined) =>
    line.offsets !== null && line.offsets === taken?.id && line.businessDate === taken.businessDate;
  const below = (line: Posting): Posting[] => [
    line,
    ...postings.filter((other) => takes(other, line)).flatMap(below),
  ];
  const known = new Map(postings.map((line) => [line.id, line]));
  return postings.filter((line) => !takes(line, known.get(line.offsets ?? ""))).flatMap(below);
}

/**
 * What a business date with more than one line comes to; a deposit stands there for the record and does not count.
 */
export function daySum(lines: readonly Posting[], day: string): number | null {
  const own = lines.filter(({ businessDate }) => businessDate === day);
  const counting = own.filter(({ kind }) => kind !== "deposit");
  return own.length > 1 ? counting.reduce((sum, { gross }) => sum + gross, 0) : null;
}

/** A deposit that was not given back, so that there is a receipt for it. */
export function isDeposit(posting: Posting): boolean {
  return posting.kind === "deposit" && stands(posting);
}

/** The deposit that was taken last. */
export function lastDeposit({ folios }: Pick<Account, "folios">): Posting | undefined {
  const deposits = folios.flatMap(({ postings }) => postings.filter(isDeposit));
  return deposits.reduce<Posting | undefined>(
    (last, one) => (last && last.at > one.at ? last : one),
    undefined,
  );
}

export interface TenderRow {
  key: number;
  tenderId: string;
  /** What is applied to the balance; negative pays money back. */
  amount: number;
  received: number | null;
  companyId: string | null;
  reference: string;
}

/** What is left of a balance after the rows of the pad. */
export function remaining(balance: number, rows: readonly TenderRow[]): number {
  return rows.reduce((left, row) => left - row.amount, balance);
}

/** Change of a cash row: what was handed over beyond the amount. A preview; the house decides. */
export function changeOf(row: TenderRow): number {
  return row.received === null ? 0 : Math.max(row.received - row.amount, 0);
}
