import { Trans, useLingui } from "@lingui/react/macro";
import { IconPrinter } from "@tabler/icons-react";
import { useMay } from "../../api";
import { KeyHint } from "../../keys/KeyHint";
import { UnstyledButton } from "../../ui";
import classes from "./PaperLine.module.css";
import { type PaperWanted, usePaper } from "./paper";
import { usePaperTarget } from "./target";
import { sizeName, usePaperName } from "./words";

/** What F9 would print here: which paper, on which size, by which printer, in whose language. */
export function PaperLine({ paper }: { paper: PaperWanted }) {
  const { t } = useLingui();
  const may = useMay("paper_print");
  return may && <Line paper={paper} title={t`预览，改纸张、打印机和语言`} />;
}

function Line({ paper, title }: { paper: PaperWanted; title: string }) {
  const show = usePaper((state) => state.show);
  const { size, printer, asking } = usePaperTarget(paper.kind);
  const name = usePaperName(paper.kind);
  return (
    <UnstyledButton
      className={classes.line}
      title={title}
      data-testid="paper-line"
      onClick={() => show(paper)}
    >
      <IconPrinter size={15} aria-hidden />
      <span className={classes.facts}>
        <b>{name}</b>
        <span>{sizeName(size)}</span>
        <span className={classes.printer}>{printer ?? (asking ? "…" : <Trans>没有打印机</Trans>)}</span>
        <span>
          <Trans>语言按客人</Trans>
        </span>
      </span>
      <Trans>预览</Trans> <KeyHint id="paper.print" />
    </UnstyledButton>
  );
}
