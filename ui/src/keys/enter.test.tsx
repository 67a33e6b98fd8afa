import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { useRef, useState } from "react";
import { afterEach, beforeEach, expect, it } from "vitest";
import { startDispatch } from "./dispatch";
import { useEnterAdvances } from "./enter";

let stop: () => void;
beforeEach(() => {
  stop = startDispatch();
});
afterEach(() => {
  stop();
  cleanup();
});

function Form() {
  const place = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(true);
  useEnterAdvances(place);
  return (
    <div ref={place}>
      <input aria-label="name" />
      <input
        aria-label="room"
        role="combobox"
        aria-expanded={open}
        aria-controls="list"
        onKeyDown={() => setOpen(false)}
      />
      <input aria-label="print" type="checkbox" />
      <input aria-label="off" disabled />
      <input aria-label="deposit" />
      <button type="button" data-primary>
        check in
      </button>
      <div id="list">{open && <span data-combobox-selected="true">301</span>}</div>
    </div>
  );
}

const enter = (label: string, more = {}) =>
  fireEvent.keyDown(screen.getByLabelText(label), { key: "Enter", ...more });

it("goes from field to field, through an open list, to the button", async () => {
  render(<Form />);
  screen.getByLabelText("name").focus();
  enter("name");
  expect(screen.getByLabelText("room")).toHaveFocus();
  enter("room");
  await waitFor(() => expect(screen.getByLabelText("deposit")).toHaveFocus());
  expect(screen.queryByText("301")).toBeNull();
  enter("deposit");
  expect(screen.getByText("check in")).toHaveFocus();
});

it("never moves on an Enter that ends a composition, nor with Ctrl", () => {
  render(<Form />);
  const name = screen.getByLabelText("name");
  name.focus();
  enter("name", { isComposing: true });
  enter("name", { keyCode: 229 });
  fireEvent.compositionEnd(name);
  enter("name");
  expect(name).toHaveFocus();
  fireEvent.keyUp(name, { key: "Enter" });
  enter("name", { ctrlKey: true });
  expect(name).toHaveFocus();
  enter("name");
  expect(screen.getByLabelText("room")).toHaveFocus();
});
