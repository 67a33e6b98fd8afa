import { Trans, useLingui } from "@lingui/react/macro";
import type { Output } from "../../api";
import { nameOf } from "../../i18n/names";
import { LanguageSwitch } from "../../shell/LanguageSwitch";
import { Mark } from "../../shell/Mark";
import { Text } from "../../ui";
import classes from "./SignIn.module.css";
import { SignInForm } from "./SignInForm";

interface SignInProps {
  house: Output<"setup.status">;
}

export function SignIn({ house }: SignInProps) {
  const { i18n } = useLingui();
  return (
    <main className={classes.page}>
      <section className={classes.brand}>
        <div className={classes.mark}>
          <Mark size={64} />
          <span>
            Kezhan <span lang="zh-CN">客栈</span>
          </span>
        </div>
        <h1 className={classes.house}>{nameOf(i18n, house)}</h1>
        <p className={classes.motto}>
          <Trans>房态、收银、夜审，一扇窗里办完。</Trans>
        </p>
        <Roofs />
      </section>
      <section className={classes.side}>
        <div className={classes.corner}>
          <LanguageSwitch />
        </div>
        <div className={classes.box}>
          <h2>
            <Trans>登录</Trans>
          </h2>
          <Text size="sm" c="dimmed" mb="md">
            <Trans>用您自己的用户名登录，操作都会记在您名下。</Trans>
          </Text>
          <SignInForm sample={house.sample} />
        </div>
      </section>
    </main>
  );
}

/** Roof behind roof: the only ornament of the program. */
function Roofs() {
  return (
    <svg className={classes.roofs} viewBox="0 0 600 220" preserveAspectRatio="xMidYMax slice" aria-hidden>
      <g fill="currentColor">
        <path
          opacity=".10"
          d="M-90 110C10 104 92 70 150 16c58 54 140 88 240 94 70-6 140-34 196-84 40 36 84 60 134 72v130H-90Z"
        />
        <path
          opacity=".13"
          d="M-120 178C-40 172 22 140 70 92c48 48 110 80 190 86 80-6 150-40 204-96 54 56 120 90 200 96v60H-120Z"
        />
        <path opacity=".16" d="M-60 232c90-6 180-34 240-84 60 50 150 78 240 84 70-4 140-24 200-58v60H-60Z" />
      </g>
    </svg>
  );
}
