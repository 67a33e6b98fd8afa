import type { Output } from "../../api";

export type AuditCheck = Output<"night_audit.check">;
export type Stay = AuditCheck["arrivals"][number];

/** How a line of the checklist stands: settled, to be done by this page itself, or in need of a person. */
export type StepState = "done" | "ready" | "open";

export interface Steps {
  arrivals: StepState;
  dueOuts: StepState;
  nights: StepState;
  proof: StepState;
}

/** Where each line stands, by what the house found. */
export function stepsOf(check: AuditCheck): Steps {
  return {
    arrivals: check.arrivals.length > 0 ? "open" : "done",
    dueOuts: check.dueOuts.length > 0 ? "open" : "done",
    nights: check.unposted > 0 ? "ready" : "done",
    proof: check.findings.length > 0 ? "open" : "done",
  };
}

/** Whether the clock of the house has reached the date; until then nothing of it can be charged or closed. */
export function hasBegun({ blockers }: AuditCheck): boolean {
  return !blockers.includes("not_begun");
}

/** How many lines still need a person; room nights do not, closing charges them itself. */
export function openCount(steps: Steps): number {
  return Object.values(steps).filter((state) => state === "open").length;
}

/** Whether the date can be closed now, room nights and all. */
export function isClosable(check: AuditCheck): boolean {
  return hasBegun(check) && openCount(stepsOf(check)) === 0;
}

/** The stays that a batch verb applies to: those chosen, or all when none is. */
export function chosenOf(stays: readonly Stay[], keys: ReadonlySet<string>): readonly Stay[] {
  const chosen = stays.filter(({ id }) => keys.has(id));
  return chosen.length > 0 ? chosen : stays;
}
