import { expect, test } from "vitest";
import {
  changeOf,
  daySum,
  type Folio,
  isOpenCharge,
  lastDeposit,
  linesOf,
  type Posting,
  remaining,
  stands,
  type TenderRow,
} from "./folio";

function posting(facts: Partial<Posting>): Posting {
  return { kind: "charge", offsets: null, offsetBy: null, ...facts } as Posting;
}

function row(amount: number, received: number | null = null): TenderRow {
  return { key: 1, tenderId: "t", amount, received, companyId: null, reference: "" };
}

test("a reversed line and its reversal no longer stand", () => {
  expect(stands(posting({}))).toBe(true);
  expect(stands(posting({ offsetBy: "b" }))).toBe(false);
  expect(stands(posting({ kind: "reversal", offsets: "a" }))).toBe(false);
});

test("only charges can be split or moved", () => {
  expect(isOpenCharge(posting({ kind: "payment" }))).toBe(false);
  expect(isOpenCharge(posting({ kind: "split" }))).toBe(true);
});

test("what takes a line away stands below it on the same day, and where it was posted on another", () => {
  const line = (id: string, businessDate: string, offsets: string | null = null) =>
    posting({ id, businessDate, offsets, offsetBy: offsets === null && id !== "e" ? "x" : null });
  const postings = [
    line("a", "2026-11-24"),
    line("b", "2026-11-25"),
    line("c", "2026-11-25"),
    line("d", "2026-11-25", "a"),
    line("f", "2026-11-25", "c"),
    line("e", "2026-11-25"),
    line("g", "2026-11-25", "b"),
  ];
  const ids = (whole: boolean) => linesOf({ postings } as Folio, whole).map(({ id }) => id);
  expect(ids(true)).toEqual(["a", "b", "g", "c", "f", "d", "e"]);
  expect(ids(false)).toEqual(["e"]);
});

test("a day of several lines tells its sum, in which a deposit does not count", () => {
  const on = (businessDate: string, gross: number, kind: Posting["kind"] = "charge") =>
    posting({ businessDate, gross, kind });
  const lines = [on("2026-11-24", -30_000, "deposit"), on("2026-11-24", 39_800), on("2026-11-25", 1_800)];
  expect(daySum(lines, "2026-11-24")).toBe(39_800);
  expect(daySum(lines, "2026-11-25")).toBeNull();
});

test("the rest shrinks with each tender and refunds raise it", () => {
  expect(remaining(10_000, [row(4_000), row(6_000)])).toBe(0);
  expect(remaining(-5_000, [row(-5_000)])).toBe(0);
});

test("change is what was handed over beyond the amount", () => {
  expect(changeOf(row(4_000, 5_000))).toBe(1_000);
  expect(changeOf(row(4_000))).toBe(0);
});

test("the receipt is for the deposit taken last that was not given back", () => {
  const deposit = (id: string, at: number, offsetBy: string | null = null) =>
    posting({ id, at, offsetBy, kind: "deposit" });
  const folio = (...postings: Posting[]) => ({ postings }) as Folio;
  expect(lastDeposit({ folios: [folio(posting({}))] })).toBeUndefined();
  const folios = [folio(deposit("first", 1), deposit("second", 2), deposit("back", 3, "x")), folio()];
  expect(lastDeposit({ folios })?.id).toBe("second");
});
