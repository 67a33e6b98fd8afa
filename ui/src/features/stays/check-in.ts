import { useLingui } from "@lingui/react/macro";
import { useRef, useState } from "react";
import { type ProblemError, useCommand, useMay, useOperation } from "../../api";
import { fieldProblem } from "../../i18n/field-problem";
import { problemText } from "../../i18n/problems";
import { firstInvalid } from "../../ui";
import { NO_PAPER, type PaperDraft, paperOf } from "../guests/PaperFields";
import { useArrivalPapers } from "./arrival-papers";
import { useDepositTenders } from "./DepositFields";
import { useRoomLabel, useRoomsFor } from "./rooms";
import type { StayDetail } from "./stay";

interface Values extends PaperDraft {
  /** Null takes the room assigned, or else the best that is free. */
  roomId: string | null;
  allowDirty: boolean;
  /** Empty until it is typed: how much is asked, the house does not say, and what is booked was taken. */
  deposit: number | null;
  tenderId: string | null;
  print: boolean;
}

/** The state of a check-in: the room proposed, what was typed, the two commands it is made of. */
export function useCheckIn(data: StayDetail, onClose: () => void) {
  const { t, i18n } = useLingui();
  const { stay, guest } = data;
  const place = useRef<HTMLDivElement>(null);
  const { offer, rooms } = useRoomsFor(stay);
  const label = useRoomLabel();
  const tenders = useDepositTenders();
  const mayFolio = useMay("folio_view");
  const account = useOperation("folio.get", { stayId: stay.id }, { enabled: mayFolio });
  const depositHeld = account.data?.depositHeld;
  const [typed, setTyped] = useState<Partial<Values>>({});
  const values: Values = {
    ...NO_PAPER,
    idType: guest.idType ?? NO_PAPER.idType,
    roomId: stay.roomId,
    allowDirty: false,
    deposit: null,
    tenderId: null,
    print: true,
    ...typed,
  };
  const card = useAssigned(stay);
  const all = card && !rooms.some(({ id }) => id === card.id) ? [card, ...rooms] : rooms;
  const room = all.find(({ id }) => id === values.roomId) ?? all.find(({ ready }) => ready) ?? all[0];
  const tender = tenders.find(({ id }) => id === values.tenderId) ?? tenders[0];
  const offerPapers = useArrivalPapers();
  const save = useCommand("guest.save", { present: "inline" });
  const arrive = useCommand("stay.check_in", {
    present: "inline",
    undoTitle: ({ roomNumber }) => t`${guest.name} 已入住 ${roomNumber}`,
    onDone: (_, { deposit }) => {
      onClose();
      void offerPapers(stay.id, { card: values.print, receipt: values.print && deposit != null });
    },
  });
  const guestError = (field: string) => fieldProblem(i18n, save.problem, `guest.${field}`);
  const depositProblem = fieldProblem(i18n, arrive.problem, "deposit.amount");
  const submit = async () => {
    if (firstInvalid(place.current) || !room) {
      return;
    }
    if (!(await keepPaper(values, guest, save.run))) {
      return;
    }
    await arrive.run({
      stayId: stay.id,
      version: stay.version,
      roomId: room.id,
      allowDirty: values.allowDirty,
      deposit: values.deposit && tender ? { tenderId: tender.id, amount: values.deposit } : undefined,
    });
  };
  return {
    place,
    values,
    set: (change: Partial<Values>) => {
      save.reset();
      arrive.reset();
      setTyped((before) => ({ ...before, ...change }));
    },
    room,
    options: all.map((one) => ({
      value: one.id,
      label: one.id === stay.roomId ? t`${label(one)} · 已排` : label(one),
    })),
    roomProblem: offer.error ? problemText(i18n, offer.error) : undefined,
    tenders,
    tender,
    depositHeld,
    guestError,
    depositProblem,
    failed: unshown(
      save.problem,
      ["idType", "idNumber", "phone", "nationality"].some(guestError),
      arrive.problem,
      depositProblem,
    ),
    pending: save.pending || arrive.pending,
    submit: () => void submit(),
  };
}

/** The room that a booking holds; it is not among the free ones. */
function useAssigned(stay: StayDetail["stay"]) {
  const wall = useOperation("room.wall", {}, { enabled: stay.roomId !== null });
  const cards = wall.data?.floors.flatMap(({ floor, rooms }) => rooms.map((card) => ({ ...card, floor })));
  const card = cards?.find(({ id }) => id === stay.roomId);
  return (
    card && {
      ...card,
      ready: card.housekeeping === "clean" || card.housekeeping === "inspected",
      price: card.price ?? 0,
      reasons: [],
    }
  );
}

/** Keeps what was typed of the paper; true when there was nothing to keep or it was kept. */
async function keepPaper(
  values: Values,
  guest: StayDetail["guest"],
  save: ReturnType<typeof useCommand<"guest.save">>["run"],
): Promise<boolean> {
  const paper = paperOf(values);
  if (Object.values(paper).every((said) => said === undefined)) {
    return true;
  }
  const kept = await save({ guest: { id: guest.id, name: guest.name, ...paper } });
  return kept !== undefined;
}

function unshown(
  saving: ProblemError | null,
  savingShown: boolean,
  arriving: ProblemError | null,
  arrivingShown: string | undefined,
): ProblemError | null {
  if (saving && !savingShown) {
    return saving;
  }
  return arriving && !arrivingShown ? arriving : null;
}
