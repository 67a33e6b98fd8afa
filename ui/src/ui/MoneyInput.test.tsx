import { I18nProvider } from "@lingui/react";
import { MantineProvider } from "@mantine/core";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeAll, expect, it } from "vitest";
import { activateLocale, i18n } from "../i18n";
import { MoneyInput } from "./MoneyInput";

beforeAll(() => activateLocale("zh-CN"));
afterEach(cleanup);

/** A price with a default, as charges and stays have: an emptied field means the default. */
function Price({ standard }: { standard: number }) {
  const [price, setPrice] = useState<number | null>(null);
  return (
    <I18nProvider i18n={i18n}>
      <MantineProvider forceColorScheme="light" env="test">
        <MoneyInput label="price" value={price ?? standard} onChange={setPrice} />
        <button type="button" onClick={() => setPrice(12_345)}>
          set
        </button>
        <output>{price}</output>
      </MantineProvider>
    </I18nProvider>
  );
}

const field = () => screen.getByLabelText<HTMLInputElement>("price");
const type = (text: string) => fireEvent.change(field(), { target: { value: text } });

it("stays empty while another amount is typed over the default", () => {
  render(<Price standard={6_800} />);
  expect(field().value).toBe("68.00");
  type("");
  expect(field().value).toBe("");
  type("500");
  expect(field().value).toBe("500");
  expect(screen.getByRole("status").textContent).toBe("50000");
  type("");
  expect(field().value).toBe("");
});

it("shows the default again when it is left empty, and takes what is set from outside", () => {
  render(<Price standard={6_800} />);
  type("");
  fireEvent.blur(field());
  expect(field().value).toBe("68.00");
  fireEvent.click(screen.getByText("set"));
  expect(field().value).toBe("123.45");
});
