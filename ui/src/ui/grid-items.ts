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
