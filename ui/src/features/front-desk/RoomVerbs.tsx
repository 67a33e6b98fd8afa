import { Plural, Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { useMay } from "../../api";
import type { CommandId } from "../../keys/commands";
import { KeyHint } from "../../keys/KeyHint";
import { Menu } from "../../ui";
import { useArrival } from "./arrival";
import type { RoomActions } from "./room-actions";
import type { Verbs, WallView } from "./use-wall";
import type { RoomCard } from "./wall";

interface RoomVerbsProps {
  verbs: Verbs;
  view: WallView;
  actions: RoomActions;
}

/** What can be done to a room, or to all that are selected, where it was asked for. */
export function RoomVerbs({ verbs: { room, at }, view, actions }: RoomVerbsProps) {
  const several = view.targets.length > 1;
  const mayStatus = useMay("room_status");
  const mayBlock = useMay("room_block");
  return (
    <Menu opened onClose={view.closeVerbs} position="bottom-start" width={220} returnFocus trapFocus>
      <Menu.Target>
        <span style={{ position: "fixed", left: at.x, top: at.y, width: 0, height: 0 }} />
      </Menu.Target>
      <Menu.Dropdown data-testid="room-verbs">
        <Menu.Label>
          {several ? <Plural value={view.targets.length} other="已选 # 间" /> : room.number}
        </Menu.Label>
        {!several && <OneRoom room={room} view={view} />}
        <Verb id="wall.clean" disabled={!mayStatus} onRun={() => actions.look("clean")}>
          <Trans>置净</Trans>
        </Verb>
        <Verb id="wall.inspected" disabled={!mayStatus} onRun={() => actions.look("inspected")}>
          <Trans>查房通过</Trans>
        </Verb>
        <Verb id="wall.pickup" disabled={!mayStatus} onRun={() => actions.look("pickup")}>
          <Trans>置待整理</Trans>
        </Verb>
        <Verb id="wall.dirty" disabled={!mayStatus} onRun={() => actions.look("dirty")}>
          <Trans>置脏</Trans>
        </Verb>
        <Menu.Divider />
        <Verb id="wall.block" disabled={!mayBlock} onRun={actions.blockOrRelease}>
          {actions.allBlocked ? <Trans>恢复使用</Trans> : <Trans>维修或停用…</Trans>}
        </Verb>
      </Menu.Dropdown>
    </Menu>
  );
}

function OneRoom({ room, view }: { room: RoomCard; view: WallView }) {
  const mayFolio = useMay("folio_view");
  const mayWalkIn = useMay("stay_check_in");
  const mayBook = useMay("stay_book");
  const start = useArrival((state) => state.start);
  const word = room.stay ? <Trans>打开账夹</Trans> : <Trans>办理入住</Trans>;
  return (
    <>
      {room.stay || room.arriving ? (
        <Verb id="wall.open" disabled={room.stay ? !mayFolio : !mayWalkIn} onRun={() => view.open(room)}>
          {word}
        </Verb>
      ) : (
        !room.block && (
          <Verb id="wall.open" disabled={!mayWalkIn} onRun={() => start({ roomId: room.id })}>
            <Trans>快速开房</Trans>
          </Verb>
        )
      )}
      <Verb id="stay.book" disabled={!mayBook} onRun={() => start({ roomId: room.id, booking: true })}>
        <Trans>预订这间房</Trans>
      </Verb>
      <Verb id="wall.peek" onRun={view.togglePeek}>
        <Trans>速览</Trans>
      </Verb>
      <Menu.Divider />
    </>
  );
}

interface VerbProps {
  id: CommandId;
  disabled?: boolean;
  onRun: () => void;
  children: ReactNode;
}

function Verb({ id, disabled, onRun, children }: VerbProps) {
  return (
    <Menu.Item disabled={disabled} rightSection={<KeyHint id={id} />} onClick={onRun}>
      {children}
    </Menu.Item>
  );
}
