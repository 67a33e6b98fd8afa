import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { IconPrinter } from "@tabler/icons-react";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { type Args, say, useCommand, useOperation } from "../../api";
import { problemText } from "../../i18n/problems";
import { CommandButton } from "../../keys/CommandButton";
import {
  bytesOf,
  Dialog,
  EmptyState,
  ErrorState,
  Group,
  Loading,
  NumberInput,
  PdfPreview,
  ProblemNote,
  SegmentedControl,
  Select,
  Stack,
} from "../../ui";
import classes from "./PaperSheet.module.css";
import { type PaperWanted, usePaper } from "./paper";

type Size = Args<"paper.preview">["size"];
type Language = NonNullable<Args<"paper.preview">["language"]>;

/** Shows the very document that will print, and prints it. Mounted once; screens ask for papers. */
export function PaperSheet() {
  const { wanted, close } = usePaper();
  const { t } = useLingui();
  return (
    <Dialog opened={wanted.length > 0} onClose={close} title={t`打印预览`} size={1080}>
      {wanted.length > 0 && (
        <Papers key={wanted.map(({ subject }) => subject).join(" ")} wanted={wanted} onClose={close} />
      )}
    </Dialog>
  );
}

/** One paper after the other: printing one goes on to the next that was not printed yet. */
function Papers({ wanted, onClose }: { wanted: readonly PaperWanted[]; onClose: () => void }) {
  const { t } = useLingui();
  const [printed, setPrinted] = useState<ReadonlySet<number>>(new Set());
  const [at, setAt] = useState(0);
  const paper = wanted[at];
  const names: Partial<Record<PaperWanted["kind"], string>> = {
    registration_card: t`登记单`,
    deposit_receipt: t`押金收据`,
  };
  const done = () => {
    const now = new Set([...printed, at]);
    const next = wanted.findIndex((_, index) => !now.has(index));
    setPrinted(now);
    if (next < 0) {
      onClose();
    } else {
      setAt(next);
    }
  };
  const choice = wanted.length > 1 && (
    <SegmentedControl
      aria-label={t`哪一张`}
      value={String(at)}
      onChange={(next) => setAt(Number(next))}
      data={wanted.map(({ kind }, index) => ({
        value: String(index),
        label: `${printed.has(index) ? "✓ " : ""}${names[kind] ?? ""}`,
      }))}
    />
  );
  return paper && <Sheet key={paper.subject} wanted={paper} choice={choice} onDone={done} />;
}

function remembered(kind: string, what: string): string | null {
  return localStorage.getItem(`kezhan.paper.${kind}.${what}`);
}

function remember(kind: string, what: string, value: string): void {
  localStorage.setItem(`kezhan.paper.${kind}.${what}`, value);
}

interface SheetProps {
  wanted: PaperWanted;
  /** The other papers of the step. */
  choice: ReactNode;
  onDone: () => void;
}

function Sheet({ wanted, choice, onDone }: SheetProps) {
  const { t, i18n } = useLingui();
  const { subject } = wanted;
  const [kind, setKind] = useState(wanted.kind);
  const [size, setSize] = useState<Size>(() => (remembered(kind, "size") as Size | null) ?? "a4");
  const [language, setLanguage] = useState<Language | null>(null);
  const [printer, setPrinter] = useState<string | null>(() => remembered(kind, "printer"));
  const [copies, setCopies] = useState(1);
  const preview = useOperation(
    "paper.preview",
    { kind, subject, size, language: language ?? undefined },
    { keepPrevious: true },
  );
  const printers = useOperation("paper.printers", {});
  const names = printers.data?.printers ?? [];
  const chosen =
    names.find(({ name }) => name === printer) ?? names.find(({ isDefault }) => isDefault) ?? names[0];
  const bytes = useMemo(() => (preview.data ? bytesOf(preview.data.pdf) : null), [preview.data]);
  const print = useCommand("paper.print", {
    present: "inline",
    onDone: () => {
      say(t`已送打印队列`);
      onDone();
    },
  });
  useEffect(() => remember(kind, "size", size), [kind, size]);
  const run = () => {
    if (chosen) {
      remember(kind, "printer", chosen.name);
      void print.run({ kind, subject, size, language: language ?? undefined, printer: chosen.name, copies });
    }
  };
  return (
    <div className={classes.sheet} data-testid="paper-sheet">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long paper must scroll by keys */}
      <section className={classes.page} aria-label={t`单据`} tabIndex={0}>
        {preview.error && !preview.data ? (
          <ErrorState
            text={problemText(i18n, preview.error)}
            code={preview.error.code}
            onRetry={() => void preview.refetch()}
          />
        ) : bytes ? (
          <PdfPreview data={bytes} maxWidth={size === "roll80" ? 360 : 700} />
        ) : (
          <Loading rows={12} />
        )}
      </section>
      <Stack gap="md" className={classes.side}>
        {choice}
        {kind.startsWith("bill_") && (
          <SegmentedControl
            aria-label={t`账单样式`}
            value={kind}
            onChange={(next) => setKind(next as typeof kind)}
            data={[
              { value: "bill_detail", label: t`明细` },
              { value: "bill_summary", label: t`汇总` },
            ]}
          />
        )}
        <SegmentedControl
          aria-label={t`纸张`}
          value={size}
          onChange={(next) => setSize(next as Size)}
          data={[
            { value: "a4", label: "A4" },
            { value: "a5", label: "A5" },
            { value: "roll80", label: "80 mm" },
          ]}
        />
        <Select
          label={t`单据语言`}
          value={language ?? "guest"}
          allowDeselect={false}
          onChange={(next) => setLanguage(next === "guest" ? null : (next as Language))}
          data={[
            { value: "guest", label: kind === "night_audit" ? t`按操作员` : t`按客人` },
            { value: "zh-CN", label: "简体中文" },
            { value: "en", label: "English" },
          ]}
        />
        {names.length > 0 ? (
          <Select
            label={t`打印机`}
            value={chosen?.name ?? null}
            allowDeselect={false}
            onChange={setPrinter}
            data={names.map(({ name }) => name)}
          />
        ) : (
          !printers.isPending && (
            <EmptyState icon={IconPrinter} title={<Trans>这台机器没有打印机</Trans>}>
              <Trans>在系统里装好打印机后再试。</Trans>
            </EmptyState>
          )
        )}
        <NumberInput
          label={t`份数`}
          min={1}
          max={20}
          value={copies}
          onChange={(next) => setCopies(Number(next) || 1)}
        />
        <ProblemNote problem={print.problem} />
        <Group justify="space-between" className={classes.foot}>
          <span className="kz-dim kz-num">
            <Plural value={preview.data?.pages ?? 0} other="# 页" />
          </span>
          <CommandButton
            id="dialog.confirm"
            leftSection={<IconPrinter size={16} />}
            disabled={!chosen || !bytes}
            loading={print.pending}
            onRun={run}
          >
            <Trans>打印</Trans>
          </CommandButton>
        </Group>
      </Stack>
    </div>
  );
}
