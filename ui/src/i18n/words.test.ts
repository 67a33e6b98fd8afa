import { expect, it } from "vitest";
import { OPERATIONS, PROBLEM_CODES } from "../api/tags";
import { ACTIONS } from "./actions";
import { PROBLEMS } from "./problems";
import { RIGHTS } from "./rights";

const EVERYBODY = new Set(["public", "signed_in"]);

it("has a word for every right, every command and every refusal of the house", () => {
  const facts = Object.entries(OPERATIONS);
  const rights = facts.map(([, { needs }]) => needs).filter((needs) => !EVERYBODY.has(needs));
  const commands = facts.filter(([, { kind }]) => kind === "command").map(([name]) => name);
  expect(commands.length).toBeGreaterThan(20);
  expect(PROBLEM_CODES.length).toBeGreaterThan(20);
  expect(rights.filter((right) => !(right in RIGHTS))).toEqual([]);
  expect(commands.filter((name) => !(name in ACTIONS))).toEqual([]);
  expect(PROBLEM_CODES.filter((code) => !(code in PROBLEMS))).toEqual([]);
});
