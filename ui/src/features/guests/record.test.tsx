import { act, renderHook } from "@testing-library/react";
import { expect, test } from "vitest";
import { useRecord } from "./record";

interface Row {
  version: number;
  note: string;
}
const draftOf = (row: Row | null) => ({ note: row?.note ?? "" });

test("one's own save is taken over, somebody else's is asked about", () => {
  const start: Row = { version: 1, note: "a" };
  const { result, rerender } = renderHook((row: Row) => useRecord(row, draftOf), { initialProps: start });
  act(() => result.current.set({ note: "mine" }));
  expect(result.current.dirty).toBe(true);
  act(() => result.current.saved());
  rerender({ version: 2, note: "mine" });
  expect([result.current.dirty, result.current.conflict, result.current.version]).toEqual([false, null, 2]);

  act(() => result.current.set({ note: "again" }));
  rerender({ version: 3, note: "theirs" });
  expect(result.current.conflict).toEqual(["note"]);
  expect(result.current.draft.note).toBe("again");
  act(() => result.current.keepMine());
  expect([result.current.version, result.current.draft.note]).toEqual([3, "again"]);
});
