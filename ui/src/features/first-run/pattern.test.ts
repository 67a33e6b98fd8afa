import { describe, expect, it } from "vitest";
import { clashes, numbersOf, parsePattern } from "./pattern";

const TYPES = [
  { code: "K", name: "大床房", nameEn: "King" },
  { code: "T", name: "双床房", nameEn: "Twin" },
];

describe("parsePattern", () => {
  it.each([
    [
      "3–8 层，每层 01–20，双床房",
      { from: 3, to: 8, firstRoom: 1, roomsPerFloor: 20, skip: [], typeCode: "T" },
    ],
    [
      "３－８层 每层０１－２０ 大床",
      { from: 3, to: 8, firstRoom: 1, roomsPerFloor: 20, skip: [], typeCode: "K" },
    ],
    [
      "5层 11-16 双床 跳过4、14",
      { from: 5, to: 5, firstRoom: 11, roomsPerFloor: 6, skip: [4, 14], typeCode: "T" },
    ],
    ["2至6楼每层12间大床房", { from: 2, to: 6, firstRoom: 1, roomsPerFloor: 12, skip: [], typeCode: "K" }],
    [
      "floors 3-8 except 4, rooms 1-20, king",
      { from: 3, to: 8, firstRoom: 1, roomsPerFloor: 20, skip: [4], typeCode: "K" },
    ],
  ])("reads %s", (text, pattern) => {
    expect(parsePattern(text, TYPES)).toEqual(pattern);
  });

  it.each([
    "",
    "大床房",
    "3-8层 大床",
    "3-8层 每层1-20 套房",
    "8-3层 1-20 大床",
    "3层 1-200 大床",
    "0层 1-2 大床",
  ])("refuses %s", (text) => {
    expect(parsePattern(text, TYPES)).toBeNull();
  });
});

it("numbers rooms by floor and leaves out what is skipped", () => {
  const pattern = { from: 3, to: 5, firstRoom: 9, roomsPerFloor: 2, skip: [4], typeCode: "K" };
  expect(numbersOf(pattern)).toEqual([
    { floor: 3, numbers: ["309", "310"] },
    { floor: 5, numbers: ["509", "510"] },
  ]);
});

it("finds the numbers that two lines would both make", () => {
  const kings = { from: 3, to: 4, firstRoom: 1, roomsPerFloor: 10, skip: [], typeCode: "K" };
  const twins = { from: 4, to: 4, firstRoom: 10, roomsPerFloor: 3, skip: [], typeCode: "T" };
  expect(clashes([kings, twins])).toEqual(["410"]);
});
