import type { I18n } from "@lingui/core";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { type Args, type ProblemError, useCommand, useMay, useOperation, useSession } from "../../api";
import { fieldProblem } from "../../i18n/field-problem";
import { problemText } from "../../i18n/problems";
import { addDays, firstInvalid, nightsBetween } from "../../ui";
import { NO_PAPER, type PaperDraft, paperOf } from "../guests/PaperFields";
import { useArrivalPapers } from "../stays/arrival-papers";
import { useDepositTenders } from "../stays/DepositFields";
import { useArrival } from "./arrival";
import { type Choice, choiceOf, typeChoices } from "./choices";
import type { KnownGuest } from "./GuestField";

export interface Values extends PaperDraft {
  guestId: string | null;
  name: string;
  arrival: string;
  departure: string;
  adults: number;
  /** A room, or any of a type; null takes what the house proposes. */
  picked: string | null;
  allowDirty: boolean;
  /** Null sells at the rate plan's price. */
  price: number | null;
  /** Empty until it is typed: how much is asked, the house does not say, and what is booked was taken. */
  deposit: number | null;
  tenderId: string | null;
  companyId: string | null;
  note: string;
  print: boolean;
}

/** The state of the panel: what was typed, what the house proposes, what it would cost. */
export function useArrivalForm(onClose: () => void) {
  const { i18n } = useLingui();
  const today = useSession((state) => state.house?.businessDate) ?? "";
  const [known, setKnown] = useState<KnownGuest | null>(null);
  const [values, setValues] = useState<Values>(() => start(today));
  const booking = values.arrival > today;
  const offered = useOffer(values, booking);
  const tenders = useDepositTenders();
  const tender = tenders.find(({ id }) => id === values.tenderId) ?? tenders[0];
  const commands = useArrivalCommands(values, onClose);
  const owner = ownerOf(i18n, commands.problem);
  // A refusal belongs to what was sent; what is typed now may be right again.
  const set = (change: Partial<Values>) => {
    commands.reset();
    setValues((before) => ({ ...before, ...change }));
  };
  const send = (place: HTMLElement | null, how: "walk_in" | "book") => {
    const { choice } = offered;
    if (firstInvalid(place) || !choice) {
      return;
    }
    const { deposit } = values;
    const taken = deposit && tender ? { tenderId: tender.id, amount: deposit } : undefined;
    void commands.send(how, { values, choice, deposit: taken });
  };
  return {
    values,
    set,
    today,
    booking,
    known,
    ...offered,
    tenders,
    tender,
    pending: commands.pending,
    failed: unplaced(commands.problem),
    fieldError: (name: string) => fieldProblem(i18n, commands.problem, name),
    recall: (guest: KnownGuest) => {
      setKnown(guest);
      set({
        ...NO_PAPER,
        idType: guest.idType ?? NO_PAPER.idType,
        guestId: guest.id,
        name: guest.name,
      });
    },
    owner,
    /** Goes on with the guest who has that paper; everything else stays as it was typed. */
    takeOwner: () => {
      if (owner) {
        setKnown(null);
        set({ guestId: owner.id, name: owner.name });
      }
    },
    send,
  };
}

/** The guest on record with the paper that was typed, where the house refused it for another name. */
function ownerOf(i18n: I18n, problem: ProblemError | null) {
  if (problem?.code !== "paper_of_other") {
    return null;
  }
  const { field, guest, name } = problem.data as { field: string; guest: string; name: string };
  return { field, id: guest, name, text: problemText(i18n, problem) };
}

function start(today: string): Values {
  const { roomId, booking } = useArrival.getState();
  const arrival = booking ? addDays(today, 1) : today;
  return {
    guestId: null,
    name: "",
    ...NO_PAPER,
    arrival,
    departure: addDays(arrival, 1),
    adults: 1,
    picked: roomId,
    allowDirty: false,
    price: null,
    deposit: null,
    tenderId: null,
    companyId: null,
    note: "",
    print: true,
  };
}

