import { Plural, Trans } from "@lingui/react/macro";
import { KeyHint } from "../../keys/KeyHint";
import { Button, footLine } from "../../ui";
import { HousekeepingButtons } from "./HousekeepingButtons";
import classes from "./Rooms.module.css";
import type { RoomActions } from "./room-actions";
import type { WallView } from "./use-wall";

/** How many rooms are selected, also those a filter hides, and what can be done to all of them. */
export function BatchBar({ view, actions }: { view: WallView; actions: RoomActions }) {
  const count = view.selected.size;
  return (
    <div ref={footLine} className={classes.batch} role="toolbar" data-testid="batch-bar">
      <b>
        <Plural value={count} other="已选 # 间" />
      </b>
      {view.hidden > 0 && (
        <span className="kz-dim">
          <Plural value={view.hidden} other="其中 # 间被筛选隐藏" />
        </span>
      )}
      <HousekeepingButtons actions={actions} />
      <Button variant="subtle" rightSection={<KeyHint id="wall.unselect" />} onClick={view.clear}>
        <Trans>清除选择</Trans>
      </Button>
    </div>
  );
}
