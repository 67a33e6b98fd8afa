import { type PointerEvent, type RefObject, useRef } from "react";
import { type Box, boxOf, touches } from "./wall";

/** A press that moves less than this is a click. */
const THRESHOLD = 6;
/** So near to the edge the wall scrolls along. */
const EDGE = 28;
const SCROLL_STEP = 18;

interface Drawing {
  start: { x: number; y: number };
  /** What was selected before, kept with Ctrl or Shift. */
  before: ReadonlySet<string>;
  tiles: { id: string; box: Box }[] | null;
  hits: string;
}

interface LassoOptions {
  place: RefObject<HTMLDivElement | null>;
  selected: ReadonlySet<string>;
  onSelect: (selected: ReadonlySet<string>) => void;
}

/** Drawing a rectangle over cards selects them. Fingers scroll instead; every card can be selected by keys as well. */
export function useLasso({ place, selected, onSelect }: LassoOptions) {
  const frame = useRef<HTMLDivElement>(null);
  const drawing = useRef<Drawing | null>(null);

  const onPointerDown = (event: PointerEvent) => {
    const wall = place.current;
    if (!wall || event.button !== 0 || event.pointerType === "touch" || onScrollbar(wall, event)) {
      return;
    }
    const adding = event.ctrlKey || event.metaKey || event.shiftKey;
    const before: ReadonlySet<string> = adding ? selected : new Set();
    drawing.current = { start: pointIn(wall, event), before, tiles: null, hits: "" };
  };
  const onPointerMove = (event: PointerEvent) => {
    const wall = place.current;
    const now = drawing.current;
    if (!wall || !now) {
      return;
    }
    const at = pointIn(wall, event);
    if (!now.tiles) {
      if (Math.hypot(at.x - now.start.x, at.y - now.start.y) < THRESHOLD) {
        return;
      }
      now.tiles = tilesOf(wall);
      wall.setPointerCapture(event.pointerId);
    }
    scrollAlong(wall, event);
    const box = boxOf(now.start, at);
    draw(frame.current, box);
    const hits = now.tiles.filter((tile) => touches(tile.box, box)).map(({ id }) => id);
    if (hits.join() !== now.hits) {
      now.hits = hits.join();
      onSelect(new Set([...now.before, ...hits]));
    }
  };
  const stop = () => {
    drawing.current = null;
    draw(frame.current, null);
  };
  return { frame, handlers: { onPointerDown, onPointerMove, onPointerUp: stop, onPointerCancel: stop } };
}

function pointIn(wall: HTMLElement, event: { clientX: number; clientY: number }) {
  const { left, top } = wall.getBoundingClientRect();
  return { x: event.clientX - left + wall.scrollLeft, y: event.clientY - top + wall.scrollTop };
}

function onScrollbar(wall: HTMLElement, event: { clientX: number }): boolean {
  return event.clientX - wall.getBoundingClientRect().left > wall.clientWidth;
}

function tilesOf(wall: HTMLElement): { id: string; box: Box }[] {
  return [...wall.querySelectorAll<HTMLElement>("[data-room]")].map((tile) => {
    const { left, top, right, bottom } = tile.getBoundingClientRect();
    const { x, y } = pointIn(wall, { clientX: left, clientY: top });
    return {
      id: tile.dataset.room ?? "",
      box: { left: x, top: y, right: x + right - left, bottom: y + bottom - top },
    };
  });
}

function scrollAlong(wall: HTMLElement, event: { clientY: number }) {
  const { top, bottom } = wall.getBoundingClientRect();
  if (event.clientY > bottom - EDGE) {
    wall.scrollBy({ top: SCROLL_STEP });
  } else if (event.clientY < top + EDGE) {
    wall.scrollBy({ top: -SCROLL_STEP });
  }
}

/** The frame is moved outside of React, so that drawing stays smooth on a wall of a thousand rooms. */
function draw(frame: HTMLElement | null, box: Box | null) {
  if (!frame) {
    return;
  }
  frame.hidden = box === null;
  if (box) {
    frame.style.transform = `translate(${box.left}px, ${box.top}px)`;
    frame.style.width = `${box.right - box.left}px`;
    frame.style.height = `${box.bottom - box.top}px`;
  }
}
