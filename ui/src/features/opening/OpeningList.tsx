import { Trans, useLingui } from "@lingui/react/macro";
import { IconCircle, IconCircleCheckFilled, IconX } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useMay, useOperation, useSession } from "../../api";
import { openTray } from "../../shell/JobTray";
import { ActionIcon } from "../../ui";
import { useArrival } from "../front-desk/arrival";
import classes from "./Opening.module.css";
import { dismissOpening, startTour, useOpening } from "./opening";

interface Step {
  name: string;
  title: string;
  done: boolean;
  run: () => void;
}

/** What is still to be done in a house that has just opened; the house itself says which steps are done. */
export function OpeningList() {
  const house = useSession((state) => state.house);
  const manages = useMay("house_manage");
  const away = useOpening((state) => house !== null && state.dismissed.includes(house.id));
  return house && manages && !away ? <Steps house={house.id} /> : null;
}

function Steps({ house }: { house: string }) {
  const { t } = useLingui();
  const steps = useSteps(house);
  if (!steps) {
    return null;
  }
  const done = steps.filter((step) => step.done).length;
  return (
    <section className={classes.list} aria-label={t`开张清单`} data-testid="opening">
      <header>
        <b>
          <Trans>开张清单</Trans>
        </b>
        <span className="kz-num">
          {done}/{steps.length}
        </span>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={t`收起开张清单`}
          onClick={() => dismissOpening(house)}
          data-testid="opening-dismiss"
        >
          <IconX size={14} />
        </ActionIcon>
      </header>
      <ul>
        {steps.map((step) => (
          <li key={step.name}>
            <button
              type="button"
              data-done={step.done}
              onClick={step.run}
              data-testid={`opening-${step.name}`}
            >
              {step.done ? (
                <IconCircleCheckFilled size={15} aria-label={t`已完成`} />
              ) : (
                <IconCircle size={15} aria-label={t`未完成`} />
              )}
              <span>{step.title}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The steps, once it is known which are done: a list that ticks itself while one looks would startle. */
function useSteps(house: string): Step[] | null {
  const { t } = useLingui();
  const navigate = useNavigate();
  const walkIn = useArrival((state) => state.start);
  const toured = useOpening((state) => state.toured.includes(house));
  const people = useOperation("session.people", {});
  const printers = useOperation("paper.printers", {});
  const stays = useOperation("stay.list", { scope: "in_house", limit: 1 });
  const audits = useOperation("night_audit.list", {});
  if (people.isPending || printers.isPending || stays.isPending || audits.isPending) {
    return null;
  }
  const closed = (audits.data?.audits.length ?? 0) > 0;
  const go = (to: "/users" | "/night-audit") => () => void navigate({ to });
  return [
    { name: "tour", title: t`看一圈`, done: toured, run: startTour },
    {
      name: "people",
      title: t`给同事开账号`,
      done: (people.data?.people.length ?? 0) > 1,
      run: go("/users"),
    },
    {
      name: "printer",
      title: t`接上打印机`,
      done: (printers.data?.printers.length ?? 0) > 0,
      run: openTray,
    },
    {
      name: "guest",
      title: t`接待第一位客人`,
      done: closed || (stays.data?.stays.length ?? 0) > 0,
      run: () => walkIn({}),
    },
    { name: "audit", title: t`做第一次夜审`, done: closed, run: go("/night-audit") },
  ];
}
