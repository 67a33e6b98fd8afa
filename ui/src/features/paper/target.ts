import { create } from "zustand";
import { type Args, useOperation } from "../../api";
import type { PaperWanted } from "./paper";

export type PaperSize = Args<"paper.preview">["size"];

/** What was chosen since the program started; what was chosen before is kept by the station. */
const useChosen = create<Record<string, string>>(() => ({}));

/** A choice that this station remembers for each kind of paper. */
function useRemembered(kind: PaperWanted["kind"], what: "size" | "printer") {
  const key = `kezhan.paper.${kind}.${what}`;
  const value = useChosen((state) => state[key] ?? localStorage.getItem(key));
  const choose = (next: string) => {
    localStorage.setItem(key, next);
    useChosen.setState({ [key]: next });
  };
  return [value, choose] as const;
}

/** How a kind of paper prints at this station: on which size, by which of the printers there are. */
export function usePaperTarget(kind: PaperWanted["kind"]) {
  const [size, setSize] = useRemembered(kind, "size");
  const [wanted, setPrinter] = useRemembered(kind, "printer");
  const found = useOperation("paper.printers", {});
  const printers = (found.data?.printers ?? []).map(({ name }) => name);
  const usual = found.data?.printers.find(({ isDefault }) => isDefault)?.name ?? printers[0];
  return {
    size: (size as PaperSize | null) ?? "a4",
    setSize: (next: PaperSize) => setSize(next),
    /** Undefined while there is none, or none is known yet. */
    printer: wanted !== null && printers.includes(wanted) ? wanted : usual,
    setPrinter,
    printers,
    asking: found.isPending,
  };
}
