import { I18nProvider } from "@lingui/react";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeAll, expect, it } from "vitest";
import { useSession } from "../../api";
import { activateLocale, i18n } from "../../i18n";
import { UiProvider } from "../../ui/UiProvider";
import { ClosePanel } from "./ClosePanel";
import type { AuditCheck } from "./check";
import { NightsStep } from "./NightsStep";
import type { NightPosting } from "./posting";

beforeAll(async () => {
  useSession.setState({ grants: [{ permission: "night_audit" }] as never });
  await activateLocale("zh-CN");
});
afterEach(cleanup);

const idle = { running: false, problem: null } as unknown as NightPosting;

function show(blockers: readonly string[]) {
  const check = {
    businessDate: "2026-11-23",
    nextDate: "2026-11-24",
    arrivals: [],
    dueOuts: [],
    unposted: 2,
    inHouse: 2,
    charges: { net: 0, service: 0, tax: 0, gross: 0 },
    findings: [],
    blockers,
  } as unknown as AuditCheck;
  render(
    <I18nProvider i18n={i18n}>
      <UiProvider>
        <NightsStep check={check} posting={idle} />
        <ClosePanel
          check={check}
          busy={false}
          closing={false}
          problem={null}
          closed={null}
          onClose={() => {}}
          onPaper={() => {}}
        />
      </UiProvider>
    </I18nProvider>,
  );
}

it("charges and closes nothing of a date that has not begun, and says why beside both verbs", () => {
  show(["unposted", "not_begun"]);
  expect(screen.getByTestId("night-audit-post")).toBeDisabled();
  expect(screen.getByTestId("night-audit-close")).toBeDisabled();
  expect(screen.getByTestId("night-audit-close")).toHaveAccessibleDescription(/11-23 还没有开始/);
  expect(screen.getByText(/零点以后才能过房费/)).toBeVisible();
});

it("offers both verbs once it has", () => {
  show(["unposted"]);
  expect(screen.getByTestId("night-audit-post")).toBeEnabled();
  expect(screen.getByTestId("night-audit-close")).toBeEnabled();
  expect(screen.queryByText(/零点以后/)).toBeNull();
});
