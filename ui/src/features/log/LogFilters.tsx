import { useLingui } from "@lingui/react/macro";
import { IconSearch, IconX } from "@tabler/icons-react";
import { useMemo } from "react";
import { useMay, useOperation } from "../../api";
import { ACTIONS } from "../../i18n/actions";
import { Button, DateField, PageTools, SearchSelect, Select, Switch, TextInput } from "../../ui";
import { isNarrowed, type LogChoice, NO_CHOICE } from "./choice";
import classes from "./Log.module.css";
import { dateOf, type LogRow, type Period } from "./log";

interface LogFiltersProps {
  choice: LogChoice;
  onChange: (choice: LogChoice) => void;
  rows: readonly LogRow[];
}

export function LogFilters({ choice, onChange, rows }: LogFiltersProps) {
  const { t, i18n } = useLingui();
  const people = usePeople(rows, choice.actor);
  const set = (part: Partial<LogChoice>) => onChange({ ...choice, ...part });
  const operations = Object.entries(ACTIONS).map(([value, label]) => ({ value, label: i18n._(label) }));
  return (
    <PageTools data-testid="log-filters">
      <TextInput
        aria-label={t`查找`}
        placeholder={t`客人、房号、单号、原因…`}
        leftSection={<IconSearch size={15} />}
        value={choice.text}
        maxLength={200}
        onChange={(event) => set({ text: event.currentTarget.value })}
        w={220}
        data-testid="log-text"
      />
      <SearchSelect
        aria-label={t`人`}
        placeholder={t`所有人`}
        data={people.map(({ id, name }) => ({ value: id, label: name }))}
        value={choice.actor?.id ?? null}
        onChange={(id) => set({ actor: people.find((person) => person.id === id) ?? null })}
        clearable
        w={120}
        data-testid="log-actor"
      />
      <SearchSelect
        aria-label={t`操作`}
        placeholder={t`所有操作`}
        data={operations}
        value={choice.operation}
        onChange={(operation) => set({ operation })}
        clearable
        w={150}
        data-testid="log-operation"
      />
      <When period={choice.period} days={choice.days} onChange={set} />
      <Switch
        label={t`只看被拒`}
        checked={choice.refused}
        onChange={(event) => set({ refused: event.currentTarget.checked })}
        data-testid="log-refused"
      />
      {choice.subject && (
        <Button
          size="compact-sm"
          variant="light"
          rightSection={<IconX size={13} />}
          onClick={() => set({ subject: null })}
        >
          {t`只看 ${choice.subject.split(":")[0] ?? ""} …${choice.subject.slice(-6)}`}
        </Button>
      )}
      {isNarrowed(choice) && (
        <Button size="compact-sm" variant="subtle" onClick={() => onChange(NO_CHOICE)}>
          {t`清除筛选`}
        </Button>
      )}
    </PageTools>
  );
}

interface WhenProps extends Pick<LogChoice, "period" | "days"> {
  onChange: (part: Partial<LogChoice>) => void;
}

/** A period by name, or the first and the last day, both of them today until one is chosen. */
function When({ period, days, onChange }: WhenProps) {
  const { t } = useLingui();
  const today = dateOf(Date.now());
  const { first, last } = days ?? { first: today, last: today };
  return (
    <>
      <Select
        aria-label={t`时间`}
        data={[
          { value: "all", label: t`所有时间` },
          { value: "today", label: t`今天` },
          { value: "yesterday", label: t`昨天` },
          { value: "week", label: t`最近 7 天` },
          { value: "days", label: t`选日期…` },
        ]}
        value={period}
        onChange={(next) => onChange({ period: (next ?? "all") as Period })}
        allowDeselect={false}
        w={120}
        data-testid="log-period"
      />
      {period === "days" && (
        <>
          <div className={classes.date}>
            <DateField
              aria-label={t`从`}
              value={first}
              base={today}
              onChange={(day) => onChange({ days: { first: day, last } })}
            />
          </div>
          <div className={classes.date}>
            <DateField
              aria-label={t`到`}
              value={last}
              base={first}
              onChange={(day) => onChange({ days: { first, last: day } })}
            />
          </div>
        </>
      )}
    </>
  );
}

interface Person {
  id: string;
  name: string;
}

/** Everybody who may be asked for: the users, where one may see them, else those who appear in the rows. */
function usePeople(rows: readonly LogRow[], chosen: Person | null): readonly Person[] {
  const manages = useMay("user_manage");
  const users = useOperation("user.list", {}, { enabled: manages });
  return useMemo(() => {
    const people = new Map<string, Person>();
    for (const { id, name } of users.data?.users ?? []) {
      people.set(id, { id, name });
    }
    for (const { actor, actorName } of rows) {
      if (actor !== "" && !people.has(actor)) {
        people.set(actor, { id: actor, name: actorName });
      }
    }
    if (chosen && !people.has(chosen.id)) {
      people.set(chosen.id, chosen);
    }
    return [...people.values()];
  }, [users.data, rows, chosen]);
}
