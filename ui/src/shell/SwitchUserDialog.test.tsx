import { I18nProvider } from "@lingui/react";
import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it } from "vitest";
import { queryClient } from "../api";
import { installHost } from "../api/host";
import { activateLocale, i18n } from "../i18n";
import { startDispatch } from "../keys/dispatch";
import { UiProvider } from "../ui/UiProvider";
import { SwitchUserDialog } from "./SwitchUserDialog";

const PEOPLE = [
  { login: "audit", name: "顾远", hasPin: false },
  { login: "cash", name: "何静", hasPin: true },
  { login: "desk", name: "陆小舟", hasPin: true },
];

let answer = () => {};
let stop = () => {};
beforeEach(async () => {
  await activateLocale("zh-CN");
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  installHost({
    origin: "test",
    capabilities: { windows: false, fileDialog: false, localData: false },
    call: () => answered.then(() => ({ people: PEOPLE })),
    subscribe: () => () => {},
  });
  stop = startDispatch();
});
afterEach(() => {
  stop();
  cleanup();
  queryClient.clear();
});

it("puts the focus on the first colleague who can take over, also when the house answers late", async () => {
  render(
    <QueryClientProvider client={queryClient}>
      <I18nProvider i18n={i18n}>
        <UiProvider>
          <SwitchUserDialog />
        </UiProvider>
      </I18nProvider>
    </QueryClientProvider>,
  );
  const open = () => fireEvent.keyDown(document.body, { key: "l", code: "KeyL", ctrlKey: true });
  open();
  await screen.findByRole("dialog");
  await new Promise((resolve) => setTimeout(resolve, 60));
  answer();
  expect(await screen.findByRole("radio", { name: /何静/ })).toHaveFocus();
  expect(screen.queryByRole("radio", { name: /顾远/ })).toBeNull();

  fireEvent.keyDown(document.activeElement ?? document.body, { key: "Escape" });
  await expect.poll(() => screen.queryByRole("dialog")).toBeNull();
  open();
  await expect.poll(() => document.activeElement?.textContent).toContain("何静");
});
