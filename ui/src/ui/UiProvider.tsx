import "@mantine/core/styles.layer.css";
import "@mantine/dates/styles.layer.css";
import "dayjs/locale/zh-cn";
import "./tokens.css";
import "./base.css";
import { useLingui } from "@lingui/react/macro";
import { MantineProvider, useMantineColorScheme } from "@mantine/core";
import { DatesProvider } from "@mantine/dates";
import { type ReactNode, useEffect } from "react";
import { usePreferences } from "./preferences";
import { theme } from "./theme";

/** The look of the whole window: theme, light or dark, density, language of the calendar. */
export function UiProvider({ children }: { children: ReactNode }) {
  const { i18n } = useLingui();
  const chinese = i18n.locale.startsWith("zh");
  return (
    <MantineProvider theme={theme} defaultColorScheme={usePreferences.getState().scheme}>
      <DatesProvider settings={{ locale: chinese ? "zh-cn" : "en", firstDayOfWeek: 1, weekendDays: [] }}>
        <Look />
        {children}
      </DatesProvider>
    </MantineProvider>
  );
}

function Look() {
  const { scheme, density } = usePreferences();
  const { setColorScheme } = useMantineColorScheme();
  useEffect(() => setColorScheme(scheme), [scheme, setColorScheme]);
  useEffect(() => {
    document.documentElement.dataset.density = density;
  }, [density]);
  return null;
}
