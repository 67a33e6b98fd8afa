import { useLingui } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import { useLink } from "../api/events";
import classes from "./StatusBar.module.css";

/** Whether this window hears the house, always in sight. */
export function ConnectionPill() {
  const { t } = useLingui();
  const { link, retryInMs } = useLink();
  const seconds = useCountdown(retryInMs);
  const words = {
    local: t`本机`,
    lan: t`局域网`,
    reconnecting: seconds > 0 ? t`重连中 ${seconds} 秒` : t`连接中`,
    offline: t`离线`,
  };
  const marks = { local: "●", lan: "●", reconnecting: "◐", offline: "○" };
  return (
    <output className={classes.pill} data-link={link}>
      <span aria-hidden>{marks[link]}</span> {words[link]}
    </output>
  );
}

function useCountdown(ms: number | null): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    setLeft(Math.ceil((ms ?? 0) / 1000));
    if (!ms) {
      return;
    }
    const timer = setInterval(() => setLeft((now) => Math.max(0, now - 1)), 1000);
    return () => clearInterval(timer);
  }, [ms]);
  return left;
}
