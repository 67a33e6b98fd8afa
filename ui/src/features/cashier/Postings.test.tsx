import { I18nProvider } from "@lingui/react";
import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { queryClient } from "../../api";
import { useSession } from "../../api/session";
import { activateLocale, i18n } from "../../i18n";
import { startDispatch } from "../../keys/dispatch";
import { UiProvider } from "../../ui/UiProvider";
import type { Account, Folio } from "./folio";
import { Postings } from "./Postings";

const line = (
  id: string,
  businessDate: string,
  gross: number,
  description: string,
  serviceDate = businessDate,
) => ({
  id,
  businessDate,
  serviceDate,
  gross,
  description,
  kind: "charge",
  offsets: null,
  offsetBy: null,
  quantity: "1",
  reason: "",
});

const folio = {
  id: "f",
  label: "A",
  state: "open",
  postings: [
    line("a", "2026-11-24", 39_800, "房费"),
    line("b", "2026-11-25", 1_800, "啤酒"),
    line("c", "2026-11-25", 40_000, "房费", "2026-11-23"),
  ],
} as unknown as Folio;
const account = {
  stay: { id: "s", state: "in_house" },
  folios: [folio],
  roomUse: null,
} as unknown as Account;

function Window() {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  return (
    <QueryClientProvider client={queryClient}>
      <I18nProvider i18n={i18n}>
        <UiProvider>
          <Postings
            account={account}
            folio={folio}
            selected={selected}
            onSelect={setSelected}
            onMoved={() => {}}
          />
        </UiProvider>
      </I18nProvider>
    </QueryClientProvider>
  );
}

let stop = () => {};
beforeEach(async () => {
  await activateLocale("zh-CN");
  useSession.setState({ grants: [{ permission: "folio_reverse", limit: null }] });
  // The list draws what fits into it, and jsdom gives nothing a height.
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(600);
  stop = startDispatch();
});
afterEach(() => {
  stop();
  cleanup();
  vi.restoreAllMocks();
});

test("each day is named once, with its sum where it has several lines", async () => {
  render(<Window />);
  const grid = screen.getByRole("grid");
  expect(await within(grid).findAllByText(/11月24日/)).toHaveLength(1);
  const day = within(grid)
    .getByText(/11月25日/)
    .closest("[role=presentation]");
  expect(day).toHaveTextContent("418.00");
  expect(within(grid).queryAllByTitle("当日合计")).toHaveLength(1);
  const [, , beer, room] = within(grid).getAllByRole("row");
  expect(beer).toHaveAccessibleDescription(/11月25日/);
  expect(room).toHaveTextContent("11-23");
});

test("keys walk and select lines across the days as if the strips were not there", () => {
  render(<Window />);
  const grid = screen.getByRole("grid");
  grid.focus();
  const press = (key: string, shiftKey = false) => fireEvent.keyDown(grid, { key, shiftKey });
  press("ArrowDown");
  press(" ");
  press("ArrowDown", true);
  expect(screen.getByText(/已选 2 行/)).toHaveTextContent("418.00");
  press("ArrowUp");
  press("ArrowUp");
  press(" ");
  expect(screen.getByText(/已选 3 行/)).toHaveTextContent("816.00");
});
