import { expect, it } from "vitest";
import { filterOf, isNarrowed, NO_CHOICE } from "./choice";

const TODAY = "2026-11-22";

it("asks for everything, or only for what was refused", () => {
  expect(isNarrowed(NO_CHOICE)).toBe(false);
  expect(JSON.stringify(filterOf(NO_CHOICE, TODAY))).toBe("{}");
  const refused = { ...NO_CHOICE, refused: true };
  expect(isNarrowed(refused)).toBe(true);
  expect(JSON.stringify(filterOf(refused, TODAY))).toBe('{"refused":true}');
});

it("is not narrowed by days that were picked for another period", () => {
  expect(isNarrowed({ ...NO_CHOICE, days: { first: TODAY, last: TODAY } })).toBe(false);
});
