import { I18nProvider } from "@lingui/react";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeAll, expect, it } from "vitest";
import { activateLocale, i18n } from "../i18n";
import { Dialog } from "./Dialog";
import { UiProvider } from "./UiProvider";

beforeAll(() => activateLocale("zh-CN"));
afterEach(cleanup);

/** A page with a dialog that is always there and one that is put there when it opens. */
function Page() {
  const [opened, setOpened] = useState<"first" | "second" | null>(null);
  const [answered, setAnswered] = useState(false);
  return (
    <I18nProvider i18n={i18n}>
      <UiProvider>
        <button type="button" onClick={() => setOpened("first")}>
          open
        </button>
        <Dialog opened={opened === "first"} onClose={() => setOpened(null)} title="first">
          <input aria-label="amount" data-autofocus />
          <button type="button" onClick={() => setOpened("second")}>
            next
          </button>
        </Dialog>
        {opened === "second" && (
          <Dialog opened onClose={() => setOpened(null)} title="second">
            {answered && <input aria-label="reason" data-autofocus />}
            <button type="button" onClick={() => setAnswered(true)}>
              answer
            </button>
            <button type="button" onClick={() => setOpened(null)}>
              done
            </button>
          </Dialog>
        )}
      </UiProvider>
    </I18nProvider>
  );
}

/** What a press does before the next key can come. */
const press = (name: string) => act(() => screen.getByText(name).click());

it("has the focus in its field at once, so that no letter is lost", () => {
  render(<Page />);
  screen.getByText("open").focus();
  press("open");
  expect(screen.getByLabelText("amount")).toHaveFocus();
});

it("takes the focus to a field that comes with the answer of the house", () => {
  render(<Page />);
  press("open");
  press("next");
  press("answer");
  expect(screen.getByLabelText("reason")).toHaveFocus();
});

it("gives the focus back, also when one dialog led to another", () => {
  render(<Page />);
  const before = screen.getByText("open");
  before.focus();
  press("open");
  fireEvent.click(screen.getByLabelText("关闭"));
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(before).toHaveFocus();
  press("open");
  press("next");
  expect(screen.queryByLabelText("amount")).toBeNull();
  press("done");
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(before).toHaveFocus();
});
