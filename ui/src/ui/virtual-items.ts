import { useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useCallback, useEffect, useState } from "react";
import { type GridItem, keyOf } from "./grid-items";

/** A strip, lower than a row, so that a list of few rows a day keeps most of its room for them. */
const GROUP_HEIGHT = 25;
/** The head covers that much of the list. */
const HEAD_HEIGHT = 30;

/** Which items of a long list are drawn, and where; and how high a row is. */
export function useVirtualItems<T>(
  items: readonly GridItem<T>[],
  rowKey: (row: T) => string,
  body: RefObject<HTMLElement | null>,
) {
  const height = useRowHeight();
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => body.current,
    // Another function for other items, for where the strips stand decides every offset.
    getItemKey: useCallback((index: number) => keyOf(items[index], rowKey), [items, rowKey]),
    estimateSize: (index) => (items[index]?.kind === "group" ? GROUP_HEIGHT : height),
    overscan: 12,
    scrollPaddingEnd: HEAD_HEIGHT,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed height makes every cached offset wrong
  useEffect(() => virtual.measure(), [virtual, height]);
  return { virtual, height };
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
