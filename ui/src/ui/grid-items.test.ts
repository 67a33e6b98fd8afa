import { expect, test } from "vitest";
import { itemsOf, itemToShow, keyOf } from "./grid-items";

const rows = ["24 a", "24 b", "25 c"];
const items = itemsOf(rows, (row) => row.slice(0, 2));

test("a group has one strip, above its first row, and rows keep their own count", () => {
  const seen = items.map((item) => (item.kind === "row" ? `${item.index} ${item.row}` : item.group));
  expect(seen).toEqual(["24", "0 24 a", "1 24 b", "25", "2 25 c"]);
  expect(new Set(items.map((item) => keyOf(item, (row) => row))).size).toBe(items.length);
});

test("on the way up the strip above a first row is shown with it, on the way down the row itself", () => {
  expect(itemToShow(items, 2, true)).toBe(3);
  expect(itemToShow(items, 2, false)).toBe(4);
  expect(itemToShow(items, 1, true)).toBe(2);
  expect(itemToShow(items, 9, true)).toBe(0);
});
