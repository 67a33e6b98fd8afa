import { I18nProvider } from "@lingui/react";
import { QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, renderHook, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, test } from "vitest";
import { queryClient } from "../../api";
import { installHost } from "../../api/host";
import { useSession } from "../../api/session";
import { activateLocale, i18n } from "../../i18n";
import { UiProvider } from "../../ui/UiProvider";
import { PaperLine } from "./PaperLine";
import { usePaper } from "./paper";
import { usePaperTarget } from "./target";

const PRINTERS = [
  { name: "Office", isDefault: false },
  { name: "Front desk", isDefault: true },
];

beforeEach(async () => {
  await activateLocale("zh-CN");
  localStorage.clear();
  installHost({
    origin: "test",
    capabilities: { windows: false, fileDialog: false, localData: false },
    call: async () => ({ printers: PRINTERS }),
    subscribe: () => () => {},
  });
  useSession.setState({ grants: [{ permission: "paper_print", limit: null }] });
});

afterEach(() => {
  cleanup();
  queryClient.clear();
});

const around = ({ children }: { children: ReactNode }) => (
  <QueryClientProvider client={queryClient}>
    <I18nProvider i18n={i18n}>
      <UiProvider>{children}</UiProvider>
    </I18nProvider>
  </QueryClientProvider>
);

test("the line names what F9 prints, follows what is chosen in the preview, and opens it", async () => {
  const paper = { kind: "bill_detail", subject: "f" } as const;
  render(<PaperLine paper={paper} />, { wrapper: around });
  const line = screen.getByTestId("paper-line");
  await expect.poll(() => line.textContent).toMatch(/账单明细.*A4.*Front desk.*语言按客人/);
  const { result } = renderHook(() => usePaperTarget("bill_detail"), { wrapper: around });
  act(() => {
    result.current.setSize("a5");
    result.current.setPrinter("Office");
  });
  expect(line).toHaveTextContent(/A5.*Office/);
  fireEvent.click(line);
  expect(usePaper.getState().wanted).toEqual([paper]);
});

test("a size is remembered for its kind of paper only, and a printer that is gone gives way to the usual one", async () => {
  localStorage.setItem("kezhan.paper.registration_card.size", "roll80");
  localStorage.setItem("kezhan.paper.registration_card.printer", "Gone");
  const card = renderHook(() => usePaperTarget("registration_card"), { wrapper: around });
  await expect.poll(() => card.result.current.printer).toBe("Front desk");
  expect(card.result.current.size).toBe("roll80");
  const receipt = renderHook(() => usePaperTarget("deposit_receipt"), { wrapper: around });
  expect(receipt.result.current.size).toBe("a4");
});

test("who may not print is not told what would print", () => {
  useSession.setState({ grants: [] });
  render(<PaperLine paper={{ kind: "bill_detail", subject: "f" }} />, { wrapper: around });
  expect(screen.queryByTestId("paper-line")).toBeNull();
});
