import { useLingui } from "@lingui/react/macro";
import { chooseLocale, LOCALES } from "../../i18n";
import classes from "./FirstRun.module.css";

const HINTS = { "zh-CN": "界面、帮助和提示都用中文", en: "Screens, help and messages in English" };

export function LanguagePage() {
  const { t, i18n } = useLingui();
  return (
    <>
      <h1>{t`欢迎`}</h1>
      <p className={classes.lead}>{t`先选界面语言，随时可以再换。`}</p>
      <div className={classes.cards} role="radiogroup" aria-label={t`语言`}>
        {LOCALES.map(({ id, name }) => (
          // biome-ignore lint/a11y/useSemanticElements: a card with two lines is not an input
          <button
            key={id}
            type="button"
            role="radio"
            lang={id}
            aria-checked={i18n.locale === id}
            className={classes.card}
            onClick={() => void chooseLocale(id)}
          >
            <b>{name}</b>
            <span>{HINTS[id]}</span>
          </button>
        ))}
      </div>
    </>
  );
}
