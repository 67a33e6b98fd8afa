import { readFileSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { useSession } from "../api/session";
import { minorDigits } from "./currency";
import { formatMoney, moneySign, moneyText, parseMoney } from "./money";

describe("parseMoney", () => {
  it.each([
    ["1234.5", 123450],
    ["１２３４．５", 123450],
    ["1,234.50", 123450],
    ["￥88", 8800],
    ["¥ 0.05", 5],
    [".5", 50],
    ["12.", 1200],
    ["12.500", 1250],
    ["-32", -3200],
    ["−32.10", -3210],
    ["=428*3", 128400],
    ["＝４２８＊３", 128400],
    ["=100/3", 3333],
    ["=200/3", 6667],
    ["=-100/3", -3333],
    ["=(98+2)*1.5-.5", 14950],
    ["=0.1+0.2", 30],
    ["90071992547409.91", 9007199254740991],
  ])("reads %s", (text, minor) => {
    expect(parseMoney(text)).toEqual({ ok: true, minor });
  });

  it("reads nothing as no amount, which is not zero", () => {
    expect(parseMoney("  ")).toEqual({ ok: true, minor: null });
    expect(parseMoney("0")).toEqual({ ok: true, minor: 0 });
  });

  it.each(["abc", "1.2.3", "12,34", "1e5", "=", "=1/0", "=(1", "=1 2x", "--1", "."])("refuses %s", (text) => {
    expect(parseMoney(text)).toEqual({ ok: false, error: "not_a_number" });
  });

  it("refuses what would be rounded or would not stay exact", () => {
    expect(parseMoney("1.005")).toEqual({ ok: false, error: "too_many_decimals" });
    expect(parseMoney("90071992547409.92")).toEqual({ ok: false, error: "too_large" });
    expect(parseMoney("10", "JPY")).toEqual({ ok: true, minor: 10 });
    expect(parseMoney("10.5", "JPY")).toEqual({ ok: false, error: "too_many_decimals" });
    expect(parseMoney("1.005", "KWD")).toEqual({ ok: true, minor: 1005 });
  });

  it("reads back every text it writes", () => {
    for (const minor of [0, 1, 9, 10, 99, 100, 12345, -1, -100, -12345, Number.MAX_SAFE_INTEGER]) {
      expect(parseMoney(moneyText(minor))).toEqual({ ok: true, minor });
    }
  });
});

describe("formatMoney", () => {
  it("groups, keeps two decimals and writes a true minus", () => {
    expect(formatMoney(123450, "zh-CN")).toBe("¥1,234.50");
    expect(formatMoney(-12000, "zh-CN")).toBe("\u2212¥120.00");
    expect(formatMoney(123450, "en", { bare: true })).toBe("1,234.50");
    expect(formatMoney(6000, "zh-CN", { signed: true })).toBe("+¥60.00");
  });
});

describe("the currency of the house", () => {
  afterEach(() => useSession.setState({ house: null }));

  it("is written with its own sign and decimals, and read back so", () => {
    useSession.setState({ house: { currency: "JPY" } as never });
    expect(formatMoney(39_800, "zh-CN")).toBe("¥39,800");
    expect(formatMoney(39_800, "en", { bare: true })).toBe("39,800");
    expect(moneyText(39_800)).toBe("39800");
    expect(parseMoney("39,800")).toEqual({ ok: true, minor: 39_800 });
    useSession.setState({ house: { currency: "EUR" } as never });
    expect(formatMoney(123_450, "en")).toBe("€1,234.50");
    expect(moneySign("zh-CN")).toBe("€");
  });

  it("counts as many decimals as core does", () => {
    const source = readFileSync("../src-tauri/crates/core/src/money.rs", "utf8");
    const arms = [...source.matchAll(/((?:\s*\|?\s*b"[A-Z]{3}")+)\s*=> (\d),/g)];
    const listed = arms.flatMap(([, codes = "", digits]) =>
      [...codes.matchAll(/[A-Z]{3}/g)].map(([code]) => [code, Number(digits)] as const),
    );
    expect(listed.length).toBeGreaterThan(20);
    for (const [code, digits] of listed) {
      expect([code, minorDigits(code)]).toEqual([code, digits]);
    }
    for (const code of ["CNY", "HKD", "MOP", "TWD", "USD", "EUR", "SGD", "THB"]) {
      expect([code, minorDigits(code)]).toEqual([code, 2]);
    }
  });
});
