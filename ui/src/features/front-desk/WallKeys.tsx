import { useKey } from "../../keys/focus";
import type { RoomActions } from "./room-actions";
import type { WallView } from "./use-wall";

/** The keys of the room wall; they stand in the one table of commands. */
export function WallKeys({ view, actions }: { view: WallView; actions: RoomActions }) {
  const any = view.targets.length > 0;
  useKey("wall.left", () => view.move("left"));
  useKey("wall.right", () => view.move("right"));
  useKey("wall.up", () => view.move("up"));
  useKey("wall.down", () => view.move("down"));
  useKey("wall.extend_left", () => view.extend("left"));
  useKey("wall.extend_right", () => view.extend("right"));
  useKey("wall.extend_up", () => view.extend("up"));
  useKey("wall.extend_down", () => view.extend("down"));
  useKey("wall.select", () => view.room && view.toggle(view.room.id), view.room !== undefined);
  useKey("wall.select_all", view.selectAll);
  useKey("wall.unselect", view.clear, view.selected.size > 0);
  useKey("wall.peek", view.togglePeek, view.room !== undefined || view.peeked !== undefined);
  useKey("wall.open", () => view.room && view.open(view.room), view.room !== undefined);
  useKey("wall.jump", (event) => view.type(event.key));
  useKey("wall.clean", () => actions.look("clean"), any);
  useKey("wall.inspected", () => actions.look("inspected"), any);
  useKey("wall.pickup", () => actions.look("pickup"), any);
  useKey("wall.dirty", () => actions.look("dirty"), any);
  useKey("wall.block", actions.blockOrRelease, any);
  useKey("wall.verbs", () => {
    const tile = view.place.current?.querySelector(`[data-room="${view.current}"]`);
    if (view.room && tile) {
      const { left, bottom } = tile.getBoundingClientRect();
      view.showVerbs(view.room, { x: left, y: bottom });
    }
  });
  return null;
}
