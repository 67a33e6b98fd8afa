import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const NAMED_KEY = /onKeyDown|onKeyUp|addEventListener\(\s*["']key|event\.key\s*===|useHotkeys/;

it("names keys in the command table and nowhere else", () => {
  const files = readdirSync("src", { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path) && !path.startsWith("keys/"));
  expect(files.length).toBeGreaterThan(40);
  expect(files.filter((path) => NAMED_KEY.test(readFileSync(`src/${path}`, "utf8")))).toEqual([]);
});
