import { create } from "zustand";
import type { Args } from "../../api";
import { stationName } from "../../api/station";
import { minorDigits } from "../../ui";
import { clashes, isPossible, type RoomPattern } from "./pattern";

export type Step = "language" | "choice" | "facts" | "rooms" | "administrator" | "sample";

export interface TypeDraft {
  /** Only for the screen: rows need an identity before they have a code. */
  row: number;
  code: string;
  name: string;
  nameEn: string;
  maxGuests: number;
  price: number | null;
  weekendPrice: number | null;
}

export interface PatternDraft extends RoomPattern {
  row: number;
}

/** Everything typed in the wizard; going back and forth loses nothing. */
export interface Draft {
  step: Step;
  name: string;
  nameEn: string;
  address: string;
  phone: string;
  taxNumber: string;
  currency: string;
  priceMode: "inclusive" | "exclusive";
  taxPercent: string;
  servicePercent: string;
  types: TypeDraft[];
  patterns: PatternDraft[];
  login: string;
  userName: string;
  password: string;
  passwordAgain: string;
  pin: string;
}

let rows = 100;

export function nextRow(): number {
  rows += 1;
  return rows;
}

export const useDraft = create<Draft>(() => ({
  step: "language",
  name: "",
  nameEn: "",
  address: "",
  phone: "",
  taxNumber: "",
  currency: "CNY",
  priceMode: "inclusive",
  taxPercent: "6",
  servicePercent: "0",
  types: [
    { row: 1, code: "K", name: "大床房", nameEn: "King", maxGuests: 2, price: 42800, weekendPrice: 49800 },
    { row: 2, code: "T", name: "双床房", nameEn: "Twin", maxGuests: 2, price: 45800, weekendPrice: 52800 },
  ],
  patterns: [],
  login: "admin",
  userName: "",
  password: "",
  passwordAgain: "",
  pin: "",
}));

export const change = (part: Partial<Draft>) => useDraft.setState(part);

/** The wizard in another currency: 428 stays 428, whatever the smaller unit is worth. */
export function inCurrency(draft: Draft, currency: string): Partial<Draft> {
  const scale = 10 ** (minorDigits(currency) - minorDigits(draft.currency));
  const scaled = (minor: number | null) => minor && Math.round(minor * scale);
  const types = draft.types.map((type) => ({
    ...type,
    price: scaled(type.price),
    weekendPrice: scaled(type.weekendPrice),
  }));
  return { currency, types };
}

const PERCENT = /^\d{1,2}(\.\d{1,4})?$/;
export const SHORTEST_PASSWORD = 8;
export const PIN_LENGTH = 6;

export function isPercent(text: string): boolean {
  return PERCENT.test(text.trim());
}

/** Whether a page is filled in, so that the way to the next one opens. */
export function isComplete(step: Step, draft: Draft): boolean {
  switch (step) {
    case "facts":
      return draft.name.trim() !== "" && isPercent(draft.taxPercent) && isPercent(draft.servicePercent);
    case "rooms":
      return (
        draft.types.length > 0 &&
        draft.types.every(
          ({ code, name, price }) => code.trim() !== "" && name.trim() !== "" && (price ?? 0) > 0,
        ) &&
        new Set(draft.types.map(({ code }) => code.trim())).size === draft.types.length &&
        draft.patterns.length > 0 &&
        draft.patterns.every(isPossible) &&
        clashes(draft.patterns).length === 0
      );
    case "administrator":
      return (
        draft.login.trim() !== "" &&
        draft.userName.trim() !== "" &&
        draft.password.length >= SHORTEST_PASSWORD &&
        draft.password === draft.passwordAgain &&
        draft.pin.length === PIN_LENGTH
      );
    default:
      return true;
  }
}

/** The request that builds the house. */
export function requestOf(draft: Draft, language: string): Args<"setup.create"> {
  return {
    language,
    property: {
      name: draft.name.trim(),
      nameEn: draft.nameEn.trim(),
      address: draft.address.trim(),
      phone: draft.phone.trim(),
      taxNumber: draft.taxNumber.trim(),
      currency: draft.currency,
      utcOffsetMinutes: -new Date().getTimezoneOffset(),
    },
    floors: draft.patterns.map(({ from, to, roomsPerFloor, firstRoom, skip, typeCode }) => ({
      from,
      to,
      roomsPerFloor,
      firstRoom,
      skip,
      typeCode,
    })),
    roomTypes: draft.types.map(({ code, name, nameEn, maxGuests, price, weekendPrice }) => ({
      code: code.trim(),
      name: name.trim(),
      nameEn: nameEn.trim(),
      maxGuests,
      price: price ?? 0,
      weekendPrice,
    })),
    priceMode: draft.priceMode,
    taxPercent: draft.taxPercent.trim(),
    servicePercent: draft.servicePercent.trim(),
    businessDate: null,
    administrator: {
      login: draft.login.trim(),
      name: draft.userName.trim(),
      password: draft.password,
      pin: draft.pin,
    },
  };
}

/** What signs the new administrator in right after the house was built. */
export function signInOf(draft: Draft): Args<"session.sign_in"> {
  return { login: draft.login.trim(), password: draft.password, station: stationName() };
}
