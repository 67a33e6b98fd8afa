import { create } from "zustand";

export type Density = "compact" | "standard" | "comfortable";
export type Scheme = "light" | "dark" | "auto";

/** What this window looks like; kept on this machine, for it is about the screen and not about the person. */
export interface Preferences {
  scheme: Scheme;
  density: Density;
}

const KEY = "kezhan.preferences";
const USUAL: Preferences = { scheme: "light", density: "standard" };

function load(): Preferences {
  try {
    return { ...USUAL, ...(JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Preferences>) };
  } catch {
    return USUAL;
  }
}

export const usePreferences = create<Preferences>(load);

export function setPreferences(change: Partial<Preferences>): void {
  usePreferences.setState(change);
  localStorage.setItem(KEY, JSON.stringify(usePreferences.getState()));
}

/** Whether the window is dark at this moment, whatever the reason. */
export function useDarkNow(): boolean {
  const scheme = usePreferences((state) => state.scheme);
  return scheme === "auto" ? matchMedia("(prefers-color-scheme: dark)").matches : scheme === "dark";
}
