import { act, renderHook } from "@testing-library/react";
import { expect, it } from "vitest";
import { differences, useDraft } from "./draft";

interface Role {
  version: number;
  name: string;
  rights: string[];
}

const draftOf = (role: Role | null) => ({ name: role?.name ?? "", rights: role?.rights ?? [] });
const first: Role = { version: 1, name: "前台", rights: ["room_view"] };
const second: Role = { version: 2, name: "前台", rights: ["room_view", "log_view"] };

it("names the fields in which two forms differ", () => {
  expect(differences(draftOf(first), draftOf(second))).toEqual(["rights"]);
});

it("follows the house while nothing is typed", () => {
  const { result, rerender } = renderHook(({ role }) => useDraft(role, draftOf), {
    initialProps: { role: first },
  });
  rerender({ role: second });
  expect(result.current.draft.rights).toEqual(second.rights);
  expect([result.current.version, result.current.conflict]).toEqual([2, null]);
});

it("keeps what was typed and says what somebody else changed", () => {
  const { result, rerender } = renderHook(({ role }) => useDraft(role, draftOf), {
    initialProps: { role: first },
  });
  act(() => result.current.set({ name: "早班" }));
  rerender({ role: second });
  expect(result.current.conflict).toEqual(["rights"]);
  expect([result.current.draft.name, result.current.version]).toEqual(["早班", 1]);
  act(() => result.current.keepMine());
  expect([result.current.draft.name, result.current.version, result.current.conflict]).toEqual([
    "早班",
    2,
    null,
  ]);
  act(() => result.current.takeTheirs());
  expect(result.current.draft.name).toBe("前台");
});

it("takes over its own change when it was saved and the form stays open", () => {
  const { result, rerender } = renderHook(({ role }) => useDraft(role, draftOf), {
    initialProps: { role: first },
  });
  act(() => result.current.set({ name: "早班" }));
  act(() => result.current.saved());
  expect(result.current.dirty).toBe(false);
  rerender({ role: { ...first, version: 2, name: "早班" } });
  expect([result.current.draft.name, result.current.version, result.current.conflict]).toEqual([
    "早班",
    2,
    null,
  ]);
  act(() => result.current.set({ name: "晚班" }));
  expect(result.current.dirty).toBe(true);
});
