import { MantineProvider } from "@mantine/core";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, expect, it } from "vitest";
import { SearchSelect } from "./SearchSelect";

afterEach(cleanup);

const ITEMS = [
  { value: "1", label: "water Mineral water" },
  { value: "2", label: "shirt Shirt" },
];

function Items() {
  const [value, setValue] = useState<string | null>(null);
  return (
    <MantineProvider forceColorScheme="light" env="test">
      <SearchSelect label="item" data={ITEMS} value={value} onChange={setValue} />
      <output>{value}</output>
    </MantineProvider>
  );
}

const field = () => screen.getByRole("combobox", { name: "item" });

function scan(text: string, enter: object = {}): void {
  field().focus();
  fireEvent.change(field(), { target: { value: text } });
  // No effect that marks a line may run between the letters and the Enter of a scanner.
  for (const marked of document.querySelectorAll("[data-combobox-selected]")) {
    marked.removeAttribute("data-combobox-selected");
  }
  fireEvent.keyDown(field(), { key: "Enter", code: "Enter", ...enter });
}

it("takes the first line that fits when Enter comes before one is marked", () => {
  render(<Items />);
  scan("shirt");
  expect(screen.getByRole("status").textContent).toBe("2");
  expect(field()).toHaveValue("shirt Shirt");
});

it("takes nothing where nothing fits, and nothing from an input method", () => {
  render(<Items />);
  scan("towel");
  expect(screen.getByRole("status").textContent).toBe("");
  scan("shirt", { keyCode: 229 });
  expect(screen.getByRole("status").textContent).toBe("");
});
