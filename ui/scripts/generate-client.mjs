// Makes src/api/generated.ts and src/api/tags.ts from the OpenAPI 3.1 document of the house:
//   kezhan-server openapi | npm run client
// With `--check` nothing is written: it fails where what is committed is not what the document says.
import { readFileSync, writeFileSync } from "node:fs";

const NOTE = "// Generated from the OpenAPI document of the house by `npm run client`. Do not edit.\n";
const [source] = process.argv.slice(2).filter((argument) => argument !== "--check");
const checks = process.argv.includes("--check");
const document = JSON.parse(readFileSync(source ?? 0, "utf8"));
const operations = Object.entries(document.paths)
  .filter(([path]) => path.startsWith("/api/"))
  .map(([path, item]) => ({ name: path.slice("/api/".length), facts: item.post }))
  .filter(({ facts }) => facts !== undefined)
  .sort((a, b) => (a.name < b.name ? -1 : 1));

/** Schemas that only answers are made of: the house always writes all their fields, absent ones as null. */
const answersOnly = (() => {
  const asked = reached(operations.map(({ facts }) => content(facts.requestBody)));
  const answered = reached(operations.map(({ facts }) => content(facts.responses["200"])));
  return new Set([...answered].filter((name) => !asked.has(name)));
})();

keep("src/api/generated.ts", generated());
keep("src/api/tags.ts", tags());

function keep(file, text) {
  if (!checks) {
    writeFileSync(file, text);
  } else if (readFileSync(file, "utf8") !== text) {
    console.error(
      `${file} is not what openapi.json says; run: node scripts/generate-client.mjs openapi.json`,
    );
    process.exitCode = 1;
  }
}

function generated() {
  const schemas = Object.entries(document.components?.schemas ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  const types = schemas.map(([name, schema]) => declaration(name, schema));
  const lines = operations.map(({ name, facts }) => {
    const args = content(facts.requestBody);
    const output = content(facts.responses["200"]);
    return (
      `${comment(facts.summary ?? facts.description, "  ")}  ${JSON.stringify(name)}: {\n` +
      `    args: ${args ? typeOf(args, "    ") : "Record<string, never>"};\n` +
      `    output: ${output ? typeOf(output, "    ") : "null"};\n  };`
    );
  });
  return `${NOTE}${types.join("\n")}\nexport interface Operations {\n${lines.join("\n")}\n}\n`;
}

function tags() {
  const lines = operations.map(({ name, facts }) => {
    const kind = facts["x-kind"];
    const needs = facts["x-permission"];
    const touches = facts["x-tags"] ?? [];
    return `  ${JSON.stringify(name)}: { kind: "${kind}", needs: ${JSON.stringify(needs)}, tags: ${JSON.stringify(touches)} },`;
  });
  return `${NOTE}import type { Operations } from "./generated";

export interface OperationFacts {
  kind: "query" | "command";
  needs: string;
  tags: readonly string[];
}

export const OPERATIONS: Record<keyof Operations, OperationFacts> = {
${lines.join("\n")}
};

/** Every code a refusal can have. */
export const PROBLEM_CODES: readonly string[] = ${JSON.stringify(problemCodes(), null, 2)};
`;
}

function problemCodes() {
  const problem = document.components?.schemas?.Problem;
  return (problem?.oneOf ?? problem?.anyOf ?? []).map((part) => part.properties.code.const).sort();
}

/** Names of the schemas that the given ones lead to. */
function reached(roots) {
  const names = new Set();
  const queue = [...roots];
  while (queue.length > 0) {
    const part = queue.pop();
    if (typeof part === "object" && part !== null) {
      const name = part.$ref?.split("/").at(-1);
      if (name && !names.has(name)) {
        names.add(name);
        queue.push(document.components.schemas[name]);
      }
      queue.push(...Object.values(part));
    }
  }
  return names;
}

function content(part) {
  return part?.content?.["application/json"]?.schema;
}

function declaration(name, schema) {
  const text = comment(schema.description, "");
  if (schema.type === "object" && schema.properties && !schema.oneOf && !schema.anyOf && !schema.allOf) {
    return `${text}export interface ${identifier(name)} ${objectType(schema, "", answersOnly.has(name))}`;
  }
  return `${text}export type ${identifier(name)} = ${typeOf(schema, "")};`;
}

function typeOf(schema, indent) {
  if (schema === true || schema === undefined || Object.keys(schema).length === 0) {
    return "unknown";
  }
  if (schema.$ref) {
    return identifier(schema.$ref.split("/").at(-1));
  }
  if ("const" in schema) {
    return JSON.stringify(schema.const);
  }
  if (schema.enum) {
    return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  }
  const alternatives = schema.oneOf ?? schema.anyOf;
  if (alternatives) {
    const own = schema.properties ? `${objectType(schema, indent)} & ` : "";
    const union = [...new Set(alternatives.map((part) => typeOf(part, indent)))].join(" | ");
    return own ? `${own}(${union})` : union;
  }
  if (schema.allOf) {
    return schema.allOf.map((part) => typeOf(part, indent)).join(" & ");
  }
  return [schema.type]
    .flat()
    .map((type) => plainType(type, schema, indent))
    .join(" | ");
}

function plainType(type, schema, indent) {
  switch (type) {
    case "integer":
    case "number":
      return "number";
    case "string":
    case "boolean":
    case "null":
      return type;
    case "array":
      return arrayType(schema, indent);
    case "object":
      return objectType(schema, indent);
    default:
      return "unknown";
  }
}

function arrayType(schema, indent) {
  if (schema.prefixItems) {
    return `[${schema.prefixItems.map((item) => typeOf(item, indent)).join(", ")}]`;
  }
  const item = typeOf(schema.items, indent);
  return /[|&]/.test(item) && !item.startsWith("{") ? `(${item})[]` : `${item}[]`;
}

function objectType(schema, indent, whole = false) {
  const entries = Object.entries(schema.properties ?? {});
  if (entries.length === 0) {
    const rest = schema.additionalProperties;
    return rest && rest !== true ? `Record<string, ${typeOf(rest, indent)}>` : "Record<string, never>";
  }
  const required = new Set(schema.required ?? []);
  const inner = `${indent}  `;
  const lines = entries.map(([name, part]) => {
    const optional = whole || required.has(name) ? "" : "?";
    return `${comment(part.description, inner)}${inner}${property(name)}${optional}: ${typeOf(part, inner)};`;
  });
  return `{\n${lines.join("\n")}\n${indent}}`;
}

function comment(text, indent) {
  return text ? `${indent}/** ${text.replace(/\s+/g, " ").replaceAll("*/", "* /").trim()} */\n` : "";
}

function property(name) {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}

function identifier(name) {
  return name.replace(/[^\w$]/g, "_");
}
