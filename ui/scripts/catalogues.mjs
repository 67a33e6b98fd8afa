// Keeps the message catalogues true to the source.
//   extract [folder]  writes the messages of the source into the catalogues, keeping translations
//   check             fails when a catalogue is stale, a translation is missing, or one text has two
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { formatter } from "@lingui/format-po";

const po = formatter();
const [verb, folder] = process.argv.slice(2);

if (verb === "extract") {
  process.exit(extract(folder, "inherit"));
} else if (verb === "check") {
  process.exit(check());
} else {
  console.error("usage: catalogues.mjs extract [folder] | check");
  process.exit(2);
}

function extract(only, stdio) {
  const env = only ? { ...process.env, KEZHAN_CATALOGUE: only } : process.env;
  return spawnSync("npx", ["lingui", "extract", "--clean"], { stdio, env }).status ?? 1;
}

function check() {
  const before = readAll();
  const status = extract(undefined, "ignore");
  const after = readAll();
  restore(before, after);
  if (status !== 0) {
    console.error("the messages of the source could not be extracted");
    return 1;
  }
  const faults = [...staleness(before, after), ...gaps(before), ...contradictions(before)];
  for (const fault of faults) {
    console.error(fault);
  }
  console.log(faults.length === 0 ? "catalogues complete" : `${faults.length} faults in the catalogues`);
  return faults.length === 0 ? 0 : 1;
}

function readAll() {
  return new Map(catalogueFiles().map((path) => [path, readFileSync(path, "utf8")]));
}

function catalogueFiles() {
  return readdirSync("src", { recursive: true })
    .filter((path) => /locales[\\/][^\\/]+\.po$/.test(path))
    .map((path) => `src/${path.replaceAll("\\", "/")}`)
    .sort();
}

function restore(before, after) {
  for (const path of after.keys()) {
    if (!before.has(path)) {
      rmSync(path);
    }
  }
  for (const [path, text] of before) {
    if (after.get(path) !== text) {
      writeFileSync(path, text);
    }
  }
}

function entries(path, text) {
  return Object.entries(po.parse(text, { locale: path.replace(/.*\/|\.po$/g, ""), sourceLocale: "zh-CN" }));
}

function staleness(before, after) {
  const faults = [];
  for (const path of new Set([...before.keys(), ...after.keys()])) {
    const old = new Set(entries(path, before.get(path) ?? "").map(([id]) => id));
    const now = new Set(entries(path, after.get(path) ?? "").map(([id]) => id));
    const missing = [...now].filter((id) => !old.has(id)).length;
    const surplus = [...old].filter((id) => !now.has(id)).length;
    if (missing + surplus > 0) {
      faults.push(`${path}: ${missing} new and ${surplus} vanished messages; run npm run i18n`);
    }
  }
  return faults;
}

function gaps(catalogues) {
  const faults = [];
  for (const [path, text] of catalogues) {
    for (const [id, entry] of entries(path, text)) {
      if (!path.endsWith("/zh-CN.po") && !entry.translation) {
        faults.push(`${path}: no translation of “${entry.message ?? id}”`);
      }
    }
  }
  return faults;
}

function contradictions(catalogues) {
  const seen = new Map();
  const faults = [];
  for (const [path, text] of catalogues) {
    const locale = path.replace(/.*\/|\.po$/g, "");
    for (const [id, entry] of entries(path, text)) {
      const known = seen.get(`${locale} ${id}`);
      if (known && entry.translation && known.translation !== entry.translation) {
        faults.push(
          `${path}: “${entry.message}” is “${entry.translation}” here and “${known.translation}” in ${known.path};` +
            " give one of them a context",
        );
      } else if (entry.translation) {
        seen.set(`${locale} ${id}`, { path, translation: entry.translation });
      }
    }
  }
  return faults;
}
