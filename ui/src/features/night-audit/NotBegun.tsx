import { Trans } from "@lingui/react/macro";
import { IconClockPause } from "@tabler/icons-react";
import { DateText, useInterval } from "../../ui";
import classes from "./NightAudit.module.css";

const LOOK_EVERY_MS = 60_000;

interface NotBegunProps {
  businessDate: string;
  onLook: () => void;
}

/** The line above the checklist while the clock of the house has not reached the date that is to be closed. */
export function NotBegun({ businessDate, onLook }: NotBegunProps) {
  // Midnight is no change of the house, so no event brings it.
  useInterval(onLook, LOOK_EVERY_MS, { autoInvoke: true });
  const date = <DateText date={businessDate} style="compact" />;
  return (
    <section className={classes.notBegun} role="status" data-testid="night-audit-not-begun">
      <span className={classes.badge}>
        <IconClockPause size={15} stroke={2.4} aria-hidden />
      </span>
      <div>
        <b>
          <Trans>营业日 {date} 还没有开始</Trans>
        </b>
        <p>
          <Trans>
            按酒店的时钟还没到这一天，现在不能过房费，也不能关账。请在 {date}{" "}
            零点以后再来，这一页到时会自己更新；如果主机的时钟不对，请先校准。
          </Trans>
        </p>
      </div>
    </section>
  );
}
