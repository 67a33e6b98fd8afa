import { useLingui } from "@lingui/react/macro";
import { IconPlus } from "@tabler/icons-react";
import { useEffect } from "react";
import { useOperation } from "../../api";
import { CommandButton } from "../../keys/CommandButton";
import { FocusScope } from "../../keys/focus";
import { PageHead } from "../../shell/ShellSlots";
import { Asked } from "../../ui";
import { GuestPeek } from "../guests/GuestPeek";
import { CheckInDialog } from "../stays/CheckInDialog";
import { useArrival } from "./arrival";
import { BatchBar } from "./BatchBar";
import { BlockDialog } from "./BlockDialog";
import { Floors } from "./Floors";
import { useLasso } from "./lasso";
import { RoomFilters } from "./RoomFilters";
import { RoomPeek } from "./RoomPeek";
import classes from "./Rooms.module.css";
import { RoomVerbs } from "./RoomVerbs";
import { type RoomActions, useRoomActions } from "./room-actions";
import { useWall, type WallView } from "./use-wall";
import { WallKeys } from "./WallKeys";

/** The room wall: the map that the front desk lives in. */
export function RoomsPage() {
  const { t } = useLingui();
  const wall = useOperation("room.wall", {});
  const view = useWall(wall.data?.floors ?? []);
  const actions = useRoomActions(view.targets, view.clear);
  const start = useArrival((state) => state.start);
  return (
    <div className={classes.page}>
      <PageHead
        title={t`房态`}
        actions={
          <CommandButton
            id="stay.walk_in"
            data-tour="walk-in"
            leftSection={<IconPlus size={16} />}
            onRun={() => start({ roomId: view.vacantCurrent?.id })}
          />
        }
      />
      <RoomFilters counts={wall.data?.counts} filters={view.filters} onChange={view.setFilters} />
      <FocusScope scope="grid" className={classes.wallScope}>
        <Asked of={[wall]} rows={8}>
          {() => <WallGrid view={view} />}
        </Asked>
        {view.typed && (
          <div className={classes.typed} role="status" data-testid="wall-typed">
            <span className="kz-num">{view.typed}</span>
          </div>
        )}
        {view.selected.size > 0 && <BatchBar view={view} actions={actions} />}
        <WallKeys view={view} actions={actions} />
      </FocusScope>
      <Panel view={view} actions={actions} />
      {view.verbs && <RoomVerbs verbs={view.verbs} view={view} actions={actions} />}
      {view.arriving && <CheckInDialog stayId={view.arriving} onClose={view.closeArriving} />}
      {actions.blocking && (
        <BlockDialog rooms={actions.blocking} onClose={actions.closeBlocking} onDone={view.clear} />
      )}
    </div>
  );
}

/** The cards; the whole wall is one stop of the Tab key, the current room is its active descendant. */
function WallGrid({ view }: { view: WallView }) {
  const { t } = useLingui();
  const lasso = useLasso({ place: view.place, selected: view.selected, onSelect: view.setSelected });
  const { place } = view;
  useEffect(() => {
    // The keys of the wall work at once, unless somebody is typing or answering a dialog.
    if (document.activeElement === document.body) {
      place.current?.focus({ preventScroll: true });
    }
  }, [place]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: cards are laid out by floors, not in a table
    <div
      className={classes.wall}
      role="grid"
      tabIndex={0}
      aria-label={t`房态墙`}
      aria-multiselectable
      aria-activedescendant={view.room ? `room-${view.room.id}` : undefined}
      ref={place}
      data-testid="wall"
      {...lasso.handlers}
    >
      <Floors view={view} />
      <div ref={lasso.frame} className={classes.lasso} role="presentation" hidden />
    </div>
  );
}

function Panel({ view, actions }: { view: WallView; actions: RoomActions }) {
  if (view.guest) {
    return <GuestPeek key={view.guest} guestId={view.guest} onClose={view.closePanel} />;
  }
  return view.peeked ? <RoomPeek room={view.peeked} actions={actions} onClose={view.closePanel} /> : null;
}
