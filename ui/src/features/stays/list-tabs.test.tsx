import { I18nProvider } from "@lingui/react";
import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { queryClient } from "../../api";
import { installHost } from "../../api/host";
import { activateLocale, i18n } from "../../i18n";
import { UiProvider } from "../../ui/UiProvider";
import { ListTabs } from "./ListTabs";
import type { List } from "./stay";

beforeEach(async () => {
  await activateLocale("en");
  installHost({
    origin: "test",
    capabilities: { windows: false, fileDialog: false, localData: false },
    call: async () => ({ stays: [], more: false }),
    subscribe: () => () => {},
  });
});
afterEach(() => {
  cleanup();
  queryClient.clear();
  vi.restoreAllMocks();
});

test("the tab of the chosen list is pushed into view when the window is too narrow for all", () => {
  const seen: (string | null)[] = [];
  vi.spyOn(Element.prototype, "scrollIntoView").mockImplementation(function (this: Element) {
    seen.push(this.textContent);
  });
  const tabs = (list: List) => (
    <QueryClientProvider client={queryClient}>
      <I18nProvider i18n={i18n}>
        <UiProvider>
          <ListTabs list={list} onList={() => {}} />
        </UiProvider>
      </I18nProvider>
    </QueryClientProvider>
  );
  const { rerender } = render(tabs("checked_out_today"));
  rerender(tabs("called_off"));
  expect(seen).toEqual(["Left", "Called off"]);
  expect(screen.getByTestId("today-called_off")).toHaveAttribute("aria-selected", "true");
});
