import { I18nProvider } from "@lingui/react";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { activateLocale, i18n } from "../../i18n";
import { UiProvider } from "../../ui/UiProvider";
import { PriceModeField } from "./PriceModeField";

beforeAll(() => activateLocale("zh-CN"));
afterEach(cleanup);

test("the switch tells which of the two ways a price is listed", () => {
  const choose = vi.fn();
  render(
    <I18nProvider i18n={i18n}>
      <UiProvider>
        <PriceModeField label="价格含税方式" value="inclusive" onChange={choose} />
      </UiProvider>
    </I18nProvider>,
  );
  expect(screen.getByRole("radiogroup", { name: "价格含税方式" })).toBeVisible();
  expect(screen.getByLabelText("已含税和服务费")).toBeChecked();
  fireEvent.click(screen.getByLabelText("另加税和服务费"));
  expect(choose).toHaveBeenCalledWith("exclusive");
});
