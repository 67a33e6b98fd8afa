import { useLingui } from "@lingui/react/macro";
import { useMay } from "../../api";
import { useKey } from "../../keys/focus";
import { Dialog } from "../../ui";
import { ArrivalForm } from "./ArrivalForm";
import { useArrival } from "./arrival";

/** Answers F2 (walk-in) and Shift+F2 (booking) on every screen. */
export function ArrivalHost() {
  const { t } = useLingui();
  const { open, round, booking, start, close } = useArrival();
  const mayWalkIn = useMay("stay_check_in");
  const mayBook = useMay("stay_book");
  useKey("stay.walk_in", () => start(), mayWalkIn && !open);
  useKey("stay.book", () => start({ booking: true }), mayBook && !open);
  return (
    <Dialog opened={open} onClose={close} title={booking ? t`新预订` : t`快速开房`} size={720} high>
      <ArrivalForm key={round} onClose={close} />
    </Dialog>
  );
}
