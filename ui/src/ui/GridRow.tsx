import { useLingui } from "@lingui/react/macro";
import { Checkbox } from "@mantine/core";
import type { CSSProperties, MouseEvent } from "react";
import type { GridColumn, GridSelection } from "./DataGrid";
import classes from "./DataGrid.module.css";

interface GridRowProps<T> {
  id: string;
  /** The heading of the group that the row belongs to. */
  describedBy?: string;
  style: CSSProperties;
  row: T;
  rowKey: string;
  index: number;
  columns: readonly GridColumn<T>[];
  active: boolean;
  current: boolean;
  isVoid: boolean;
  selection?: GridSelection<T>;
  onActivate: () => void;
  onPeek?: (row: T) => void;
  onOpen?: (row: T) => void;
}

export function GridRow<T>(props: GridRowProps<T>) {
  const { row, rowKey, columns, selection } = props;
  const { t } = useLingui();
  const selected = selection?.keys.has(rowKey) ?? false;
  const selectable = selection?.canSelect?.(row) ?? true;
  const toggle = () => selection?.onChange(toggled(selection.keys, rowKey));
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of an ARIA grid that is not a table
    // biome-ignore lint/a11y/useFocusableInteractive: the grid is the only tab stop
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the grid are in the command table
    <div
      role="row"
      id={props.id}
      aria-describedby={props.describedBy}
      aria-rowindex={props.index + 2}
      aria-selected={selection ? selected : undefined}
      className={classes.row}
      style={props.style}
      data-active={props.active || undefined}
      data-current={props.current || undefined}
      data-selected={selected || undefined}
      data-void={props.isVoid || undefined}
      onClick={() => {
        props.onActivate();
        props.onPeek?.(row);
      }}
      onDoubleClick={() => props.onOpen?.(row)}
    >
      {selection && (
        // biome-ignore lint/a11y/useSemanticElements: part of an ARIA grid that is not a table
        // biome-ignore lint/a11y/useFocusableInteractive: the grid is the only tab stop
        <div role="gridcell" className={classes.cell}>
          <Checkbox
            size="xs"
            tabIndex={-1}
            aria-label={t`选择此行`}
            checked={selected}
            disabled={!selectable}
            onClick={(event) => event.stopPropagation()}
            onChange={toggle}
          />
        </div>
      )}
      {columns.map((column) => (
        // biome-ignore lint/a11y/useSemanticElements: part of an ARIA grid that is not a table
        // biome-ignore lint/a11y/useFocusableInteractive: the grid is the only tab stop
        <div
          key={column.id}
          role="gridcell"
          className={classes.cell}
          data-align={column.align}
          onMouseEnter={tellWhole}
        >
          <div className={classes.text}>{column.cell(row)}</div>
        </div>
      ))}
    </div>
  );
}

/** What did not fit into the cell is told by its title. */
function tellWhole({ currentTarget }: MouseEvent<HTMLElement>): void {
  const text = currentTarget.firstElementChild;
  const cut = text !== null && text.scrollWidth > text.clientWidth;
  currentTarget.title = cut ? (text.textContent ?? "") : "";
}

export function toggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(keys);
  if (!next.delete(key)) {
    next.add(key);
  }
  return next;
}
