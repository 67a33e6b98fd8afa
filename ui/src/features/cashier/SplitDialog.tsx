import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { type Args, useCommand, useOperation } from "../../api";
import { nameOf } from "../../i18n/names";
import { problemText } from "../../i18n/problems";
import {
  Button,
  Dialog,
  Group,
  Money,
  moneyText,
  NumberInput,
  ProblemNote,
  parseMoney,
  SegmentedControl,
  Stack,
  Table,
  Text,
  TextInput,
} from "../../ui";
import type { Posting } from "./folio";

type Plan = Args<"folio.split">["plan"];

interface SplitDialogProps {
  posting: Posting;
  onClose: () => void;
  onDone: () => void;
}

/** Divides a charge; the parts and who carries the tail are worked out by the house before anything happens. */
export function SplitDialog({ posting, onClose, onDone }: SplitDialogProps) {
  const { t, i18n } = useLingui();
  const name = nameOf(i18n, { name: posting.description, nameEn: posting.descriptionEn });
  const [by, setBy] = useState<"equal" | "amounts" | "percents">("equal");
  const [parts, setParts] = useState(3);
  const [amounts, setAmounts] = useState(moneyText(Math.trunc(posting.gross / 2)));
  const [percents, setPercents] = useState("50 50");
  const plan = planOf(by, parts, amounts, percents);
  const preview = useOperation(
    "folio.split_preview",
    { postingId: posting.id, plan: plan ?? { equal: { parts: 2 } } },
    { enabled: plan !== null, keepPrevious: true },
  );
  const split = useCommand("folio.split", {
    present: "inline",
    undoTitle: () => t`已拆分 ${name}`,
    onDone: () => {
      onDone();
      onClose();
    },
  });
  const run = () => plan && void split.run({ postingId: posting.id, plan });
  return (
    <Dialog opened onClose={onClose} onConfirm={run} title={t`拆分 ${name}`} size="md">
      <Stack gap="sm">
        <SegmentedControl
          aria-label={t`怎样拆`}
          value={by}
          onChange={(next) => setBy(next as typeof by)}
          data={[
            { value: "equal", label: t`等分` },
            { value: "amounts", label: t`按金额` },
            { value: "percents", label: t`按比例` },
          ]}
        />
        {by === "equal" && (
          <NumberInput
            data-autofocus
            data-testid="split-parts"
            label={t({ context: "split", message: "份数" })}
            min={2}
            max={50}
            value={parts}
            onChange={(next) => setParts(Number(next) || 2)}
          />
        )}
        {by === "amounts" && (
          <TextInput
            data-testid="split-amounts"
            label={t`金额，用空格隔开；剩下的归最后一份`}
            value={amounts}
            onChange={(event) => setAmounts(event.currentTarget.value)}
          />
        )}
        {by === "percents" && (
          <TextInput
            label={t`百分比，用空格隔开，合计 100`}
            value={percents}
            onChange={(event) => setPercents(event.currentTarget.value)}
          />
        )}
        {preview.error ? (
          <Text size="sm" c="var(--kz-danger)" role="alert">
            {problemText(i18n, preview.error)}
          </Text>
        ) : (
          <Table data-testid="split-preview">
            <Table.Tbody>
              {preview.data?.parts.map((part, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a plan have no other name
                <Table.Tr key={index}>
                  <Table.Td>
                    <Trans>第 {index + 1} 份</Trans>
                  </Table.Td>
                  <Table.Td ta="right">
                    <Money minor={part.gross} />
                  </Table.Td>
                  <Table.Td c="dimmed">
                    <Trans>
                      净 <Money minor={part.net} bare /> · 税 <Money minor={part.tax} bare />
                    </Trans>
                  </Table.Td>
                  <Table.Td c="var(--kz-attention)">
                    {preview.data?.tail.includes(index) && <Trans>含尾差</Trans>}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
        <ProblemNote problem={split.problem} />
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            <Trans>取消</Trans>
          </Button>
          <Button
            onClick={run}
            loading={split.pending}
            disabled={!plan || preview.error !== null}
            data-testid="split-confirm"
          >
            <Trans>拆分</Trans>
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

/** The plan as typed, or null while it cannot be read. */
function planOf(by: string, parts: number, amounts: string, percents: string): Plan | null {
  if (by === "equal") {
    return { equal: { parts } };
  }
  if (by === "percents") {
    const list = percents.trim().split(/\s+/);
    return list.every((one) => /^\d+(\.\d+)?$/.test(one)) ? { percents: { percents: list } } : null;
  }
  const list = amounts
    .trim()
    .split(/\s+/)
    .map((one) => parseMoney(one));
  const minor = list.map((one) => (one.ok ? one.minor : null));
  return minor.every((one) => one !== null) ? { amounts: { amounts: minor as number[] } } : null;
}