/** What can be sold for those days, and what the choice would cost. */
function useOffer(values: Values, booking: boolean) {
  const { arrival, departure, adults } = values;
  const offer = useOperation("room.propose", { arrival, departure, adults }, { keepPrevious: true });
  const catalogue = useOperation("catalogue.list", {});
  const rooms = offer.data?.rooms ?? [];
  const free = offer.data?.freeByType ?? [];
  const types = typeChoices(catalogue.data?.roomTypes ?? [], free, adults);
  const choice = choiceOf(values.picked, rooms, types, booking);
  const quote = useOperation(
    "rate.quote",
    { roomTypeId: choice?.typeId ?? "", arrival, departure, price: values.price },
    { enabled: choice !== null, keepPrevious: true },
  );
  return {
    rooms,
    types,
    choice,
    offerProblem: offer.error,
    freeOfType: free.find(({ typeId }) => typeId === choice?.typeId)?.free,
    quote: quote.data,
    quoteProblem: quote.error,
    standard: values.price === null ? quote.data?.nights[0]?.price : undefined,
  };
}

interface Wish {
  values: Values;
  choice: Choice;
  deposit: Args<"stay.book">["deposit"];
}

/** The commands that a press of the button is made of: the stay first, then the company that pays for the room. */
function useArrivalCommands(values: Values, onClose: () => void) {
  const { t } = useLingui();
  const offerPapers = useArrivalPapers();
  const toCompany = useCompanyWindow();
  const name = values.name.trim();
  const walkIn = useCommand("stay.walk_in", {
    present: "inline",
    undoTitle: ({ roomNumber }) => t`${name} 已入住 ${roomNumber}`,
    onDone: ({ stayId }, { deposit }) => {
      onClose();
      void offerPapers(stayId, { card: values.print, receipt: values.print && deposit != null });
    },
  });
  const book = useCommand("stay.book", {
    present: "inline",
    undoTitle: ({ number }) => t`${name} 已预订 ${number}`,
    onDone: ({ stayId }, { deposit }) => {
      onClose();
      void offerPapers(stayId, { card: false, receipt: deposit != null });
    },
  });
  const send = async (how: "walk_in" | "book", wish: Wish) => {
    const done = how === "book" ? await book.run(booked(wish)) : await walkIn.run(walkedIn(wish));
    if (done && values.companyId) {
      await toCompany(done.stayId, values.companyId);
    }
  };
  return {
    send,
    pending: walkIn.pending || book.pending,
    problem: walkIn.problem ?? book.problem,
    reset: () => {
      walkIn.reset();
      book.reset();
    },
  };
}

const MAX_PAYEE = 80;

/** A window of the company's own, which takes the room charges. A refusal shows at the foot of the window. */
function useCompanyWindow() {
  const companies = useOperation("company.list", {}, { enabled: useMay("folio_view") });
  const open = useCommand("folio.open_window");
  const route = useCommand("folio.set_routing");
  return async (stayId: string, companyId: string) => {
    const company = companies.data?.companies.find(({ id }) => id === companyId);
    const payee = company?.name.slice(0, MAX_PAYEE);
    const opened = payee && (await open.run({ stayId, payee, companyId }));
    if (opened) {
      await route.run({ stayId, rules: [{ category: "room", folioId: opened.folioId }] });
    }
  };
}

function guestOf(values: Values): Args<"stay.book">["guest"] {
  return { id: values.guestId ?? undefined, name: values.name, ...paperOf(values) };
}

function walkedIn({ values, choice, deposit }: Wish): Args<"stay.walk_in"> {
  return {
    guest: guestOf(values),
    nights: nightsBetween(values.arrival, values.departure),
    adults: values.adults,
    roomId: choice.room?.id ?? "",
    price: values.price ?? undefined,
    deposit,
    allowDirty: values.allowDirty,
    note: values.note.trim() || undefined,
  };
}

function booked({ values, choice, deposit }: Wish): Args<"stay.book"> {
  return {
    guest: guestOf(values),
    arrival: values.arrival,
    departure: values.departure,
    adults: values.adults,
    roomTypeId: choice.typeId,
    roomId: choice.room?.id,
    price: values.price ?? undefined,
    deposit,
    note: values.note.trim() || undefined,
  };
}

const SHOWN = [
  "guest.name",
  "guest.idType",
  "guest.idNumber",
  "guest.phone",
  "guest.nationality",
  "arrival",
  "departure",
  "nights",
  "adults",
  "roomId",
  "price",
  "deposit.amount",
  "note",
];

/** A refusal that no field of the panel shows. */
function unplaced(problem: ProblemError | null): ProblemError | null {
  const field = (problem?.data as { field?: string } | undefined)?.field;
  return problem && !(field && SHOWN.includes(field)) ? problem : null;
}
