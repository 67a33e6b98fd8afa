/** What a virtual list shows: rows, and the heading above the first row of a group. */
export type GridItem<T> = { kind: "group"; group: string } | { kind: "row"; row: T; index: number };

export function itemsOf<T>(rows: readonly T[], groupOf?: (row: T) => string): GridItem<T>[] {
  const items: GridItem<T>[] = [];
  let group: string | null = null;
  rows.forEach((row, index) => {
    const own = groupOf?.(row) ?? null;
    if (own !== null && own !== group) {
      items.push({ kind: "group", group: own });
      group = own;
    }
    items.push({ kind: "row", row, index });
  });
  return items;
}

export function keyOf<T>(item: GridItem<T> | undefined, rowKey: (row: T) => string): string {
  return item?.kind === "row" ? rowKey(item.row) : `group ${item?.group}`;
}

/** The item to scroll to for a row; on the way up the heading above the first row of a group is shown with it. */
export function itemToShow<T>(items: readonly GridItem<T>[], row: number, upwards: boolean): number {
  const at = items.findIndex((item) => item.kind === "row" && item.index === row);
  return Math.max(upwards && items[at - 1]?.kind === "group" ? at - 1 : at, 0);
}
