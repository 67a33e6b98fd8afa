import type { PlainDate } from "../../ui";
import { type LogFilter, type Period, periodOf } from "./log";

export interface LogChoice {
  actor: { id: string; name: string } | null;
  operation: string | null;
  /** `kind:id` */
  subject: string | null;
  period: Period;
  days: { first: PlainDate; last: PlainDate } | null;
  refused: boolean;
  text: string;
}

export const NO_CHOICE: LogChoice = {
  actor: null,
  operation: null,
  subject: null,
  period: "all",
  days: null,
  refused: false,
  text: "",
};

/** Whether the log shows less than everything; days count only with their period. */
export function isNarrowed(choice: LogChoice): boolean {
  return JSON.stringify({ ...choice, days: null }) !== JSON.stringify(NO_CHOICE);
}

/** What the house is asked for. */
export function filterOf(choice: LogChoice, today: PlainDate): LogFilter {
  return {
    actor: choice.actor?.id,
    operation: choice.operation ?? undefined,
    subject: choice.subject ?? undefined,
    refused: choice.refused || undefined,
    text: choice.text || undefined,
    ...periodOf(choice.period, today, choice.days ?? { first: today, last: today }),
  };
}
