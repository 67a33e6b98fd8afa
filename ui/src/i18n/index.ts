import { i18n, type Messages } from "@lingui/core";

export const LOCALES = [
  { id: "zh-CN", name: "简体中文" },
  { id: "en", name: "English" },
] as const;

export type Locale = (typeof LOCALES)[number]["id"];

const KEY = "kezhan.locale";

/** Every folder of the source keeps its own catalogue; a locale is all of them in one chunk. */
const CATALOGUES: Record<Locale, () => Promise<{ messages: Messages }>> = {
  "zh-CN": () => import("./catalogue.zh-CN"),
  en: () => import("./catalogue.en"),
};

/** The language chosen on this machine, else that of the system where it is one of ours, else Chinese. */
export function startLocale(): Locale {
  const wanted = localStorage.getItem(KEY) ?? navigator.language;
  return wanted.startsWith("en") ? "en" : "zh-CN";
}

export async function activateLocale(locale: Locale): Promise<void> {
  const { messages } = await CATALOGUES[locale]();
  i18n.load(locale, messages);
  i18n.activate(locale);
  localStorage.setItem(KEY, locale);
  document.documentElement.lang = locale;
}

/** A language picked by hand on this window outranks the one stored with the user, until somebody leaves. */
let byHand = false;

export function chooseLocale(locale: Locale): Promise<void> {
  byHand = true;
  return activateLocale(locale);
}

/** Goes over to the language of whoever signed in. */
export async function adoptLocale(language: string): Promise<void> {
  const known = LOCALES.find(({ id }) => id === language);
  if (known && !byHand) {
    await activateLocale(known.id);
  }
}

export function forgetChosenLocale(): void {
  byHand = false;
}

export { i18n };
