import { I18nProvider } from "@lingui/react";
import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test } from "vitest";
import { queryClient } from "../../api";
import { type Envelope, type Host, installHost } from "../../api/host";
import { useSession } from "../../api/session";
import { activateLocale, i18n } from "../../i18n";
import { UiProvider } from "../../ui/UiProvider";
import type { Folio } from "./folio";
import { SettlePad } from "./SettlePad";

const CASH = { id: "cash", code: "cash", name: "现金", nameEn: "Cash", kind: "cash" };
const sent: Envelope[] = [];

const house: Host = {
  origin: "test",
  capabilities: { windows: false, fileDialog: false, localData: false },
  call: async (envelope) => {
    sent.push(envelope);
    return envelope.op === "catalogue.list"
      ? { tenders: [CASH], items: [], roomTypes: [] }
      : { balance: 700, actionId: null, paymentIds: [] };
  },
  subscribe: () => () => {},
};

const folio = (balance: number, version: number) =>
  ({ id: "f", version, balance, state: "open", label: "A", postings: [], company: null }) as unknown as Folio;

const pad = (balance: number, version: number) => (
  <QueryClientProvider client={queryClient}>
    <I18nProvider i18n={i18n}>
      <UiProvider>
        <SettlePad key="f" folio={folio(balance, version)} />
      </UiProvider>
    </I18nProvider>
  </QueryClientProvider>
);

beforeEach(async () => {
  await activateLocale("zh-CN");
  installHost(house);
  sent.length = 0;
  useSession.setState({ grants: [{ permission: "folio_settle", limit: null }] });
});

afterEach(() => {
  cleanup();
  queryClient.clear();
});

test("a posting that lands on the window keeps the tenders typed and tells the new balance", async () => {
  const { rerender } = render(pad(10_000, 1));
  const field = screen.getByTestId("settle-amount");
  fireEvent.change(field, { target: { value: "40" } });
  fireEvent.click(await screen.findByTestId("tender-cash"));
  fireEvent.change(field, { target: { value: "7" } });
  rerender(pad(11_200, 2));
  expect(screen.getByTestId("settle-amount")).toHaveValue("7");
  expect(screen.getByText("现金", { selector: "div > span" })).toBeInTheDocument();
  expect(screen.getByTestId("balance-changed")).toHaveTextContent(/100\.00.*112\.00/);

  fireEvent.click(screen.getByTestId("tender-cash"));
  expect(screen.queryByTestId("balance-changed")).toBeNull();

  fireEvent.click(screen.getByTestId("settle-confirm"));
  await screen.findByText("收款");
  const settled = sent.find(({ op }) => op === "folio.settle")?.args as {
    version: number;
    tenders: unknown[];
  };
  expect(settled.version).toBe(2);
  expect(settled.tenders).toHaveLength(2);
});

test("what was settled leaves the pad, and a balance nobody typed against moves silently", async () => {
  const { rerender } = render(pad(10_000, 1));
  rerender(pad(12_000, 2));
  expect(screen.queryByTestId("balance-changed")).toBeNull();
  fireEvent.click(await screen.findByTestId("tender-cash"));
  fireEvent.click(screen.getByTestId("settle-confirm"));
  await expect.poll(() => screen.queryByLabelText("去掉这一笔")).toBeNull();
});
