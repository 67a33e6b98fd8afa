import { expect, test } from "vitest";
import { changesOf, draftOf, type GuestProfile } from "./guest-editor";

const GUEST: GuestProfile = {
  id: "g1",
  name: "王伟",
  phoneMasked: "138****0086",
  idType: "passport",
  idMasked: "E12****89",
  lastStay: null,
  stays: 3,
  gender: "male",
  nationality: "CN",
  language: "zh-CN",
  address: "杭州",
  note: "高楼层",
  version: 4,
};

test("an untouched profile sends nothing but the name", () => {
  const { id, name, ...rest } = changesOf(GUEST, draftOf(GUEST));
  expect([id, name]).toEqual(["g1", "王伟"]);
  expect(Object.values(rest).every((value) => value === undefined)).toBe(true);
});

test("a cleared field is sent empty, hidden numbers stay when nothing is typed", () => {
  const draft = { ...draftOf(GUEST), note: "", nationality: "SG" };
  const sent = changesOf(GUEST, draft);
  expect(sent.note).toBe("");
  expect(sent.nationality).toBe("SG");
  expect(sent.phone).toBeUndefined();
  expect(sent.idNumber).toBeUndefined();
});

test("a number typed anew goes with its kind of paper", () => {
  const sent = changesOf(GUEST, { ...draftOf(GUEST), idNumber: " E99887766 ", phone: "13900000000" });
  expect([sent.idType, sent.idNumber, sent.phone]).toEqual(["passport", "E99887766", "13900000000"]);
});
