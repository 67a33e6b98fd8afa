import { Trans, useLingui } from "@lingui/react/macro";
import { IconAlertTriangleFilled } from "@tabler/icons-react";
import { Checkbox } from "../../ui";
import classes from "./Stays.module.css";

interface DirtyRoomProps {
  room: string;
  allowed: boolean;
  onAllowed: (allowed: boolean) => void;
}

/** A room that is not clean is handed over only by a tick: the one justified interruption of a check-in. */
export function DirtyRoom({ room, allowed, onAllowed }: DirtyRoomProps) {
  const { t } = useLingui();
  return (
    <div className={classes.dirty} role="status">
      <IconAlertTriangleFilled size={16} aria-hidden />
      <span>
        <Trans>{room} 还没打扫。</Trans>
      </span>
      <Checkbox
        label={t`仍要入住`}
        data-testid="walk-in-allow-dirty"
        checked={allowed}
        onChange={(event) => onAllowed(event.currentTarget.checked)}
      />
    </div>
  );
}
