import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { CheckInDialog } from "../features/stays/CheckInDialog";
import type { CommandId } from "../keys/commands";
import { commandFacts } from "../keys/commands";
import { liveBindings } from "../keys/dispatch";
import { useKey } from "../keys/focus";
import { Dialog } from "../ui";
import { Finder } from "./Finder";

/** Ctrl+K: one box that finds people, rooms, stays and functions, and does things with them. */
export function Palette() {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const [arriving, setArriving] = useState<string | null>(null);
  // What can be done is decided by the screen below, before the dialog takes the keyboard.
  const [verbs, setVerbs] = useState<readonly CommandId[]>([]);
  useKey("palette.open", () => {
    setVerbs(paletteVerbs());
    setOpen(true);
  });
  return (
    <>
      <Dialog opened={open} onClose={() => setOpen(false)} title={t`查找`} size={640} high>
        <Finder verbs={verbs} onCheckIn={setArriving} onDone={() => setOpen(false)} />
      </Dialog>
      {arriving && <CheckInDialog stayId={arriving} onClose={() => setArriving(null)} />}
    </>
  );
}

function paletteVerbs(): CommandId[] {
  const ids = liveBindings().map((binding) => binding.id);
  return [...new Set(ids)].filter((id) => commandFacts(id).palette);
}
