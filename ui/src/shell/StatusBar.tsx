import { Trans, useLingui } from "@lingui/react/macro";
import { IconLanguage, IconMoon, IconPrinter, IconSun, IconUserCircle } from "@tabler/icons-react";
import { useSession } from "../api/session";
import { runCommand } from "../keys/dispatch";
import { KeyHint } from "../keys/KeyHint";
import { setPreferences, useDarkNow } from "../ui/preferences";
import { ConnectionPill } from "./ConnectionPill";
import { openTray, useJobs } from "./JobTray";
import { switchLanguage } from "./language";
import classes from "./StatusBar.module.css";

export function StatusBar() {
  const { t, i18n } = useLingui();
  const user = useSession((state) => state.user);
  const dark = useDarkNow();
  const jobs = useJobs();
  const waiting = jobs.filter((job) => job.state !== "done").length;
  const chinese = i18n.locale === "zh-CN";
  return (
    <footer className={classes.bar} data-tour="foot">
      <ConnectionPill />
      <button type="button" className={classes.item} onClick={openTray}>
        <IconPrinter size={15} aria-hidden />
        {waiting > 0 ? t`打印任务 ${waiting}` : t`打印任务`}
      </button>
      <div className={classes.gap} />
      <button type="button" className={classes.item} onClick={() => runCommand("keys.show")}>
        <Trans>按键</Trans> <KeyHint id="keys.show" />
      </button>
      <button
        type="button"
        className={classes.item}
        aria-label={dark ? t`换成浅色` : t`换成深色`}
        title={dark ? t`换成浅色` : t`换成深色`}
        onClick={() => setPreferences({ scheme: dark ? "light" : "dark" })}
      >
        {dark ? <IconSun size={15} /> : <IconMoon size={15} />}
      </button>
      <button
        type="button"
        className={classes.item}
        lang={chinese ? "en" : "zh-CN"}
        onClick={() => void switchLanguage(chinese ? "en" : "zh-CN")}
      >
        <IconLanguage size={15} aria-hidden />
        {chinese ? "English" : "中文"}
      </button>
      <button type="button" className={classes.item} onClick={() => runCommand("session.switch")}>
        <IconUserCircle size={15} aria-hidden />
        {user?.name} <KeyHint id="session.switch" />
      </button>
    </footer>
  );
}
