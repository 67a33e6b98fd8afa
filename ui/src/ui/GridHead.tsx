import { useLingui } from "@lingui/react/macro";
import { Checkbox } from "@mantine/core";
import { IconChevronDown, IconChevronUp } from "@tabler/icons-react";
import type { SortingState } from "@tanstack/react-table";
import type { GridColumn, GridSelection } from "./DataGrid";
import classes from "./DataGrid.module.css";

interface GridHeadProps<T> {
  columns: readonly GridColumn<T>[];
  sorting: SortingState;
  onSort: (sorting: SortingState) => void;
  selection?: GridSelection<T>;
  rows: readonly T[];
  rowKey: (row: T) => string;
}

export function GridHead<T>({ columns, sorting, onSort, selection, rows, rowKey }: GridHeadProps<T>) {
  const { t } = useLingui();
  const selectable = rows.filter((row) => selection?.canSelect?.(row) ?? true).map(rowKey);
  const chosen = selectable.filter((key) => selection?.keys.has(key)).length;
  const sort = sorting[0];
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of an ARIA grid that is not a table
    // biome-ignore lint/a11y/useFocusableInteractive: the grid is the only tab stop
    <div role="row" aria-rowindex={1} className={classes.head}>
      {selection && (
        // biome-ignore lint/a11y/useSemanticElements: part of an ARIA grid that is not a table
        // biome-ignore lint/a11y/useFocusableInteractive: the grid is the only tab stop
        <div role="columnheader" className={classes.cell}>
          <Checkbox
            size="xs"
            aria-label={t`全选`}
            checked={chosen > 0 && chosen === selectable.length}
            indeterminate={chosen > 0 && chosen < selectable.length}
            onChange={() => selection.onChange(new Set(chosen === selectable.length ? [] : selectable))}
          />
        </div>
      )}
      {columns.map((column) => {
        const direction = sort?.id === column.id ? (sort.desc ? "descending" : "ascending") : undefined;
        return (
          // biome-ignore lint/a11y/useSemanticElements: part of an ARIA grid that is not a table
          // biome-ignore lint/a11y/useFocusableInteractive: the grid is the only tab stop
          <div
            key={column.id}
            role="columnheader"
            aria-sort={direction}
            className={classes.cell}
            data-align={column.align}
          >
            {column.sort ? (
              <button
                type="button"
                className={classes.sort}
                onClick={() => onSort(nextSort(column.id, sort))}
              >
                {column.header}
                {direction === "ascending" && <IconChevronUp size={13} aria-hidden />}
                {direction === "descending" && <IconChevronDown size={13} aria-hidden />}
              </button>
            ) : (
              column.header
            )}
          </div>
        );
      })}
    </div>
  );
}

/** Up, down, and back to the order that the house gave. */
function nextSort(id: string, sort: { id: string; desc: boolean } | undefined): SortingState {
  if (sort?.id !== id) {
    return [{ id, desc: false }];
  }
  return sort.desc ? [] : [{ id, desc: true }];
}
