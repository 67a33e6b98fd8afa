import { Trans } from "@lingui/react/macro";
import { useMay } from "../../api";
import { KeyHint } from "../../keys/KeyHint";
import { Button } from "../../ui";
import type { RoomActions } from "./room-actions";

/** The verbs of housekeeping with their keys, for whichever rooms are meant. */
export function HousekeepingButtons({ actions }: { actions: RoomActions }) {
  const mayStatus = useMay("room_status");
  const mayBlock = useMay("room_block");
  const verbs = [
    { look: "clean", id: "wall.clean", word: <Trans>置净</Trans> },
    { look: "inspected", id: "wall.inspected", word: <Trans>查房通过</Trans> },
    { look: "pickup", id: "wall.pickup", word: <Trans>置待整理</Trans> },
    { look: "dirty", id: "wall.dirty", word: <Trans>置脏</Trans> },
  ] as const;
  return (
    <>
      {verbs.map(({ look, id, word }) => (
        <Button
          key={look}
          variant="default"
          disabled={!mayStatus}
          rightSection={<KeyHint id={id} />}
          data-testid={`rooms-${look}`}
          onClick={() => actions.look(look)}
        >
          {word}
        </Button>
      ))}
      <Button
        variant="default"
        disabled={!mayBlock}
        rightSection={<KeyHint id="wall.block" />}
        data-testid="rooms-block"
        onClick={actions.blockOrRelease}
      >
        {actions.allBlocked ? <Trans>恢复使用</Trans> : <Trans>维修或停用…</Trans>}
      </Button>
    </>
  );
}
