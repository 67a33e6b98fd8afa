import { Trans } from "@lingui/react/macro";
import { Button, EmptyState } from "../../ui";
import classes from "./Rooms.module.css";
import { RoomTile } from "./RoomTile";
import type { WallView } from "./use-wall";

/** The rooms by floor, as they stand in the house. */
export function Floors({ view }: { view: WallView }) {
  if (view.rooms.length === 0) {
    return view.filters.size > 0 ? (
      <EmptyState
        title={<Trans>没有这样的房间</Trans>}
        action={
          <Button variant="default" onClick={() => view.setFilters(new Set())}>
            <Trans>清除筛选</Trans>
          </Button>
        }
      />
    ) : (
      <EmptyState title={<Trans>还没有房间</Trans>} />
    );
  }
  return view.floors
    .filter(({ rooms }) => rooms.length > 0)
    .map(({ floor, rooms }) => (
      // biome-ignore lint/a11y/useSemanticElements: cards are laid out by floors, not in a table
      // biome-ignore lint/a11y/useFocusableInteractive: the wall is the only tab stop
      <div key={floor} role="row" className={classes.floor}>
        {/** biome-ignore lint/a11y/useSemanticElements: see above */}
        {/** biome-ignore lint/a11y/useFocusableInteractive: the wall is the only tab stop */}
        <span role="rowheader" className={`${classes.floorName} kz-num`}>
          {floor}F
        </span>
        <div className={classes.tiles} role="presentation">
          {rooms.map((room) => (
            <RoomTile
              key={room.id}
              room={room}
              current={room.id === view.current}
              selected={view.selected.has(room.id)}
              onPress={view.press}
              onOpen={view.open}
              onVerbs={view.showVerbs}
            />
          ))}
        </div>
      </div>
    ));
}
