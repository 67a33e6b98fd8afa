import { useLingui } from "@lingui/react/macro";
import {
  IconAlertTriangleFilled,
  IconArrowDownRight,
  IconArrowUpRight,
  IconBrush,
  IconCheck,
  IconLayoutGrid,
  IconTool,
  IconUserFilled,
} from "@tabler/icons-react";
import type { MouseEvent } from "react";
import { OpeningList } from "../opening/OpeningList";
import { Legend } from "./Legend";
import classes from "./Rooms.module.css";
import type { Filter, Wall } from "./wall";

interface RoomFiltersProps {
  counts: Wall["counts"] | undefined;
  filters: ReadonlySet<Filter>;
  onChange: (filters: ReadonlySet<Filter>) => void;
}

/** The rail of live counts: a click shows those rooms, Ctrl+click adds them. It is the legend of the colours at once. */
export function RoomFilters({ counts, filters, onChange }: RoomFiltersProps) {
  const { t } = useLingui();
  const lines = [
    { filter: "vacantClean", word: t`空净`, icon: IconCheck, tone: "ok" },
    { filter: "vacantDirty", word: t`空脏`, icon: IconBrush, tone: "attention" },
    { filter: "occupied", word: t`在住`, icon: IconUserFilled, tone: "active" },
    { filter: "arriving", word: t`预抵`, icon: IconArrowDownRight, tone: "coming" },
    { filter: "leaving", word: t`预离`, icon: IconArrowUpRight, tone: "leaving" },
    { filter: "blocked", word: t`维修`, icon: IconTool, tone: "blocked" },
    { filter: "owing", word: t`欠费`, icon: IconAlertTriangleFilled, tone: "danger" },
  ] as const;
  const press = (filter: Filter, event: MouseEvent) => {
    const adding = event.ctrlKey || event.metaKey;
    const after = new Set(
      adding ? filters : filters.size === 1 ? [...filters].filter((one) => one === filter) : [],
    );
    if (!after.delete(filter)) {
      after.add(filter);
    }
    onChange(after);
  };
  return (
    <nav className={classes.filters} data-tour="filters" aria-label={t`按状态筛选`}>
      <button
        type="button"
        className={classes.filter}
        aria-pressed={filters.size === 0}
        onClick={() => onChange(new Set())}
      >
        <IconLayoutGrid size={15} aria-hidden />
        <span>{t`全部`}</span>
        <b className="kz-num">{counts?.all ?? "—"}</b>
      </button>
      {lines.map(({ filter, word, icon: Icon, tone }) => (
        <button
          key={filter}
          type="button"
          className={classes.filter}
          data-testid={`filter-${filter}`}
          data-tone={tone}
          aria-pressed={filters.has(filter)}
          onClick={(event) => press(filter, event)}
        >
          <Icon size={15} aria-hidden />
          <span>{word}</span>
          <b className="kz-num">{counts?.[filter] ?? "—"}</b>
        </button>
      ))}
      <OpeningList />
      <p className={classes.filterHint}>{t`Ctrl+点击可多选`}</p>
      <Legend />
    </nav>
  );
}
