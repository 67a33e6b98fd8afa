import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useCommand } from "../../api";
import type { RoomCard } from "./wall";

type Housekeeping = RoomCard["housekeeping"];

export type RoomActions = ReturnType<typeof useRoomActions>;

/** What can be done to one room or to many at once. Everything of it is undone in one step. */
export function useRoomActions(targets: readonly RoomCard[], onDone: () => void) {
  const { t } = useLingui();
  const [blocking, setBlocking] = useState<readonly RoomCard[] | null>(null);
  const status = useCommand("room.set_housekeeping", {
    undoTitle: ({ changed }, { housekeeping }) => {
      const words: Record<Housekeeping, string> = {
        clean: t`已置净 ${changed} 间`,
        inspected: t`已查房 ${changed} 间`,
        pickup: t`已置待整理 ${changed} 间`,
        dirty: t`已置脏 ${changed} 间`,
      };
      return words[housekeeping];
    },
    onDone,
  });
  const release = useCommand("room.release", { undoTitle: () => t`已恢复使用` });
  const blocked = targets.filter(({ block }) => block !== null);
  const allBlocked = targets.length > 0 && blocked.length === targets.length;
  return {
    blocking,
    closeBlocking: () => setBlocking(null),
    /** Whether what is meant is out of order or out of service altogether, so that the verb is to bring it back. */
    allBlocked,
    look: (housekeeping: Housekeeping) => {
      const changing = targets.filter((target) => target.housekeeping !== housekeeping);
      if (changing.length > 0) {
        void status.run({ rooms: changing.map(({ id }) => id), housekeeping });
      } else {
        onDone();
      }
    },
    blockOrRelease: () => {
      if (!allBlocked) {
        setBlocking(targets.filter(({ block }) => block === null));
        return;
      }
      void (async () => {
        for (const { block } of blocked) {
          if (!block || !(await release.run({ blockId: block.id }))) {
            return;
          }
        }
        onDone();
      })();
    },
  };
}
