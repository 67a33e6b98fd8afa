import { expect, it } from "vitest";
import { argsOf, draftOf, newSeason, type RateSheet, sentTypes } from "./rates";

const sheet: RateSheet = {
  ratePlanId: "plan",
  priceMode: "inclusive",
  servicePercent: "0",
  weekendDays: 0b011_0000,
  prices: [
    { roomTypeId: "std", price: 39_800, weekendPrice: 42_800 },
    { roomTypeId: "dlx", price: 59_800, weekendPrice: null },
  ],
  seasons: [
    {
      id: "season",
      name: "国庆",
      firstNight: "2026-10-01",
      lastNight: "2026-10-07",
      prices: [{ roomTypeId: "dlx", price: 99_800, weekendPrice: null }],
    },
  ],
  version: 3,
};
const plan = { ratePlanId: "plan", version: 3 };

it("sends back what the house has when nothing is typed", () => {
  const draft = draftOf(sheet);
  expect(draft.weekend).toEqual([4, 5]);
  expect(argsOf(draft, plan, ["std", "dlx"])).toEqual(sheet);
});

it("sends prices in the order of the room types and leaves empty ones out", () => {
  const draft = draftOf(sheet);
  const sent = argsOf(draft, plan, ["dlx", "std", "new"]);
  expect(sent.prices.map(({ roomTypeId }) => roomTypeId)).toEqual(["dlx", "std"]);
  expect(sentTypes(draft.seasons[0]?.prices ?? {}, ["std", "dlx"])).toEqual(["dlx"]);
});

it("begins a new season after the last one, at the ordinary prices", () => {
  const draft = draftOf(sheet);
  const season = newSeason(draft, "2026-09-01", "key");
  expect([season.firstNight, season.lastNight]).toEqual(["2026-10-08", "2026-10-08"]);
  const sent = argsOf({ ...draft, seasons: [season] }, plan, ["std", "dlx"]);
  expect(sent.seasons[0]).not.toHaveProperty("id");
  expect(sent.seasons[0]?.prices).toEqual(sheet.prices);
  expect(newSeason(draft, "2026-11-22", "key").firstNight).toBe("2026-11-23");
});
