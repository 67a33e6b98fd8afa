import { useNavigate, useSearch } from "@tanstack/react-router";
import { type MouseEvent, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { toggled } from "../../ui";
import { useArrival } from "./arrival";
import { type Filter, neighbour, type RoomCard, roomByDigits, shown, span, type Wall } from "./wall";

/** The usual time within which two clicks are one double click. */
const DOUBLE_CLICK_MS = 260;
/** Digits typed within this time belong together. */
const TYPING_MS = 1200;

export interface Verbs {
  room: RoomCard;
  at: { x: number; y: number };
}

export type WallView = ReturnType<typeof useWall>;

/** Which room is current, looked at and selected, and how to move between rooms. */
export function useWall(all: Wall["floors"]) {
  const search = useSearch({ from: "/rooms" });
  const filters = useMemo<ReadonlySet<Filter>>(() => new Set(search.show), [search.show]);
  const floors = useMemo(
    () => all.map(({ floor, rooms }) => ({ floor, rooms: rooms.filter((room) => shown(room, filters)) })),
    [all, filters],
  );
  const rooms = useMemo(() => floors.flatMap((floor) => floor.rooms), [floors]);
  const place = useRef<HTMLDivElement>(null);
  const cursor = useCursor(place, search.room);
  const selection = useSelection(rooms);
  const panel = usePanel();
  const [verbs, setVerbs] = useState<Verbs | null>(null);
  const [arriving, setArriving] = useState<string | null>(null);
  const typing = useTyping();
  const room = rooms.find(({ id }) => id === cursor.current);
  const known = all.flatMap((floor) => floor.rooms);
  const chosen = known.filter(({ id }) => selection.selected.has(id));
  const looksAt = search.room !== undefined;
  const go = (id: string | null) => {
    cursor.go(id);
    if (looksAt && id) {
      panel.show(id);
    }
  };
  const step = (direction: Direction) =>
    neighbour(
      floors.map((floor) => floor.rooms),
      cursor.current,
      direction,
    );
  const press = usePress({ cursor, selection, show: panel.show, looksAt });
  const open = useOpenRoom(press.settle, setArriving, panel.show);
  const showVerbs = (card: RoomCard, at: Verbs["at"]) => {
    cursor.go(card.id);
    selection.keepIf(card.id);
    setVerbs({ room: card, at });
  };
  return {
    place,
    filters,
    setFilters: panel.setFilters,
    floors,
    rooms,
    room,
    current: cursor.current,
    ...selection,
    /** Rooms that a verb applies to: those selected, hidden ones too, or else the current one. */
    targets: chosen.length > 0 ? chosen : room ? [room] : [],
    hidden: chosen.length - chosen.filter(({ id }) => rooms.some((one) => one.id === id)).length,
    verbs,
    closeVerbs: () => {
      setVerbs(null);
      place.current?.focus({ preventScroll: true });
    },
    showVerbs,
    press: press.press,
    open,
    arriving,
    closeArriving: () => setArriving(null),
    peeked: known.find(({ id }) => id === search.room),
    guest: search.guest,
    vacantCurrent: room && !room.stay && !room.block ? room : undefined,
    closePanel: () => panel.show(undefined),
    togglePeek: () => panel.show(looksAt ? undefined : cursor.current),
    move: (direction: Direction) => go(step(direction)),
    extend: (direction: Direction) => {
      const target = step(direction);
      selection.extendTo(cursor.current, target);
      go(target);
    },
    typed: typing.text,
    type: (digit: string) => {
      const hit = roomByDigits(
        rooms,
        typing.add(digit, (text) => roomByDigits(rooms, text) !== undefined),
      );
      place.current?.focus({ preventScroll: true });
      if (hit) {
        go(hit.id);
      }
    },
  };
}

type Direction = "left" | "right" | "up" | "down";

/** The room that keys act on. A room named by the address becomes current, is scrolled to and gets the keys. */
function useCursor(place: React.RefObject<HTMLDivElement | null>, named: string | undefined) {
  const [current, setCurrent] = useState<string | null>(named ?? null);
  const go = useCallback(
    (id: string | null) => {
      setCurrent(id);
      place.current?.querySelector(`[data-room="${id}"]`)?.scrollIntoView({ block: "nearest" });
    },
    [place],
  );
  useEffect(() => {
    if (named) {
      go(named);
    }
  }, [named, go]);
  return { current, go };
}

/** The panel at the right and the filters are part of the address, so that links and Back work. */
function usePanel() {
  const navigate = useNavigate({ from: "/rooms" });
  const show = useCallback(
    (room: string | null | undefined) =>
      void navigate({
        search: (old) => ({ ...old, room: room ?? undefined, guest: undefined }),
        replace: true,
      }),
    [navigate],
  );
  const setFilters = (filters: ReadonlySet<Filter>) =>
    void navigate({
      search: (old) => ({ ...old, show: filters.size > 0 ? [...filters] : undefined }),
      replace: true,
    });
  return { show, setFilters };
}

/** Several rooms at once: by Ctrl and Shift with clicks, by Space and Shift with arrows, by drawing around them. */
function useSelection(rooms: readonly RoomCard[]) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const anchor = useRef<string | null>(null);
  const shownRooms = useRef(rooms);
  shownRooms.current = rooms;
  const add = useCallback((from: string | null, to: string) => {
    const between = span(shownRooms.current, from ?? to, to);
    setSelected((before) => new Set([...before, ...between]));
  }, []);
  const toggle = useCallback((id: string) => {
    anchor.current = id;
    setSelected((before) => toggled(before, id));
  }, []);
  const clear = useCallback(() => setSelected(new Set()), []);
  return {
    selected,
    setSelected,
    toggle,
    clear,
    selectAll: () => setSelected(new Set(rooms.map(({ id }) => id))),
    /** Verbs asked for on a room outside of the selection are about that room. */
    keepIf: (id: string) => setSelected((before) => (before.has(id) ? before : new Set())),
    extendTo: (from: string | null, to: string | null) => {
      anchor.current ??= from;
      if (to) {
        add(from, to);
      }
    },
    reach: useCallback(
      (current: string | null, id: string) => {
        anchor.current ??= current;
        add(anchor.current, id);
      },
      [add],
    ),
    forgetAnchor: useCallback((id: string) => {
      anchor.current = id;
    }, []),
  };
}

