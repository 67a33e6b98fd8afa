import { Trans, useLingui } from "@lingui/react/macro";
import { IconMoonStars, IconSearch } from "@tabler/icons-react";
import { type House, useSession } from "../api/session";
import { nameOf } from "../i18n/names";
import { runCommand } from "../keys/dispatch";
import { KeyHint } from "../keys/KeyHint";
import { DateText } from "../ui";
import { useSlots } from "./ShellSlots";
import classes from "./TopBar.module.css";

const setHead = (head: HTMLElement | null) => useSlots.setState({ head });
const setActions = (actions: HTMLElement | null) => useSlots.setState({ actions });

export function TopBar() {
  const { t, i18n } = useLingui();
  const house = useSession((state) => state.house);
  return (
    <header className={classes.bar}>
      <div ref={setHead} className={classes.head} />
      <button
        type="button"
        className={classes.search}
        data-tour="find"
        onClick={() => runCommand("palette.open")}
      >
        <IconSearch size={15} aria-hidden />
        <span>{t`找客人、房间、住单或功能`}</span>
        <KeyHint id="palette.open" />
      </button>
      {house && (
        <span className={classes.date} title={nameOf(i18n, house)}>
          {differsFromToday(house) && <IconMoonStars size={14} aria-hidden />}
          <Trans>营业日</Trans>
          <b>
            <DateText date={house.businessDate} />
          </b>
        </span>
      )}
      {house?.sample && (
        <span className={classes.sample}>
          <Trans>样例数据</Trans>
        </span>
      )}
      <div ref={setActions} className={classes.actions} />
    </header>
  );
}

/** After midnight and before the night audit the business date is yesterday's: that is worth a sign. */
function differsFromToday(house: House): boolean {
  const clock = new Date(Date.now() + house.utcOffsetMinutes * 60_000);
  return house.businessDate !== clock.toISOString().slice(0, 10);
}
