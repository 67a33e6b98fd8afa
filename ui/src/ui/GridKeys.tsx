import { useKey } from "../keys/focus";
import type { GridSelection } from "./DataGrid";
import { toggled } from "./GridRow";

interface GridKeysProps<T> {
  rows: readonly T[];
  rowKey: (row: T) => string;
  active: number;
  page: number;
  /** Goes to a row and answers which one it became. */
  move: (to: number) => number;
  selection?: GridSelection<T>;
  onOpen?: (row: T) => void;
  onPeek?: (row: T) => void;
}

/** The keys of a grid; they answer only while the focus is inside it. */
export function GridKeys<T>({
  rows,
  rowKey,
  active,
  page,
  move,
  selection,
  onOpen,
  onPeek,
}: GridKeysProps<T>) {
  const row = rows[active];
  const any = rows.length > 0;
  const selectable = (candidate: T | undefined): candidate is T =>
    candidate !== undefined && (selection?.canSelect?.(candidate) ?? true);
  const extend = (step: number) => {
    const target = rows[move(active + step)];
    const both = [row, target].filter(selectable).map(rowKey);
    selection?.onChange(new Set([...selection.keys, ...both]));
  };
  useKey("grid.down", () => move(active + 1), any);
  useKey("grid.up", () => move(active - 1), any);
  useKey("grid.page_down", () => move(active + page), any);
  useKey("grid.page_up", () => move(active - page), any);
  useKey("grid.first", () => move(0), any);
  useKey("grid.last", () => move(rows.length - 1), any);
  useKey("grid.open", () => row && onOpen?.(row), row !== undefined && onOpen !== undefined);
  useKey("grid.peek", () => row && onPeek?.(row), row !== undefined && onPeek !== undefined);
  useKey(
    "grid.select",
    () => selectable(row) && selection?.onChange(toggled(selection.keys, rowKey(row))),
    selection !== undefined && row !== undefined,
  );
  useKey("grid.extend_down", () => extend(1), selection !== undefined && any);
  useKey("grid.extend_up", () => extend(-1), selection !== undefined && any);
  useKey(
    "grid.select_all",
    () => selection?.onChange(new Set(rows.filter(selectable).map(rowKey))),
    selection !== undefined && any,
  );
  return null;
}
