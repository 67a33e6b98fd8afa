import { expect, it } from "vitest";
import { type AuditCheck, chosenOf, hasBegun, isClosable, openCount, type Stay, stepsOf } from "./check";

const stay = (id: string) => ({ id }) as Stay;
const check = (part: Partial<AuditCheck>) =>
  ({ arrivals: [], dueOuts: [], unposted: 0, findings: [], blockers: [], ...part }) as unknown as AuditCheck;

it("needs nobody when only room nights are left", () => {
  const steps = stepsOf(check({ unposted: 12 }));
  expect(steps).toEqual({ arrivals: "done", dueOuts: "done", nights: "ready", proof: "done" });
  expect(openCount(steps)).toBe(0);
});

it("counts every line that waits for a person", () => {
  const finding = { invariant: "journal_chain", table: "journal_entry", id: "1", detail: "changed" };
  const steps = stepsOf(check({ arrivals: [stay("a")], dueOuts: [stay("b")], findings: [finding] }));
  expect(openCount(steps)).toBe(3);
});

it("closes neither a date that has not begun nor one that waits for a person", () => {
  const nights = check({ unposted: 12, blockers: ["unposted"] });
  expect([hasBegun(nights), isClosable(nights)]).toEqual([true, true]);
  const early = check({ unposted: 12, blockers: ["unposted", "not_begun"] });
  expect([hasBegun(early), isClosable(early)]).toEqual([false, false]);
  const waiting = check({ dueOuts: [stay("b")], blockers: ["due_outs"] });
  expect([hasBegun(waiting), isClosable(waiting)]).toEqual([true, false]);
});

it("takes the chosen stays, or all when none of them is left", () => {
  const stays = [stay("a"), stay("b")];
  expect(chosenOf(stays, new Set(["b"])).map(({ id }) => id)).toEqual(["b"]);
  expect(chosenOf(stays, new Set()).length).toBe(2);
  expect(chosenOf(stays, new Set(["gone"])).length).toBe(2);
});
