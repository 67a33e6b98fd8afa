import { describe, expect, it } from "vitest";
import { addDays, formatDate, nightsBetween, parseDate } from "./dates";

/** A Sunday. */
const BASE = "2026-11-22";

describe("parseDate", () => {
  it.each([
    ["22", "2026-11-22"],
    ["25", "2026-11-25"],
    ["２５", "2026-11-25"],
    ["25日", "2026-11-25"],
    ["3", "2026-12-03"],
    ["31", "2026-12-31"],
    ["1125", "2026-11-25"],
    ["11-25", "2026-11-25"],
    ["11/25", "2026-11-25"],
    ["11月25日", "2026-11-25"],
    ["105", "2027-01-05"],
    ["0105", "2027-01-05"],
    ["2026-12-01", "2026-12-01"],
    ["20261201", "2026-12-01"],
    ["2026年12月1日", "2026-12-01"],
    ["今天", "2026-11-22"],
    ["明天", "2026-11-23"],
    ["后天", "2026-11-24"],
    ["tomorrow", "2026-11-23"],
    ["+3", "2026-11-25"],
    ["＋３", "2026-11-25"],
    ["周日", "2026-11-22"],
    ["周五", "2026-11-27"],
    ["星期一", "2026-11-23"],
    ["下周三", "2026-11-25"],
    ["fri", "2026-11-27"],
    ["Monday", "2026-11-23"],
  ])("reads %s", (text, date) => {
    expect(parseDate(text, BASE)).toBe(date);
  });

  it.each(["", "32", "1332", "13-01", "2026-02-29", "下下周", "x", "mond3y"])("refuses %j", (text) => {
    expect(parseDate(text, BASE)).toBeNull();
  });

  it("finds the next 29 February that exists", () => {
    expect(parseDate("0229", "2027-05-01")).toBe("2028-02-29");
  });
});

describe("calendar", () => {
  it("counts nights over a change of summer time and of year", () => {
    expect(nightsBetween("2026-10-24", "2026-10-26")).toBe(2);
    expect(nightsBetween("2026-12-31", "2027-01-01")).toBe(1);
    expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
  });

  it("writes dates the way each language does", () => {
    expect(formatDate(BASE, "zh-CN")).toBe("11月22日 周日");
    expect(formatDate(BASE, "en")).toBe("Sun 22 Nov");
    expect(formatDate(BASE, "en", "full")).toBe("2026-11-22");
    expect(formatDate(BASE, "zh-CN", "compact")).toBe("11-22");
  });
});
