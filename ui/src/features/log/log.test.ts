import { expect, it } from "vitest";
import { activateLocale, i18n } from "../../i18n";
import { dateOf, joinRows, type LogRow, periodOf, refusalText, sentenceOf, valueText } from "./log";

const row = (seq: number, part: Partial<LogRow> = {}) =>
  ({ seq, operation: "stay.walk_in", args: {}, changes: [], ...part }) as unknown as LogRow;
const seqs = (rows: readonly LogRow[]) => rows.map(({ seq }) => seq);

it("joins older pages below and newer rows above", () => {
  const known = [row(9), row(8)];
  expect(seqs(joinRows(known, [row(7), row(6)], true))).toEqual([9, 8, 7, 6]);
  expect(seqs(joinRows(known, [row(10), row(9)], false))).toEqual([10, 9, 8]);
  expect(joinRows(known, [row(9), row(8)], false)).toBe(known);
});

it("starts anew when rows between would be missing", () => {
  expect(seqs(joinRows([row(9), row(8)], [row(30), row(29)], false))).toEqual([30, 29]);
});

it("covers whole days, whichever way round they were picked", () => {
  const days = { first: "2026-11-25", last: "2026-11-22" };
  const { from = 0, to = 0 } = periodOf("days", "2026-11-25", days);
  expect([dateOf(from), dateOf(to)]).toEqual(["2026-11-22", "2026-11-25"]);
  expect(to - from).toBe(4 * 86_400_000 - 1);
  expect(periodOf("all", "2026-11-25", days)).toEqual({});
});

it("tells what changed in a sentence and keeps ids out of it", async () => {
  await activateLocale("zh-CN");
  const sentence = sentenceOf(
    i18n,
    row(1, {
      operation: "room.set_housekeeping",
      changes: [
        { field: "room 203", before: "VD", after: "VC" },
        { field: "roomId", before: "", after: "01M81XRAPJRBY3YX4Y2VK5F1NV" },
      ],
    }),
  );
  expect(sentence).toEqual({ verb: "改房间清洁状态", about: "", changes: "203 空脏 → 空净" });
  const walkIn = row(2, { args: { guest: { name: "张伟" }, roomId: "01M81XRAPJRBY3YX4Y2VK5F1NV" } });
  expect(sentenceOf(i18n, walkIn).about).toBe("张伟");
  const leave = row(2, {
    operation: "stay.check_out",
    room: "203",
    name: "张伟",
    args: { forgoRoom: "空调坏了" },
    changes: [{ field: "room 203", before: "OC", after: "VD" }],
  });
  expect(sentenceOf(i18n, leave)).toEqual({
    verb: "办理离店",
    about: "203 张伟 空调坏了",
    changes: "住净 → 空脏",
  });
});

it("tells amounts, yes and no, and room states in words however the house sent them", async () => {
  await activateLocale("en");
  expect(valueText(i18n, "unitPrice", "1250")).toBe("¥12.50");
  expect(valueText(i18n, "active", "false")).toBe("no");
  expect(valueText(i18n, "room 310", "VC")).toBe("vacant clean");
});

it("names the right that was missing: of the operation, or the one that a consent was asked for", async () => {
  await activateLocale("zh-CN");
  const refused = (operation: string, args: unknown = {}) =>
    refusalText(i18n, row(1, { code: "forbidden", operation, args } as Partial<LogRow>));
  expect(refused("folio.settle")).toContain("收款");
  expect(refused("approval.grant", { permission: "folio_refund" })).toContain("退款");
  expect(refused("folio.of_tomorrow")).toContain("—");
  expect(refusalText(i18n, row(1, { code: "wrong_credentials" }))).toMatch(/密码/);
});
