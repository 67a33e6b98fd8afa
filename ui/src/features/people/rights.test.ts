import { expect, it } from "vitest";
import { RIGHTS } from "../../i18n/rights";
import { type Grants, JOBS, type Right, strangers, withRight } from "./rights";

it("has a place and a sentence for every right of the house, once", () => {
  const shown = JOBS.flatMap(({ rights }) => Object.keys(rights));
  expect([...shown].sort()).toEqual(Object.keys(RIGHTS).sort());
  expect(strangers(Object.keys(RIGHTS) as Right[])).toEqual([]);
});

it("gives, bounds and takes away a right", () => {
  const none: Grants = [];
  const bounded = withRight(withRight(none, "folio_reverse", true), "folio_reverse", true, 10_000);
  expect(bounded).toEqual([{ permission: "folio_reverse", limit: 10_000 }]);
  expect(withRight(bounded, "folio_reverse", false)).toEqual([]);
});

it("keeps one order, so that an unchanged role is not called changed", () => {
  const one = withRight(withRight([], "room_view", true), "folio_view", true);
  const other = withRight(withRight([], "folio_view", true), "room_view", true);
  expect(one).toEqual(other);
});
