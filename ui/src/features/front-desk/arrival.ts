import { create } from "zustand";

interface Start {
  /** The room that was current on the wall, to start with. */
  roomId?: string | null;
  /** Starts with tomorrow instead of today: a booking. */
  booking?: boolean;
}

interface ArrivalState {
  open: boolean;
  roomId: string | null;
  booking: boolean;
  /** Counts the openings, so that each starts with an empty form. */
  round: number;
  start: (how?: Start) => void;
  close: () => void;
}

/** The panel for walk-ins and bookings opens over any screen; this remembers whether it is open and how. */
export const useArrival = create<ArrivalState>((set) => ({
  open: false,
  roomId: null,
  booking: false,
  round: 0,
  start: ({ roomId = null, booking = false } = {}) =>
    set(({ round }) => ({ open: true, roomId, booking, round: round + 1 })),
  close: () => set({ open: false }),
}));
