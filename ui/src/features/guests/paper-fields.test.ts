import { expect, test } from "vitest";
import { NO_PAPER, paperOf } from "./PaperFields";

const passport = { ...NO_PAPER, idType: "passport", idNumber: " X123 ", phone: "" } as const;

test("papers of a foreigner are in English, of who reads Chinese in Chinese, unless somebody says otherwise", () => {
  expect(paperOf({ ...passport, nationality: "DE" })).toMatchObject({ nationality: "DE", language: "en" });
  expect(paperOf({ ...passport, nationality: "SG" })).toMatchObject({ language: "zh-CN" });
  expect(paperOf({ ...passport, nationality: "DE", language: "zh-CN" })).toMatchObject({ language: "zh-CN" });
});

test("only what was typed is sent, and a nation only with a paper that does not tell it", () => {
  expect(Object.values(paperOf(NO_PAPER)).every((said) => said === undefined)).toBe(true);
  expect(paperOf({ ...passport, idType: "resident_id", nationality: "DE" })).toEqual({
    idType: "resident_id",
    idNumber: "X123",
    phone: undefined,
    nationality: undefined,
    language: undefined,
  });
});
