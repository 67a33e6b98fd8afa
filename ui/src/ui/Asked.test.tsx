import { I18nProvider } from "@lingui/react";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeAll, expect, it, vi } from "vitest";
import { ProblemError } from "../api/problem";
import { activateLocale, i18n } from "../i18n";
import { Asked } from "./Asked";
import { UiProvider } from "./UiProvider";

beforeAll(() => activateLocale("zh-CN"));
afterEach(cleanup);

const refused = new ProblemError({ code: "unavailable", message: "", data: {} });

function question(data: string | undefined, error: ProblemError | null = null) {
  return { data, error, refetch: vi.fn() };
}

function show(first: ReturnType<typeof question>, second: ReturnType<typeof question>) {
  return render(
    <I18nProvider i18n={i18n}>
      <UiProvider>
        <Asked of={[first, second]} rows={2}>
          {(one, other) => <p>{`${one} ${other}`}</p>}
        </Asked>
      </UiProvider>
    </I18nProvider>,
  );
}

it("shows what is made of the answers once all are here", () => {
  show(question("walls"), question("prices"));
  expect(screen.getByText("walls prices")).toBeVisible();
});

it("waits with a skeleton for the last of them", async () => {
  const { container } = show(question("walls"), question(undefined));
  await expect.poll(() => container.querySelector("[aria-busy]")).not.toBeNull();
  expect(screen.queryByRole("alert")).toBeNull();
});

it("says why there is nothing and asks again only what was not answered", () => {
  const [known, missing] = [question("walls"), question(undefined, refused)];
  show(known, missing);
  expect(screen.getByRole("alert")).toHaveTextContent(/连不上主机/);
  fireEvent.click(screen.getByRole("button", { name: "再试一次" }));
  expect(missing.refetch).toHaveBeenCalledOnce();
  expect(known.refetch).not.toHaveBeenCalled();
});

it("keeps what it knows when asking again fails", () => {
  show(question("walls", refused), question("prices"));
  expect(screen.getByText("walls prices")).toBeVisible();
});
