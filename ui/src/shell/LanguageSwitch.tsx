import { useLingui } from "@lingui/react/macro";
import { chooseLocale, LOCALES, type Locale } from "../i18n";
import { SegmentedControl } from "../ui";

export function LanguageSwitch() {
  const { t, i18n } = useLingui();
  return (
    <SegmentedControl
      aria-label={t`语言`}
      size="xs"
      data={LOCALES.map(({ id, name }) => ({ value: id, label: name }))}
      value={i18n.locale}
      onChange={(locale) => void chooseLocale(locale as Locale)}
    />
  );
}
