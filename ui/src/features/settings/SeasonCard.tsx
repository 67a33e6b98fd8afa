import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { IconTrash } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { type ProblemError, useMay, useSession } from "../../api";
import { fieldProblem } from "../../i18n/field-problem";
import { ActionIcon, DateField, DateText, Group, nightsBetween, Text, TextInput } from "../../ui";
import { PriceTable, type RoomType } from "./PriceTable";
import classes from "./Rates.module.css";
import type { SeasonDraft, TypedPrices } from "./rates";

interface SeasonCardProps {
  season: SeasonDraft;
  /** Its place in the request, for refusals. */
  index: number;
  ordinary: TypedPrices;
  roomTypes: readonly RoomType[];
  problem: ProblemError | null;
  onChange: (part: Partial<SeasonDraft>) => void;
  onRemove: () => void;
}

/** A period with prices of its own: what it is called, when it is, what its nights cost. */
export function SeasonCard(props: SeasonCardProps) {
  const { season, index, ordinary, roomTypes, problem, onChange, onRemove } = props;
  const { t, i18n } = useLingui();
  const may = useMay("catalogue_edit");
  const today = useSession((state) => state.house?.businessDate) ?? season.firstNight;
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!season.known) {
      field.current?.focus();
    }
  }, [season.known]);
  const path = `seasons[${index}]`;
  const wrong = (name: string) => fieldProblem(i18n, problem, `${path}.${name}`);
  const { name, firstNight, lastNight } = season;
  const nights = nightsBetween(firstNight, lastNight) + 1;
  return (
    <section className={classes.card} data-testid={`season-${index}`}>
      <TextInput
        ref={field}
        aria-label={t`季节名称`}
        placeholder={t`名称，例如 国庆`}
        maxLength={40}
        disabled={!may}
        value={name}
        error={wrong("name")}
        data-testid={`season-${index}-name`}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <Group gap="sm" align="start" grow>
        <DateField
          label={t`首晚`}
          disabled={!may}
          value={firstNight}
          base={today}
          error={wrong("firstNight")}
          onChange={(first) => onChange({ firstNight: first })}
        />
        <DateField
          label={t`末晚（含）`}
          disabled={!may}
          value={lastNight}
          base={firstNight}
          min={firstNight}
          error={wrong("lastNight")}
          onChange={(last) => onChange({ lastNight: last })}
        />
      </Group>
      {nights > 0 && (
        <Text size="xs" c="dimmed">
          <DateText date={firstNight} style="full" /> – <DateText date={lastNight} style="full" /> ·{" "}
          <Plural value={nights} other="# 晚" />
        </Text>
      )}
      <PriceTable
        title={name}
        roomTypes={roomTypes}
        prices={season.prices}
        ordinary={ordinary}
        path={`${path}.prices`}
        problem={problem}
        onChange={(prices) => onChange({ prices })}
      />
      <Group gap="xs" justify="space-between" wrap="nowrap">
        <Text size="xs" c={wrong("prices") ? "var(--kz-danger)" : "dimmed"}>
          {wrong("prices") ?? <Trans>空着的房型按平时的价；周末价空着，周末也按平日价。</Trans>}
        </Text>
        <ActionIcon
          variant="subtle"
          color="gray"
          disabled={!may}
          aria-label={t`删除季节 ${name}`}
          data-testid={`season-${index}-remove`}
          onClick={onRemove}
        >
          <IconTrash size={16} />
        </ActionIcon>
      </Group>
    </section>
  );
}
