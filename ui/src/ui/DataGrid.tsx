import {
  type ColumnDef,
  createSortedRowModel,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import {
  type CSSProperties,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from "react";
import { FocusScope } from "../keys/focus";
import classes from "./DataGrid.module.css";
import { GridHead } from "./GridHead";
import { GridKeys } from "./GridKeys";
import { GridRow } from "./GridRow";
import { GroupHead } from "./GroupHead";
import { type GridItem, itemsOf, itemToShow } from "./grid-items";
import { useVirtualItems } from "./virtual-items";

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

/** The rows in their order, the one that the keys are on, and what of them is drawn. */
function useGrid<T>({ columns, rows, rowKey, groupOf, onActive }: DataGridProps<T>) {
  const [sorting, setSorting] = useState<SortingState>([]);
  const [active, setActive] = useState(0);
  const body = useRef<HTMLDivElement>(null);
  const sorted = useSortedRows(columns, rows, sorting, setSorting);
  // Sorted by a column the rows no longer stand in the order of their groups.
  const grouped = sorting.length > 0 ? undefined : groupOf;
  const items = useMemo(() => itemsOf(sorted, grouped), [sorted, grouped]);
  const { virtual, height } = useVirtualItems(items, rowKey, body);
  return {
    body,
    sorted,
    sorting,
    grouped,
    items,
    virtual,
    active,
    setActive,
    page: Math.max(1, Math.floor((body.current?.clientHeight ?? 400) / height) - 1),
    sort: (next: SortingState) => {
      setSorting(next);
      setActive(0);
      body.current?.scrollTo({ top: 0 });
    },
    move: (to: number) => {
      const bounded = Math.min(Math.max(to, 0), sorted.length - 1);
      setActive(bounded);
      const row = sorted[bounded];
      if (row !== undefined) {
        onActive?.(row);
      }
      virtual.scrollToIndex(itemToShow(items, bounded, bounded < active), { align: "auto" });
      return bounded;
    },
  };
}

function Grid<T>(props: DataGridProps<T>) {
  const { label, columns, rows, rowKey, selection, empty, onOpen, onPeek } = props;
  const { body, sorted, active, items, virtual, ...grid } = useGrid(props);
  const name = useId();
  useFocusWhenFree(body, props.focused ?? false);
  const place = { "--columns": templateOf(columns, Boolean(selection)), "--least": leastOf(columns) };
  return (
    <>
      <GridKeys
        rows={sorted}
        rowKey={rowKey}
        active={active}
        page={grid.page}
        move={grid.move}
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
          sorting={grid.sorting}
          onSort={grid.sort}
          selection={selection}
          rows={sorted}
          rowKey={rowKey}
        />
        {sorted.length === 0 && empty}
        <div role="presentation" className={classes.space} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, key, start, size }) => (
            <Item
              key={key}
              {...props}
              item={items[index] as GridItem<T>}
              at={{ top: start, height: size }}
              name={name}
              grouped={grid.grouped}
              active={active}
              onActivate={grid.setActive}
            />
          ))}
        </div>
      </div>
    </>
  );
}

/** Takes the keyboard when nothing else has it. */
function useFocusWhenFree(body: RefObject<HTMLElement | null>, wanted: boolean): void {
  useEffect(() => {
    if (wanted && document.activeElement === document.body) {
      body.current?.focus({ preventScroll: true });
    }
  }, [body, wanted]);
}

interface ItemProps<T> extends DataGridProps<T> {
  item: GridItem<T>;
  at: CSSProperties;
  /** What the ids of rows begin with. */
  name: string;
  grouped: DataGridProps<T>["groupOf"];
  active: number;
  onActivate: (index: number) => void;
}

/** A row, or the strip above the first one of a group. */
function Item<T>(props: ItemProps<T>) {
  const { item, at, name, grouped, columns, selection } = props;
  if (item.kind === "group") {
    return (
      <GroupHead
        id={`${name}-of-${item.group}`}
        style={at}
        group={item.group}
        head={props.groupHead?.(item.group) ?? item.group}
        columns={columns}
        selectable={selection !== undefined}
      />
    );
  }
  const { row, index } = item;
  const key = props.rowKey(row);
  return (
    <GridRow
      id={`${name}-${index}`}
      describedBy={grouped && `${name}-of-${grouped(row)}`}
      style={at}
      row={row}
      rowKey={key}
      index={index}
      columns={columns}
      active={index === props.active}
      current={props.current === key}
      isVoid={props.isVoid?.(row) ?? false}
      selection={selection}
      onActivate={() => props.onActivate(index)}
      onPeek={props.onPeek}
      onOpen={props.onOpen}
    />
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
