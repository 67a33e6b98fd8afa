import { useLingui } from "@lingui/react/macro";
import { useEffect, useRef } from "react";
import { useOperation } from "../../api";
import classes from "./Stays.module.css";
import { LISTS, type List } from "./stay";

const MOST = 500;
/** Lists that say how much work is left; the others grow without end. */
const COUNTED: readonly List[] = ["arrivals", "departures", "in_house", "reserved"];

interface ListTabsProps {
  list: List;
  onList: (list: List) => void;
}

/** The lists of the day as tabs, with live counts of what is still to do. */
export function ListTabs({ list, onList }: ListTabsProps) {
  const { t } = useLingui();
  const words: Record<List, string> = {
    arrivals: t`预抵`,
    departures: t`预离`,
    in_house: t`在住`,
    reserved: t({ message: "预订", context: "list" }),
    checked_out_today: t({ message: "已离", context: "list" }),
    called_off: t({ message: "取消与未到", context: "list" }),
  };
  const place = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list is chosen, so another tab is to be seen
  useEffect(() => {
    place.current
      ?.querySelector("[aria-selected=true]")
      ?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [list]);
  return (
    <div ref={place} className={classes.tabs} role="tablist" aria-label={t`名单`}>
      {LISTS.map((one) => (
        <button
          key={one}
          type="button"
          role="tab"
          aria-selected={one === list}
          className={classes.tab}
          data-testid={`today-${one}`}
          onClick={() => onList(one)}
        >
          {words[one]}
          {COUNTED.includes(one) && <Count list={one} />}
        </button>
      ))}
    </div>
  );
}

function Count({ list }: { list: List }) {
  const found = useOperation("stay.list", { scope: list, limit: MOST }, { select: countOf });
  return <b className="kz-num">{found.data ?? "—"}</b>;
}

function countOf({ stays, more }: { stays: readonly unknown[]; more: boolean }): string {
  return more ? `${stays.length}+` : String(stays.length);
}
