import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { activateLocale, i18n, LOCALES } from ".";
import { STEPS } from "./actions";
import { EFFECTS, effectSentence } from "./effects";
import { FIELDS, THINGS } from "./fields";

const OPERATIONS = "../src-tauri/crates/app/src";

/** The source of the operations, where refusals, effects and steps get their codes. */
const source = readdirSync(OPERATIONS, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".rs"))
  .map((path) => readFileSync(`${OPERATIONS}/${path}`, "utf8"))
  .join("\n");

function named(pattern: RegExp): string[] {
  return [...new Set([...source.matchAll(pattern)].flatMap((match) => match.slice(1)))].filter(Boolean);
}

interface Schema {
  $ref?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
}

interface Contract {
  paths: Record<
    string,
    { post?: { requestBody?: { content: Record<string, { schema: Schema }> } } } | undefined
  >;
  components: { schemas: Record<string, Schema> };
}

/** Every field that a request may hold, at any depth. */
function requestFields(): Set<string> {
  const { paths, components } = JSON.parse(readFileSync("openapi.json", "utf8")) as Contract;
  const fields = new Set<string>();
  const seen = new Set<string>();
  const walk = (schema: Schema | undefined): void => {
    if (!schema) {
      return;
    }
    const reference = schema.$ref?.split("/").at(-1);
    if (reference && !seen.has(reference)) {
      seen.add(reference);
      walk(components.schemas[reference]);
    }
    for (const [name, inner] of Object.entries(schema.properties ?? {})) {
      fields.add(name);
      walk(inner);
    }
    walk(schema.items);
    for (const inner of [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])]) {
      walk(inner);
    }
  };
  for (const path of Object.values(paths)) {
    walk(path?.post?.requestBody?.content["application/json"]?.schema);
  }
  return fields;
}

it("names every field that a refusal may point at", () => {
  const inSource = named(/(?:Problem::field|bounded|amount_within)\(\s*"([^"]+)"|\bfield: "([^"]+)"/g);
  expect(inSource.length).toBeGreaterThan(30);
  const fields = [...requestFields(), ...inSource.map((path) => path.split(/[.[\]]+/).at(-1) ?? path)];
  expect(fields.length).toBeGreaterThan(100);
  expect([...new Set(fields)].filter((field) => !(field in FIELDS))).toEqual([]);
});

it("names everything that can be missing or changed by somebody else", () => {
  const kinds = named(/Problem::missing\("([a-z_]+)"|\bkind: "([a-z_]+)"/g);
  expect(kinds.length).toBeGreaterThan(12);
  expect(kinds.filter((kind) => !(kind in THINGS))).toEqual([]);
});

it("has a sentence for everything an undo does and leaves to do", () => {
  const effects = named(
    /effect\(\s*"([a-z_]+)"|block_effect\(cx, plan, "([a-z_]+)"|effect = if .*?\{ "([a-z_]+)" \} else \{ "([a-z_]+)" \}/g,
  );
  const steps = named(/\.step\("([a-z_]+)"\)/g);
  expect(effects.length).toBeGreaterThan(12);
  expect(steps.length).toBeGreaterThan(4);
  expect(effects.filter((kind) => !(kind in EFFECTS))).toEqual([]);
  expect(steps.filter((step) => !(step in STEPS))).toEqual([]);
});

const VALUES = {
  amount: "9900",
  description: "Shirt",
  descriptionEn: "Shirt",
  folio: "B",
  payee: "ACME",
  parts: "3",
  rules: "2",
  room: "301",
  block: "ooo",
  until: "2026-11-25",
  stay: "S-1",
};

it.each(LOCALES.map(({ id }) => id))("tells effects in whole sentences in %s", async (locale) => {
  await activateLocale(locale);
  for (const kind of Object.keys(EFFECTS)) {
    const [from, to] = { stay_state: ["checked_out", "in_house"], room_status: ["VD", "OC"] }[kind] ?? [
      "",
      "302",
    ];
    const text = effectSentence(i18n, { kind, values: { ...VALUES, from: from ?? "", to: to ?? "" } });
    expect(text.length, kind).toBeGreaterThan(5);
    expect(text, kind).not.toMatch(/undefined|null|NaN|\{|_/);
    expect(/[\u4e00-\u9fff]/.test(text), `${kind}: ${text}`).toBe(locale === "zh-CN");
  }
  expect(effectSentence(i18n, { kind: "brand_new", values: {} })).toBe("brand_new");
});
