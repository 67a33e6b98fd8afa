import { useQueryClient } from "@tanstack/react-query";
import { Outlet, useNavigate, useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { followChanges } from "../api/events";
import { useSession } from "../api/session";
import { useUndo } from "../api/undo";
import { ArrivalHost } from "../features/front-desk/ArrivalHost";
import { OpeningTour } from "../features/opening/OpeningTour";
import { PaperSheet } from "../features/paper/PaperSheet";
import { FocusScope, useKey } from "../keys/focus";
import { ApprovalDialog } from "./ApprovalDialog";
import { Foot } from "./Foot";
import { IdleLock } from "./IdleLock";
import { JobTray } from "./JobTray";
import { KeySheet } from "./KeySheet";
import { moduleOf, openModules } from "./modules";
import { Palette } from "./Palette";
import { Rail } from "./Rail";
import { useRememberVisits } from "./recent";
import classes from "./Shell.module.css";
import { StatusBar } from "./StatusBar";
import { SwitchUserDialog } from "./SwitchUserDialog";
import { TopBar } from "./TopBar";
import { useUndoLast } from "./undo-last";

/** Who takes over this window and may not see the screen that stands there is led to their own first one. */
function useLeaveClosedModule(): void {
  const navigate = useNavigate();
  const router = useRouter();
  const user = useSession((state) => state.user?.id);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when somebody else sits down, not at every step
  useEffect(() => {
    const module = moduleOf(router.state.location.pathname);
    if (module && !openModules().includes(module)) {
      void navigate({ to: "/" });
    }
  }, [user]);
}

/** The frame around every screen of a signed-in person. */
export function Shell() {
  const client = useQueryClient();
  const token = useSession((state) => state.token);
  const undo = useUndoLast();
  useEffect(() => (token ? followChanges(client, token) : undefined), [client, token]);
  const undoable = useUndo((state) => state.stack.length > 0);
  // A key that is held down is one press: each takes back one step.
  useKey("undo.last", (event) => void (event.repeat || undo()), undoable);
  useLeaveClosedModule();
  useRememberVisits();
  return (
    <div className={classes.shell}>
      <Rail />
      <div className={classes.main}>
        <TopBar />
        <FocusScope scope="page" className={classes.page}>
          <Outlet />
        </FocusScope>
        <StatusBar />
      </div>
      <ArrivalHost />
      <PaperSheet />
      <Palette />
      <KeySheet />
      <JobTray />
      <SwitchUserDialog />
      <ApprovalDialog />
      <OpeningTour />
      <IdleLock />
      <Foot />
    </div>
  );
}
