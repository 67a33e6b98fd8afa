import { readdirSync } from "node:fs";
import { defineConfig } from "@lingui/conf";
import { formatter } from "@lingui/format-po";

/** Chinese is the language of the source; every other locale is a complete translation of it. */
const folders = [
  "src/ui",
  "src/i18n",
  "src/keys",
  "src/shell",
  ...readdirSync("src/features", { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `src/features/${entry.name}`),
];
const only = process.env.KEZHAN_CATALOGUE;

export default defineConfig({
  sourceLocale: "zh-CN",
  locales: ["zh-CN", "en"],
  orderBy: "message",
  format: formatter({ lineNumbers: false, origins: false }),
  catalogs: folders
    .filter((folder) => !only || folder === only)
    .map((folder) => ({
      path: `<rootDir>/${folder}/locales/{locale}`,
      include: [`<rootDir>/${folder}`],
      exclude: ["**/*.test.*"],
    })),
});
