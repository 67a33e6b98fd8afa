import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useNavigate } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useCommand, useMay, useSession } from "../../api";
import { CommandButton } from "../../keys/CommandButton";
import type { CommandId } from "../../keys/commands";
import { useKey } from "../../keys/focus";
import { Button, ProblemNote } from "../../ui";
import { ChargeDialog } from "../cashier/ChargeDialog";
import { usePaper } from "../paper/paper";
import { CancelDialog } from "./CancelDialog";
import { CheckInDialog } from "./CheckInDialog";
import { ExtendDialog } from "./ExtendDialog";
import { RoomDialog } from "./RoomDialog";
import classes from "./Stays.module.css";
import { type StayDetail, type StayVerb, verbsOf } from "./stay";

type Opened = "check_in" | "charge" | "room" | "extend" | "cancel" | null;

/** The verbs of a stay as the foot of its panel: each with its key, greyed out without the right, undone by Ctrl+Z. */
export function StayActions({ data }: { data: StayDetail }) {
  const { stay, guest } = data;
  const navigate = useNavigate();
  const today = useSession((state) => state.house?.businessDate) ?? stay.arrival;
  const [opened, setOpened] = useState<Opened>(null);
  const direct = useDirectVerbs(data);
  const print = usePaper((state) => state.show);
  const mayGuest = useMay("guest_view");
  const mayFolio = useMay("folio_view");
  const close = () => setOpened(null);
  const run: Record<StayVerb, () => void> = {
    ...direct.run,
    check_in: () => setOpened("check_in"),
    room: () => setOpened("room"),
    extend: () => setOpened("extend"),
    cancel: () => setOpened("cancel"),
  };
  useKey("stay.guest", () => void navigate({ to: "/guests", search: { guest: guest.id } }), mayGuest);
  const verbs = verbsOf(stay, today);
  return (
    <div className={classes.actions}>
      {direct.problem && (
        <div className={classes.problem}>
          <ProblemNote problem={direct.problem} />
          {TO_THE_CASHIER.has(direct.problem.code) && (
            <Link to="/folio/$stayId" params={{ stayId: stay.id }} className={classes.link}>
              <Trans>去收银结账 →</Trans>
            </Link>
          )}
        </div>
      )}
      {verbs.map((verb, place) => (
        <VerbButton
          key={verb}
          verb={verb}
          stay={stay}
          primary={place === 0 && (verb === "check_in" || verb === "check_out")}
          loading={direct.running === verb}
          onRun={run[verb]}
        />
      ))}
      {stay.state === "in_house" && (
        <CommandButton
          id="stay.charge"
          variant="default"
          data-testid="stay-charge"
          onRun={() => setOpened("charge")}
        />
      )}
      {mayFolio && (
        <CommandButton
          id="stay.folio"
          variant="default"
          data-testid="stay-folio"
          onRun={() => void navigate({ to: "/folio/$stayId", params: { stayId: stay.id } })}
        />
      )}
      {stay.state === "in_house" && (
        <Button variant="default" onClick={() => print({ kind: "registration_card", subject: stay.id })}>
          <Trans>登记单</Trans>
        </Button>
      )}
      {opened === "check_in" && <CheckInDialog stayId={stay.id} onClose={close} />}
      {opened === "charge" && <ChargeDialog stayId={stay.id} onClose={close} />}
      {opened === "room" && <RoomDialog stay={stay} onClose={close} />}
      {opened === "extend" && <ExtendDialog stay={stay} onClose={close} />}
      {opened === "cancel" && <CancelDialog stay={stay} onClose={close} />}
    </div>
  );
}

/** Refusals of a check-out whose remedy is on the folio. */
const TO_THE_CASHIER = new Set(["balance_due", "room_not_charged"]);

const COMMANDS: Record<StayVerb, CommandId> = {
  check_in: "stay.check_in",
  check_out: "folio.settle",
  room: "stay.room",
  unassign: "stay.unassign",
  extend: "stay.extend",
  cancel: "stay.cancel",
  no_show: "stay.no_show",
};

interface VerbButtonProps {
  verb: StayVerb;
  stay: StayDetail["stay"];
  primary: boolean;
  loading: boolean;
  onRun: () => void;
}

function VerbButton({ verb, stay, primary, loading, onRun }: VerbButtonProps) {
  const words = useVerbWords(stay);
  return (
    <CommandButton
      id={COMMANDS[verb]}
      needs={verb === "check_out" ? "stay_check_out" : undefined}
      variant={primary ? "filled" : "default"}
      loading={loading}
      data-testid={`peek-${verb.replace("_", "-")}`}
      onRun={onRun}
    >
      {words[verb]}
    </CommandButton>
  );
}

/** The same verb has another word for a booking than for a guest in house. */
function useVerbWords(stay: StayDetail["stay"]): Record<StayVerb, ReactNode> {
  const inHouse = stay.state === "in_house";
  return {
    check_in: <Trans>办理入住</Trans>,
    check_out: <Trans>离店</Trans>,
    room: inHouse ? <Trans>换房</Trans> : stay.roomId ? <Trans>改排</Trans> : <Trans>排房</Trans>,
    unassign: <Trans>取消排房</Trans>,
    extend: inHouse ? <Trans>续住</Trans> : <Trans>改离店日</Trans>,
    cancel: <Trans>取消预订</Trans>,
    no_show: <Trans>未到</Trans>,
  };
}

/** Verbs that need nothing more to be said: done at once, with undo. */
function useDirectVerbs({ stay }: StayDetail) {
  const { t } = useLingui();
  const name = stay.guest.name;
  const room = stay.roomNumber ?? "";
  const leave = useCommand("stay.check_out", {
    present: "inline",
    undoTitle: ({ roomNumber }) => t`${roomNumber} 已离店`,
  });
  const unassign = useCommand("stay.move", {
    present: "inline",
    undoTitle: () => t`${name} 不再排 ${room}`,
  });
  const noShow = useCommand("stay.no_show", {
    present: "inline",
    undoTitle: () => t`${name} 已转为未到`,
  });
  const at = { stayId: stay.id, version: stay.version };
  const running = leave.pending
    ? "check_out"
    : unassign.pending
      ? "unassign"
      : noShow.pending
        ? "no_show"
        : null;
  return {
    problem: leave.problem ?? unassign.problem ?? noShow.problem,
    running,
    run: {
      check_out: () => void leave.run(at),
      unassign: () => void unassign.run(at),
      no_show: () => void noShow.run(at),
    },
  };
}
