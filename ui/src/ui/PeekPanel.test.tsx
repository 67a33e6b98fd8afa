import { I18nProvider } from "@lingui/react";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { activateLocale, i18n } from "../i18n";
import { startDispatch } from "../keys/dispatch";
import { PeekPanel } from "./PeekPanel";
import { UiProvider } from "./UiProvider";

let stop = () => {};
beforeAll(() => activateLocale("zh-CN"));
beforeEach(() => {
  stop = startDispatch();
});
afterEach(() => {
  stop();
  cleanup();
});

/** A list with a verb beside it that makes something new; a record is another panel in the same place. */
function Page() {
  const [opened, setOpened] = useState<string | null>(null);
  return (
    <I18nProvider i18n={i18n}>
      <UiProvider>
        <div>
          {/** biome-ignore lint/a11y/useSemanticElements: stands for a list */}
          {/** biome-ignore lint/a11y/useKeyWithClickEvents: its keys are not what is tested */}
          <div role="grid" tabIndex={0} onClick={() => setOpened("one")}>
            rows
          </div>
          <button type="button" onClick={() => setOpened("new")}>
            new
          </button>
          {opened && (
            <PeekPanel key={opened} title={opened} onClose={() => setOpened(null)}>
              <input aria-label="name" />
              <button type="button" onClick={() => setOpened("two")}>
                save
              </button>
            </PeekPanel>
          )}
        </div>
      </UiProvider>
    </I18nProvider>
  );
}

it("gives the focus back to the list that it was opened from", async () => {
  render(<Page />);
  const list = screen.getByRole("grid");
  list.focus();
  fireEvent.click(list);
  const field = screen.getByLabelText("name");
  field.focus();
  fireEvent.keyDown(field, { key: "Escape" });
  await expect.poll(() => document.activeElement).toBe(list);
});

it("gives it back to the verb that opened it, and to the list when another record took its place", async () => {
  render(<Page />);
  const verb = screen.getByText("new");
  verb.focus();
  fireEvent.click(verb);
  screen.getByLabelText("关闭").focus();
  fireEvent.click(screen.getByLabelText("关闭"));
  await expect.poll(() => document.activeElement).toBe(verb);

  fireEvent.click(verb);
  screen.getByText("save").focus();
  fireEvent.click(screen.getByText("save"));
  screen.getByLabelText("关闭").focus();
  fireEvent.click(screen.getByLabelText("关闭"));
  await expect.poll(() => document.activeElement).toBe(screen.getByRole("grid"));
});

it("leaves the focus where somebody put it", async () => {
  render(<Page />);
  fireEvent.click(screen.getByRole("grid"));
  screen.getByText("new").focus();
  fireEvent.click(screen.getByLabelText("关闭"));
  await expect.poll(() => screen.queryByLabelText("关闭")).toBeNull();
  expect(screen.getByText("new")).toHaveFocus();
});
