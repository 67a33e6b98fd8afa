import { perform } from "../api/command";
import { ulid } from "../api/ids";
import { sayProblem } from "../api/notice";
import { toProblem } from "../api/problem";
import { chooseLocale, type Locale } from "../i18n";

/** Changes the language of this window and of the signed-in person from now on. */
export async function switchLanguage(language: Locale): Promise<void> {
  await chooseLocale(language);
  try {
    await perform("user.set_language", { language }, { key: ulid() });
  } catch (thrown) {
    sayProblem(toProblem(thrown));
  }
}
