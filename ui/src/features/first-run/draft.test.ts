import { expect, test } from "vitest";
import { inCurrency, useDraft } from "./draft";

test("prices keep their figure in a currency without a smaller unit, and when it is changed back", () => {
  const draft = useDraft.getState();
  const yen = { ...draft, ...inCurrency(draft, "JPY") };
  expect(yen.types.map(({ price, weekendPrice }) => [price, weekendPrice])).toEqual([
    [428, 498],
    [458, 528],
  ]);
  expect(inCurrency(yen, "CNY").types).toEqual(draft.types);
  const open = { ...draft, types: draft.types.map((type) => ({ ...type, weekendPrice: null })) };
  expect(inCurrency(open, "JPY").types?.[0]?.weekendPrice).toBeNull();
});
