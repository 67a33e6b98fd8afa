import {
  type ColumnDef,
  createSortedRowModel,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type CSSProperties, type ReactNode, useEffect, useId, useMemo, useRef, useState } from "react";
import { FocusScope } from "../keys/focus";
import classes from "./DataGrid.module.css";
import { GridHead } from "./GridHead";
import { GridKeys } from "./GridKeys";
import { GridRow } from "./GridRow";
import { GroupHead } from "./GroupHead";
import { type GridItem, itemsOf } from "./grid-items";

export interface GridColumn<T> {
  id: string;
  header: ReactNode;
  cell: (row: T) => ReactNode;
  /** Pixels; with `grow` the smallest width. */
  width: number;
  /** Share of the space that is left over. */
  grow?: number;
  /** `end` for numbers. */
  align?: "start" | "end";
  /** What the column is sorted by; without it the head is not a button. */
  sort?: (row: T) => string | number;
  /** What the column says in the heading of a group, such as a sum. */
  ofGroup?: (group: string) => ReactNode;
}

export interface GridSelection<T> {
  keys: ReadonlySet<string>;
  onChange: (keys: ReadonlySet<string>) => void;
  /** False for rows that no verb applies to. */
  canSelect?: (row: T) => boolean;
}

export interface DataGridProps<T> {
  label: string;
  columns: readonly GridColumn<T>[];
  rows: readonly T[];
  rowKey: (row: T) => string;
  /** The row shown in the peek panel. */
  current?: string | null;
  onPeek?: (row: T) => void;
  /** The row that the keys have gone to. */
  onActive?: (row: T) => void;
  /** Enter and double click. */
  onOpen?: (row: T) => void;
  selection?: GridSelection<T>;
  /** A heading above the first row of each group; rows must come in group order. */
  groupOf?: (row: T) => string;
  groupHead?: (group: string) => ReactNode;
  /** Struck through and dimmed: reversed, cancelled. */
  isVoid?: (row: T) => boolean;
  empty?: ReactNode;
  /** Takes the keyboard when it appears, unless something else has it. */
  focused?: boolean;
  className?: string;
  /** More keys that work while the focus is in the grid. */
  children?: ReactNode;
}

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

/** A list of any length that is walked by keys: one tab stop, the row in focus is the active descendant. */
export function DataGrid<T>(props: DataGridProps<T>) {
  return (
    <FocusScope scope="grid" className={`${classes.scope} ${props.className ?? ""}`}>
      <Grid {...props} />
    </FocusScope>
  );
}

