import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { say, useCommand, useMay, useOperation, useSession } from "../../api";
import { fieldProblem } from "../../i18n/field-problem";
import { nameOf } from "../../i18n/names";
import { CommandButton } from "../../keys/CommandButton";
import {
  Asked,
  DataGrid,
  DateField,
  DateText,
  type GridColumn,
  PageFrame,
  PeekPanel,
  ProblemNote,
  Stack,
  Text,
  TextInput,
} from "../../ui";
import type { Tax } from "./ItemsView";

type Step = Tax["steps"][number];

/** What the state takes, and from when. */
export function TaxesView() {
  const catalogue = useOperation("catalogue.list", {});
  return (
    <Asked of={[catalogue]} rows={4}>
      {({ taxes }) => <Taxes taxes={taxes} />}
    </Asked>
  );
}

function Taxes({ taxes }: { taxes: readonly Tax[] }) {
  const { t, i18n } = useLingui();
  const today = useSession((state) => state.house?.businessDate) ?? "";
  const [opened, setOpened] = useState<string | null>(null);
  const columns: GridColumn<Tax>[] = [
    { id: "code", header: t`代码`, width: 120, cell: (tax) => <span className="kz-num">{tax.code}</span> },
    { id: "name", header: t`名称`, width: 180, grow: 1, cell: (tax) => <b>{nameOf(i18n, tax)}</b> },
    {
      id: "percent",
      header: t`今天`,
      width: 100,
      align: "end",
      cell: (tax) => <span className="kz-num">{Number(tax.percent)}%</span>,
    },
    {
      id: "next",
      header: t`以后`,
      width: 240,
      cell: (tax) =>
        tax.steps
          .filter(({ validFrom }) => validFrom > today)
          .reverse()
          .map((step) => (
            <span key={step.validFrom}>
              <StepText step={step} />{" "}
            </span>
          )),
    },
  ];
  const current = taxes.find(({ code }) => code === opened);
  return (
    <PageFrame
      panel={
        current && (
          <TaxEditor key={current.code} tax={current} today={today} onClose={() => setOpened(null)} />
        )
      }
    >
      <DataGrid
        label={t`税率`}
        columns={columns}
        rows={taxes}
        rowKey={(tax) => tax.code}
        current={opened}
        onPeek={(tax) => setOpened(tax.code)}
      />
    </PageFrame>
  );
}

function StepText({ step }: { step: Step }) {
  return (
    <Trans>
      <DateText date={step.validFrom} style="full" /> 起{" "}
      <span className="kz-num">{Number(step.percent)}%</span>
    </Trans>
  );
}

interface TaxEditorProps {
  tax: Tax;
  today: string;
  onClose: () => void;
}

/** A tax with its past, and the next percentage it will have. */
function TaxEditor({ tax, today, onClose }: TaxEditorProps) {
  const { t, i18n } = useLingui();
  const may = useMay("catalogue_edit");
  const [percent, setPercent] = useState("");
  const [validFrom, setValidFrom] = useState(today);
  const holds = tax.steps.find((step) => step.validFrom <= validFrom);
  const save = useCommand("tax.save", {
    present: "inline",
    onDone: () => {
      say(t`已保存 ${nameOf(i18n, tax)}`);
      setPercent("");
    },
  });
  const wrong = (field: string) => fieldProblem(i18n, save.problem, field);
  const told = wrong("percent") ?? wrong("validFrom");
  const run = () =>
    void save.run({ code: tax.code, percent, validFrom, knownPercent: holds?.percent ?? tax.percent });
  return (
    <PeekPanel
      title={nameOf(i18n, tax)}
      onClose={onClose}
      actions={
        <CommandButton
          id="panel.confirm"
          disabled={!may || percent.trim() === ""}
          loading={save.pending}
          data-testid="tax-save"
          onRun={run}
        >
          <Trans>保存</Trans>
        </CommandButton>
      }
    >
      <Stack gap="sm">
        <TextInput
          label={t`新税率 %`}
          inputMode="decimal"
          placeholder={String(Number(holds?.percent ?? tax.percent))}
          disabled={!may}
          value={percent}
          error={wrong("percent")}
          data-testid="tax-percent"
          onChange={(event) => {
            save.reset();
            setPercent(event.currentTarget.value);
          }}
        />
        <DateField
          label={t`从哪天起`}
          disabled={!may}
          value={validFrom}
          base={today}
          min={today}
          error={wrong("validFrom")}
          onChange={(date) => {
            save.reset();
            setValidFrom(date);
          }}
        />
        {!told && <ProblemNote problem={save.problem} />}
        <Text size="xs" c="dimmed">
          <Trans>只影响这天起的报价和入账；已入的账和已订的晚数保持当时的税率。</Trans>
        </Text>
        <Text size="sm" fw={500} mt="sm">
          <Trans>历次税率</Trans>
        </Text>
        {tax.steps.map((step) => (
          <Text key={step.validFrom} size="sm" c={step.validFrom > today ? undefined : "dimmed"}>
            <StepText step={step} />
          </Text>
        ))}
      </Stack>
    </PeekPanel>
  );
}
