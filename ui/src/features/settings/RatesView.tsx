import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode, useRef } from "react";
import { say, useCommand, useMay, useOperation, useSession } from "../../api";
import { ulid } from "../../api/ids";
import { fieldProblem } from "../../i18n/field-problem";
import { weekdayName } from "../../i18n/weekdays";
import { CommandButton } from "../../keys/CommandButton";
import { Asked, Checkbox, firstInvalid, Group, ProblemNote, ScrollArea, Text, TextInput } from "../../ui";
import { Conflict } from "../record/Conflict";
import { useDraft } from "../record/draft";
import { PriceModeField } from "./PriceModeField";
import { PriceTable, type RoomType } from "./PriceTable";
import classes from "./Rates.module.css";
import { argsOf, draftOf, newSeason, type RateDraft, type RateSheet, type SeasonDraft } from "./rates";
import { SeasonCard } from "./SeasonCard";

/** What a night costs: by room type, at weekends, in seasons. */
export function RatesView() {
  const sheet = useOperation("rate.get", {});
  const catalogue = useOperation("catalogue.list", {});
  return (
    <Asked of={[sheet, catalogue]} rows={10}>
      {(rates, { roomTypes }) => <Sheet sheet={rates} roomTypes={roomTypes} />}
    </Asked>
  );
}

function Sheet({ sheet, roomTypes }: { sheet: RateSheet; roomTypes: readonly RoomType[] }) {
  const { t } = useLingui();
  const today = useSession((state) => state.house?.businessDate) ?? "";
  const editing = useDraft<RateSheet, RateDraft>(sheet, draftOf);
  const { draft, set, dirty, conflict, version } = editing;
  const form = useRef<HTMLDivElement>(null);
  const save = useCommand("rate.save", {
    present: "inline",
    onDone: () => {
      say(t`房价已保存`);
      editing.saved();
    },
  });
  const type = (part: Partial<RateDraft>) => {
    save.reset();
    set(part);
  };
  const run = () =>
    void save.run(
      argsOf(
        draft,
        { ratePlanId: sheet.ratePlanId, version: version ?? sheet.version },
        roomTypes.map(({ id }) => id),
      ),
    );
  const change = (key: string, part: Partial<SeasonDraft>) =>
    type({ seasons: draft.seasons.map((one) => (one.key === key ? { ...one, ...part } : one)) });
  const labels: Record<keyof RateDraft, string> = {
    priceMode: t`价格含税方式`,
    servicePercent: t`服务费 %`,
    weekend: t`按周末价卖的晚上`,
    prices: t`平时的价格`,
    seasons: t`季节`,
  };
  const told = /^(prices\[|seasons\[|servicePercent$)/.test(String(save.problem?.data.field ?? ""));
  return (
    <div className={classes.page}>
      <Group className={classes.tools} gap="md">
        <Text size="sm" c="dimmed">
          <Trans>改价只影响以后的报价；已订的晚数保持订时的价。</Trans>
        </Text>
        <CommandButton
          id="list.new"
          needs="catalogue_edit"
          variant="default"
          ml="auto"
          data-testid="season-new"
          onRun={() => type({ seasons: [...draft.seasons, newSeason(draft, today, ulid())] })}
        >
          <Trans>新季节</Trans>
        </CommandButton>
        <CommandButton
          id="page.confirm"
          needs="catalogue_edit"
          disabled={!dirty || conflict !== null}
          loading={save.pending}
          data-testid="rates-save"
          onRun={() => firstInvalid(form.current) || run()}
        >
          <Trans>保存</Trans>
        </CommandButton>
      </Group>
      <ScrollArea flex={1} type="auto">
        <div className={classes.sheet} ref={form} data-testid="rates">
          {conflict && (
            <div className={classes.wide}>
              <Conflict
                fields={conflict.map((field) => labels[field])}
                onTheirs={editing.takeTheirs}
                onMine={editing.keepMine}
              />
            </div>
          )}
          {!told && save.problem && (
            <div className={classes.wide}>
              <ProblemNote problem={save.problem} />
            </div>
          )}
          <Card title={t`平时`}>
            <PriceTable
              title={t`平时`}
              roomTypes={roomTypes}
              prices={draft.prices}
              path="prices"
              problem={save.problem}
              onChange={(prices) => type({ prices })}
            />
          </Card>
          <Terms draft={draft} labels={labels} problem={save.problem} onChange={type} />
          {draft.seasons.map((season, index) => (
            <SeasonCard
              key={season.key}
              season={season}
              index={index}
              ordinary={draft.prices}
              roomTypes={roomTypes}
              problem={save.problem}
              onChange={(part) => change(season.key, part)}
              onRemove={() => type({ seasons: draft.seasons.filter(({ key }) => key !== season.key) })}
            />
          ))}
        </div>
      </ScrollArea>
    </div>
  );
}

interface TermsProps {
  draft: RateDraft;
  labels: Record<keyof RateDraft, string>;
  problem: Parameters<typeof fieldProblem>[1];
  onChange: (part: Partial<RateDraft>) => void;
}

/** What holds for every price: which nights are the weekend, and what is added. */
function Terms({ draft, labels, problem, onChange }: TermsProps) {
  const { t, i18n } = useLingui();
  const may = useMay("catalogue_edit");
  return (
    <Card title={t`计价规则`}>
      <Checkbox.Group
        label={labels.weekend}
        value={draft.weekend.map(String)}
        onChange={(days) => onChange({ weekend: days.map(Number).sort((a, b) => a - b) })}
      >
        <div className={classes.week}>
          {[0, 1, 2, 3, 4, 5, 6].map((day) => (
            <Checkbox
              key={day}
              value={String(day)}
              disabled={!may}
              label={weekdayName(i18n, day)}
              data-testid={`weekend-${day}`}
            />
          ))}
        </div>
      </Checkbox.Group>
      <PriceModeField
        label={labels.priceMode}
        value={draft.priceMode}
        disabled={!may}
        onChange={(priceMode) => onChange({ priceMode })}
      />
      <TextInput
        label={labels.servicePercent}
        inputMode="decimal"
        maw={160}
        disabled={!may}
        value={draft.servicePercent}
        error={fieldProblem(i18n, problem, "servicePercent")}
        onChange={(event) => onChange({ servicePercent: event.currentTarget.value })}
      />
    </Card>
  );
}

function Card({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.card}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