function Grid<T>(props: DataGridProps<T>) {
  const { label, columns, rows, rowKey, current, selection, groupOf, empty, onOpen, onPeek } = props;
  const [sorting, setSorting] = useState<SortingState>([]);
  const [active, setActive] = useState(0);
  const body = useRef<HTMLDivElement>(null);
  const name = useId();
  const sorted = useSortedRows(columns, rows, sorting, setSorting);
  // Sorted by a column the rows no longer stand in the order of their groups.
  const grouped = sorting.length > 0 ? undefined : groupOf;
  const items = useMemo(() => itemsOf(sorted, grouped), [sorted, grouped]);
  const height = useRowHeight();
  const { focused } = props;
  useEffect(() => {
    if (focused && document.activeElement === document.body) {
      body.current?.focus({ preventScroll: true });
    }
  }, [focused]);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => body.current,
    estimateSize: () => height,
    overscan: 12,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed height makes every cached offset wrong
  useEffect(() => virtual.measure(), [virtual, height]);
  const sort = (next: SortingState) => {
    setSorting(next);
    setActive(0);
    body.current?.scrollTo({ top: 0 });
  };
  const place = { "--columns": templateOf(columns, Boolean(selection)), "--least": leastOf(columns) };
  const move = (to: number) => {
    const bounded = Math.min(Math.max(to, 0), sorted.length - 1);
    setActive(bounded);
    const row = sorted[bounded];
    if (row !== undefined) {
      props.onActive?.(row);
    }
    virtual.scrollToIndex(itemToShow(items, bounded, bounded < active), { align: "auto" });
    return bounded;
  };

  return (
    <>
      <GridKeys
        rows={sorted}
        rowKey={rowKey}
        active={active}
        page={Math.max(1, Math.floor((body.current?.clientHeight ?? 400) / height) - 1)}
        move={move}
        selection={selection}
        onOpen={onOpen ?? onPeek}
        onPeek={onPeek}
      />
      {props.children}
      {/** biome-ignore lint/a11y/useSemanticElements: a table cannot hold absolutely placed virtual rows */}
      <div
        ref={body}
        className={classes.grid}
        role="grid"
        aria-label={label}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length}
        aria-multiselectable={selection ? true : undefined}
        aria-activedescendant={sorted.length > 0 ? `${name}-${active}` : undefined}
        tabIndex={0}
        style={place as CSSProperties}
      >
        <GridHead
          columns={columns}
          sorting={sorting}
          onSort={sort}
          selection={selection}
          rows={sorted}
          rowKey={rowKey}
        />
        {sorted.length === 0 && empty}
        <div role="presentation" className={classes.space} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start, size }) => {
            const item = items[index] as GridItem<T>;
            const at: CSSProperties = { top: start, height: size };
            if (item.kind === "group") {
              return (
                <GroupHead
                  key={`group-${item.group}`}
                  id={`${name}-of-${item.group}`}
                  style={at}
                  group={item.group}
                  head={props.groupHead?.(item.group) ?? item.group}
                  columns={columns}
                  selectable={selection !== undefined}
                />
              );
            }
            const key = rowKey(item.row);
            return (
              <GridRow
                key={key}
                id={`${name}-${item.index}`}
                describedBy={grouped && `${name}-of-${grouped(item.row)}`}
                style={at}
                row={item.row}
                rowKey={key}
                index={item.index}
                columns={columns}
                active={item.index === active}
                current={current === key}
                isVoid={props.isVoid?.(item.row) ?? false}
                selection={selection}
                onActivate={() => setActive(item.index)}
                onPeek={onPeek}
                onOpen={onOpen}
              />
            );
          })}
        </div>
      </div>
    </>
  );
}

function useSortedRows<T>(
  columns: readonly GridColumn<T>[],
  rows: readonly T[],
  sorting: SortingState,
  setSorting: (next: SortingState | ((old: SortingState) => SortingState)) => void,
): readonly T[] {
  const data = useMemo(() => rows.map((row) => ({ row })), [rows]);
  const definitions = useMemo<ColumnDef<typeof features, { row: T }>[]>(
    () =>
      columns.map((column) => ({
        id: column.id,
        accessorFn: ({ row }: { row: T }) => column.sort?.(row) ?? "",
        enableSorting: column.sort !== undefined,
        sortFn: (a, b) => compare(column.sort?.(a.original.row), column.sort?.(b.original.row)),
      })),
    [columns],
  );
  const table = useTable({
    features,
    columns: definitions,
    data,
    state: { sorting },
    onSortingChange: setSorting,
  });
  return table.getRowModel().rows.map((row) => row.original.row);
}

function compare(a: string | number | undefined, b: string | number | undefined): number {
  if (typeof a === "number" && typeof b === "number") {
    return a - b;
  }
  return String(a ?? "").localeCompare(String(b ?? ""), "zh-CN", { numeric: true });
}

/** The column of the ticks. */
const TICK = 36;

function templateOf<T>(columns: readonly GridColumn<T>[], selectable: boolean): string {
  const widths = columns.map((column) =>
    column.grow ? `minmax(${column.width}px, ${column.grow}fr)` : `${column.width}px`,
  );
  return [...(selectable ? [`${TICK}px`] : []), ...widths].join(" ");
}

/** Below this width the list scrolls sideways; what is in the cells never widens it. */
function leastOf<T>(columns: readonly GridColumn<T>[]): string {
  return `${columns.reduce((sum, { width }) => sum + width, TICK)}px`;
}

/** The row height of the chosen density, as the style sheet has it. */
function useRowHeight(): number {
  const read = () =>
    Number.parseInt(getComputedStyle(document.documentElement).getPropertyValue("--kz-row"), 10);
  const [height, setHeight] = useState(() => read() || 34);
  useEffect(() => {
    const watcher = new MutationObserver(() => setHeight(read() || 34));
    watcher.observe(document.documentElement, { attributes: true, attributeFilter: ["data-density"] });
    return () => watcher.disconnect();
  });
  return height;
}
