import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CommandId } from "./commands";
import { setRights, startDispatch } from "./dispatch";
import { FocusScope, useKey } from "./focus";

let stop: () => void;

beforeEach(() => {
  stop = startDispatch();
});

afterEach(() => {
  cleanup();
  stop();
  setRights(() => true);
});

function Key({ id, run }: { id: CommandId; run: () => void }) {
  useKey(id, run);
  return null;
}

function press(target: Element, init: KeyboardEventInit & { keyCode?: number }): KeyboardEvent {
  const event = new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...init });
  target.dispatchEvent(event);
  return event;
}

describe("input methods", () => {
  it("never fires while a composition runs, whichever way the engine says so", () => {
    const run = vi.fn();
    const seen = vi.fn();
    render(
      <FocusScope scope="dialog">
        <Key id="dialog.confirm" run={run} />
        <Key id="dialog.close" run={run} />
        <input aria-label="name" onKeyDown={seen} />
      </FocusScope>,
    );
    const field = screen.getByLabelText("name");
    press(field, { key: "Escape", isComposing: true });
    press(field, { key: "Enter", ctrlKey: true, isComposing: true });
    press(field, { key: "Process", keyCode: 229 });
    press(field, { key: "Enter", keyCode: 229 });
    expect(run).not.toHaveBeenCalled();
    expect(seen).not.toHaveBeenCalled();
  });

  it("swallows the Enter that ends a composition, and only that one", () => {
    const submit = vi.fn((event: Event) => event.preventDefault());
    const seen = vi.fn();
    render(<input aria-label="name" onKeyDown={seen} />);
    const field = screen.getByLabelText("name");
    document.addEventListener("submit", submit);
    field.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true, data: "张伟" }));
    const confirming = press(field, { key: "Enter" });
    expect(confirming.defaultPrevented).toBe(true);
    expect(seen).not.toHaveBeenCalled();
    field.dispatchEvent(new KeyboardEvent("keyup", { key: "Enter", bubbles: true }));
    const meant = press(field, { key: "Enter" });
    expect(meant.defaultPrevented).toBe(false);
    expect(seen).toHaveBeenCalledTimes(1);
    document.removeEventListener("submit", submit);
  });
});

describe("scopes", () => {
  it("gives an open dialog the whole keyboard but for the help key", () => {
    const page = vi.fn();
    const help = vi.fn();
    const dialog = vi.fn();
    const { rerender } = render(
      <>
        <Key id="stay.walk_in" run={page} />
        <Key id="keys.show" run={help} />
      </>,
    );
    press(document.body, { key: "F2" });
    expect(page).toHaveBeenCalledTimes(1);
    rerender(
      <>
        <Key id="stay.walk_in" run={page} />
        <Key id="keys.show" run={help} />
        <FocusScope scope="dialog">
          <Key id="dialog.close" run={dialog} />
        </FocusScope>
      </>,
    );
    press(document.body, { key: "F2" });
    press(document.body, { key: "F1" });
    press(document.body, { key: "Escape" });
    expect(page).toHaveBeenCalledTimes(1);
    expect(help).toHaveBeenCalledTimes(1);
    expect(dialog).toHaveBeenCalledTimes(1);
  });

  it("asks the innermost of two nested dialogs", () => {
    const outer = vi.fn();
    const inner = vi.fn();
    const tree = (nested: boolean) => (
      <FocusScope scope="dialog">
        <Key id="dialog.close" run={outer} />
        {nested && (
          <FocusScope scope="dialog">
            <Key id="dialog.close" run={inner} />
          </FocusScope>
        )}
      </FocusScope>
    );
    const { rerender } = render(tree(false));
    rerender(tree(true));
    press(document.body, { key: "Escape" });
    expect([outer, inner].map((spy) => spy.mock.calls.length)).toEqual([0, 1]);
    rerender(tree(false));
    press(document.body, { key: "Escape" });
    expect([outer, inner].map((spy) => spy.mock.calls.length)).toEqual([1, 1]);
  });

  it("answers grid keys only while the focus is in the grid", () => {
    const down = vi.fn();
    render(
      <>
        <FocusScope scope="grid">
          <Key id="grid.down" run={down} />
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: stands for a grid */}
          <div tabIndex={0} data-testid="grid" />
        </FocusScope>
        <p data-testid="outside" />
      </>,
    );
    press(screen.getByTestId("outside"), { key: "ArrowDown" });
    expect(down).not.toHaveBeenCalled();
    press(screen.getByTestId("grid"), { key: "ArrowDown" });
    press(screen.getByTestId("grid"), { key: "j", code: "KeyJ" });
    expect(down).toHaveBeenCalledTimes(2);
  });
});

describe("text fields", () => {
  it("keep letters, digits, arrows and their own undo, and give up function keys and Ctrl chords", () => {
    const spies = { jump: vi.fn(), clean: vi.fn(), undo: vi.fn(), find: vi.fn(), walkIn: vi.fn() };
    render(
      <FocusScope scope="page">
        <Key id="wall.jump" run={spies.jump} />
        <Key id="wall.clean" run={spies.clean} />
        <Key id="undo.last" run={spies.undo} />
        <Key id="palette.open" run={spies.find} />
        <Key id="stay.walk_in" run={spies.walkIn} />
        <input aria-label="note" />
      </FocusScope>,
    );
    const field = screen.getByLabelText("note");
    press(field, { key: "1", code: "Digit1" });
    press(field, { key: "c", code: "KeyC" });
    press(field, { key: "z", code: "KeyZ", ctrlKey: true });
    expect([spies.jump, spies.clean, spies.undo].map((spy) => spy.mock.calls.length)).toEqual([0, 0, 0]);
    press(field, { key: "k", code: "KeyK", ctrlKey: true });
    press(field, { key: "F2" });
    expect([spies.find, spies.walkIn].map((spy) => spy.mock.calls.length)).toEqual([1, 1]);
    press(document.body, { key: "1", code: "Digit1" });
    press(document.body, { key: "z", code: "KeyZ", ctrlKey: true });
    expect([spies.jump, spies.undo].map((spy) => spy.mock.calls.length)).toEqual([1, 1]);
  });
});

describe("rights", () => {
  it("leaves a command dead for who may not run it", () => {
    const run = vi.fn();
    render(<Key id="stay.walk_in" run={run} />);
    setRights((permission) => permission !== "stay_check_in");
    press(document.body, { key: "F2" });
    expect(run).not.toHaveBeenCalled();
    setRights(() => true);
    press(document.body, { key: "F2" });
    expect(run).toHaveBeenCalledTimes(1);
  });
});
