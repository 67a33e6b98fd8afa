const KEY = "kezhan.station";

/** The name of this workplace in the log and beside sign-ins; made up once, then the hotel's to change. */
export function stationName(): string {
  const known = localStorage.getItem(KEY);
  if (known) {
    return known;
  }
  const number = crypto.getRandomValues(new Uint16Array(1))[0] ?? 0;
  const made = `PC-${String(number % 10_000).padStart(4, "0")}`;
  localStorage.setItem(KEY, made);
  return made;
}

export function renameStation(name: string): void {
  localStorage.setItem(KEY, name.trim());
}
