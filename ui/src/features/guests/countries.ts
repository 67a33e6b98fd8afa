import { useLingui } from "@lingui/react/macro";
import type { Args } from "../../api";

export type PaperLanguage = NonNullable<Args<"guest.save">["guest"]["language"]>;

/** ISO 3166-1 codes of those who issue passports: whose guests come most, then by letter. */
const CODES = (
  "CN HK MO TW JP KR SG MY TH VN ID PH IN MN KZ RU US CA MX BR AR GB IE FR DE IT ES PT NL BE CH AT SE NO DK FI " +
  "PL TR AE SA IL EG ZA AU NZ " +
  "AD AF AG AL AM AO AZ BA BB BD BF BG BH BI BJ BN BO BS BT BW BY BZ CD CF CG CI CL CM CO CR CU CV CY CZ DJ DM " +
  "DO DZ EC EE ER ET FJ FM GA GD GE GH GM GN GQ GR GT GW GY HN HR HT HU IQ IR IS JM JO KE KG KH KI KM KN KP KW " +
  "LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MR MT MU MV MW MZ NA NE NG NI NP NR OM PA PE PG " +
  "PK PS PW PY QA RO RS RW SB SC SD SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TJ TL TM TN TO TT TV TZ UA UG UY " +
  "UZ VA VC VE VU WS XK YE ZM ZW"
).split(" ");

/** Whose people read the Chinese papers; everybody else gets them in English. */
const READ_CHINESE = new Set(["CN", "HK", "MO", "TW", "SG"]);

/** The language in which a guest of a nation most likely reads papers. */
export function languageOf(nationality: string): PaperLanguage {
  return READ_CHINESE.has(nationality) ? "zh-CN" : "en";
}

/** Nations to choose from, found by name or by code. */
export function useCountries(): { value: string; label: string }[] {
  const { t, i18n } = useLingui();
  const names = new Intl.DisplayNames(i18n.locale, { type: "region" });
  const own: Record<string, string> = { HK: t`中国香港`, MO: t`中国澳门`, TW: t`中国台湾` };
  return CODES.map((code) => ({ value: code, label: `${own[code] ?? names.of(code) ?? ""} ${code}` }));
}
