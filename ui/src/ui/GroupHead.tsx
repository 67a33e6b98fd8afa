import type { CSSProperties, ReactNode } from "react";
import type { GridColumn } from "./DataGrid";
import classes from "./DataGrid.module.css";

interface GroupHeadProps<T> {
  id: string;
  style: CSSProperties;
  group: string;
  head: ReactNode;
  columns: readonly GridColumn<T>[];
  selectable: boolean;
}

/** The strip above the first row of a group: its name, and under their columns what they say of it. */
export function GroupHead<T>({ id, style, group, head, columns, selectable }: GroupHeadProps<T>) {
  return (
    <div id={id} role="presentation" className={classes.group} style={style}>
      <span className={classes.groupName}>{head}</span>
      {columns.map(
        (column, index) =>
          column.ofGroup && (
            <span
              key={column.id}
              className={classes.cell}
              data-align={column.align}
              style={{ gridColumn: index + (selectable ? 2 : 1) }}
            >
              {column.ofGroup(group)}
            </span>
          ),
      )}
    </div>
  );
}
