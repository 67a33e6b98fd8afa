import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { IconPrinter } from "@tabler/icons-react";
import { type ReactNode, useMemo, useState } from "react";
import { type Args, say, useCommand, useOperation } from "../../api";
import { CommandButton } from "../../keys/CommandButton";
import {
  Asked,
  bytesOf,
  Dialog,
  EmptyState,
  Group,
  NumberInput,
  PdfPreview,
  ProblemNote,
  SegmentedControl,
  Select,
  Stack,
} from "../../ui";
import classes from "./PaperSheet.module.css";
import { type PaperWanted, usePaper } from "./paper";
import { type PaperSize, usePaperTarget } from "./target";
import { SIZES, sizeName, usePaperName } from "./words";

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
        label: (
          <>
            {printed.has(index) && "✓ "}
            <PaperName kind={kind} />
          </>
        ),
      }))}
    />
  );
  return paper && <Sheet key={paper.subject} wanted={paper} choice={choice} onDone={done} />;
}

function PaperName({ kind }: { kind: PaperWanted["kind"] }) {
  return usePaperName(kind);
}

interface SheetProps {
  wanted: PaperWanted;
  /** The other papers of the step. */
  choice: ReactNode;
  onDone: () => void;
}

function Sheet({ wanted, choice, onDone }: SheetProps) {
  const { t } = useLingui();
  const { subject } = wanted;
  const [kind, setKind] = useState(wanted.kind);
  const [language, setLanguage] = useState<Language | null>(null);
  const [copies, setCopies] = useState(1);
  const target = usePaperTarget(kind);
  const { size, printer } = target;
  const asked = { kind, subject, size, language: language ?? undefined };
  const preview = useOperation("paper.preview", asked, { keepPrevious: true });
  const bytes = useMemo(() => (preview.data ? bytesOf(preview.data.pdf) : null), [preview.data]);
  const print = useCommand("paper.print", {
    present: "inline",
    onDone: () => {
      say(t`已送打印队列`);
      onDone();
    },
  });
  return (
    <div className={classes.sheet} data-testid="paper-sheet">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long paper must scroll by keys */}
      <section className={classes.page} aria-label={t`单据`} tabIndex={0}>
        <Asked of={[preview]} rows={12}>
          {() => bytes && <PdfPreview data={bytes} maxWidth={size === "roll80" ? 360 : 700} />}
        </Asked>
      </section>
      <Stack gap="md" className={classes.side}>
        {choice}
        <HowToPrint
          kind={kind}
          onKind={setKind}
          language={language}
          onLanguage={setLanguage}
          target={target}
        />
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
            disabled={!printer || !bytes}
            loading={print.pending}
            onRun={() => printer && void print.run({ ...asked, printer, copies })}
          >
            <Trans>打印</Trans>
          </CommandButton>
        </Group>
      </Stack>
    </div>
  );
}

interface HowToPrintProps {
  kind: PaperWanted["kind"];
  onKind: (kind: PaperWanted["kind"]) => void;
  language: Language | null;
  onLanguage: (language: Language | null) => void;
  target: ReturnType<typeof usePaperTarget>;
}

/** Form, size, language and printer of a paper. */
function HowToPrint({ kind, onKind, language, onLanguage, target }: HowToPrintProps) {
  const { t } = useLingui();
  return (
    <>
      {kind.startsWith("bill_") && (
        <SegmentedControl
          aria-label={t`账单样式`}
          value={kind}
          onChange={(next) => onKind(next as typeof kind)}
          data={[
            { value: "bill_detail", label: t`明细` },
            { value: "bill_summary", label: t`汇总` },
          ]}
        />
      )}
      <SegmentedControl
        aria-label={t`纸张`}
        value={target.size}
        onChange={(next) => target.setSize(next as PaperSize)}
        data={SIZES.map((size) => ({ value: size, label: sizeName(size) }))}
      />
      <Select
        label={t`单据语言`}
        value={language ?? "guest"}
        allowDeselect={false}
        onChange={(next) => onLanguage(next === "guest" ? null : (next as Language))}
        data={[
          { value: "guest", label: kind === "night_audit" ? t`按操作员` : t`按客人` },
          { value: "zh-CN", label: "简体中文" },
          { value: "en", label: "English" },
        ]}
      />
      {target.printers.length > 0 ? (
        <Select
          label={t`打印机`}
          value={target.printer ?? null}
          allowDeselect={false}
          onChange={(next) => next && target.setPrinter(next)}
          data={target.printers}
        />
      ) : (
        !target.asking && (
          <EmptyState icon={IconPrinter} title={<Trans>这台机器没有打印机</Trans>}>
            <Trans>在系统里装好打印机后再试。</Trans>
          </EmptyState>
        )
      )}
    </>
  );
}
