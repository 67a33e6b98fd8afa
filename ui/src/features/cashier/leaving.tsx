import { useLingui } from "@lingui/react/macro";
import { useRef, useState } from "react";
import { useCommand } from "../../api";
import type { Account } from "./folio";
import { RoomUseDialog } from "./RoomUseDialog";

/** Asks the settle pad for the focus; the pad of another window takes it when it comes. */
export interface PadRequest {
  count: number;
  /** True from the request until a pad has answered it. */
  open: { current: boolean };
}

/**
 * F8 leads to the door one step at a time: a room used today is charged or forgone, then each window is settled, then
 * the guest leaves.
 */
export function useLeaving(account: Account, choose: (folioId: string) => void) {
  const { t } = useLingui();
  const { stay, folios, roomUse, depositHeld } = account;
  const [asksRoom, setAsksRoom] = useState(false);
  const [forgoRoom, setForgoRoom] = useState<string>();
  const [count, setCount] = useState(0);
  const open = useRef(false);
  const leave = useCommand("stay.check_out", {
    present: "inline",
    undoTitle: ({ roomNumber }) => t`${roomNumber} 已离店`,
  });
  const owing = folios.find(({ balance }) => balance !== 0);
  const roomOpen = roomUse !== null && !roomUse.charged && forgoRoom === undefined;
  const settle = (folioId: string) => {
    choose(folioId);
    open.current = true;
    setCount((before) => before + 1);
  };
  const goOn = (reason: string | undefined) => {
    if (owing) {
      settle(owing.id);
    } else {
      void leave.run({ stayId: stay.id, version: stay.version, forgoRoom: reason });
    }
  };
  const forgo = (reason: string) => {
    setForgoRoom(reason);
    goOn(reason);
  };
  return {
    /** Nothing is left to do but to leave. */
    ready: !roomOpen && owing === undefined && depositHeld === 0,
    pending: leave.pending,
    problem: leave.problem,
    pad: { count, open } satisfies PadRequest,
    run: () => (roomOpen ? setAsksRoom(true) : goOn(forgoRoom)),
    dialog: asksRoom && roomUse && (
      <RoomUseDialog
        account={account}
        roomUse={roomUse}
        onForgo={forgo}
        onCharged={({ folioId }) => settle(folioId)}
        onClose={() => setAsksRoom(false)}
      />
    ),
  };
}