interface PressOptions {
  cursor: ReturnType<typeof useCursor>;
  selection: ReturnType<typeof useSelection>;
  show: (id: string) => void;
  looksAt: boolean;
}

/** A click looks at a room; with Ctrl or Shift it selects. */
function usePress({ cursor, selection, show, looksAt }: PressOptions) {
  const opening = useRef<number | undefined>(undefined);
  const latest = useRef({ current: cursor.current, looksAt });
  latest.current = { current: cursor.current, looksAt };
  const { go } = cursor;
  const { toggle, reach, clear, forgetAnchor } = selection;
  const settle = useCallback(() => clearTimeout(opening.current), []);
  const press = useCallback(
    (card: RoomCard, event: MouseEvent) => {
      const before = latest.current.current;
      go(card.id);
      if (event.ctrlKey || event.metaKey) {
        toggle(card.id);
        return;
      }
      if (event.shiftKey) {
        reach(before, card.id);
        return;
      }
      clear();
      forgetAnchor(card.id);
      settle();
      // The panel pushes the cards aside, so it waits until this is known not to be a double click.
      opening.current = window.setTimeout(() => show(card.id), latest.current.looksAt ? 0 : DOUBLE_CLICK_MS);
    },
    [go, toggle, reach, clear, forgetAnchor, settle, show],
  );
  return { press, settle };
}

/** What comes next for a room: the account of who lives there, the check-in of who is expected, or a new guest. */
function useOpenRoom(settle: () => void, onArriving: (stayId: string) => void, show: (id: string) => void) {
  const navigate = useNavigate();
  return useCallback(
    (card: RoomCard) => {
      settle();
      if (card.stay) {
        void navigate({ to: "/folio/$stayId", params: { stayId: card.stay.id } });
      } else if (card.arriving) {
        onArriving(card.arriving.stayId);
      } else if (card.block) {
        show(card.id);
      } else {
        useArrival.getState().start({ roomId: card.id });
      }
    },
    [settle, onArriving, show, navigate],
  );
}

/** Digits typed one after the other are one room number. */
function useTyping() {
  const [text, setText] = useState("");
  const timer = useRef<number | undefined>(undefined);
  const typed = useRef("");
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    text,
    /** What no room begins with is the start of another number. */
    add: (digit: string, fits: (text: string) => boolean) => {
      typed.current = fits(typed.current + digit) ? typed.current + digit : digit;
      setText(typed.current);
      clearTimeout(timer.current);
      timer.current = window.setTimeout(() => {
        typed.current = "";
        setText("");
      }, TYPING_MS);
      return typed.current;
    },
  };
}
