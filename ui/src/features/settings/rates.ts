import type { Args, Output } from "../../api";
import { addDays, type PlainDate } from "../../ui";

export type RateSheet = Output<"rate.get">;
type RateArgs = Args<"rate.save">;

/** What is typed for one room type; an empty field is null. */
export interface TypedPrice {
  price: number | null;
  weekendPrice: number | null;
}

/** Typed prices by room type. */
export type TypedPrices = Readonly<Record<string, TypedPrice>>;

export interface SeasonDraft {
  /** Names it on the screen; the id of a season that the house knows. */
  key: string;
  known: boolean;
  name: string;
  firstNight: PlainDate;
  lastNight: PlainDate;
  prices: TypedPrices;
}

export interface RateDraft {
  priceMode: RateSheet["priceMode"];
  servicePercent: string;
  /** Days of the week, 0 is Monday. */
  weekend: readonly number[];
  prices: TypedPrices;
  seasons: readonly SeasonDraft[];
}

const NOTHING: TypedPrice = { price: null, weekendPrice: null };
const WEEK = [0, 1, 2, 3, 4, 5, 6];

export function priceOf(prices: TypedPrices, roomType: string): TypedPrice {
  return prices[roomType] ?? NOTHING;
}

function typed(prices: RateSheet["prices"]): TypedPrices {
  return Object.fromEntries(
    prices.map(({ roomTypeId, price, weekendPrice }) => [
      roomTypeId,
      { price, weekendPrice: weekendPrice ?? null },
    ]),
  );
}

export function draftOf(sheet: RateSheet | null): RateDraft {
  return {
    priceMode: sheet?.priceMode ?? "inclusive",
    servicePercent: sheet?.servicePercent ?? "0",
    weekend: WEEK.filter((day) => ((sheet?.weekendDays ?? 0) >> day) & 1),
    prices: typed(sheet?.prices ?? []),
    seasons: (sheet?.seasons ?? []).map(({ id, prices, ...season }) => ({
      ...season,
      key: id,
      known: true,
      prices: typed(prices),
    })),
  };
}

/** A season that begins with the ordinary prices, after all others. */
export function newSeason(draft: RateDraft, businessDate: PlainDate, key: string): SeasonDraft {
  const ends = [businessDate, ...draft.seasons.map(({ lastNight }) => lastNight)].sort();
  const first = addDays(ends.at(-1) ?? businessDate, 1);
  return { key, known: false, name: "", firstNight: first, lastNight: first, prices: draft.prices };
}

/** Which of the typed prices are sent, in the order of the room types: refusals name them by their place. */
export function sentTypes(prices: TypedPrices, roomTypes: readonly string[]): string[] {
  return roomTypes.filter((id) => priceOf(prices, id).price !== null);
}

/** The whole sheet as it is sent. */
export function argsOf(
  draft: RateDraft,
  sheet: { ratePlanId: string; version: number },
  roomTypes: readonly string[],
): RateArgs {
  const prices = (of: TypedPrices) =>
    sentTypes(of, roomTypes).map((roomTypeId) => {
      const { price, weekendPrice } = priceOf(of, roomTypeId);
      return { roomTypeId, price: price ?? 0, weekendPrice };
    });
  return {
    ...sheet,
    priceMode: draft.priceMode,
    servicePercent: draft.servicePercent,
    weekendDays: draft.weekend.reduce((mask, day) => mask | (1 << day), 0),
    prices: prices(draft.prices),
    seasons: draft.seasons.map(({ key, known, name, firstNight, lastNight, prices: own }) => ({
      ...(known && { id: key }),
      name,
      firstNight,
      lastNight,
      prices: prices(own),
    })),
  };
}
