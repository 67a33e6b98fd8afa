import { Trans } from "@lingui/react/macro";
import type { ProblemError } from "../api/problem";
import { KeyHint } from "../keys/KeyHint";
import { ProblemNote, Text } from "../ui";
import classes from "./Palette.module.css";

/** Nothing of what can be done with the result is called so. */
export function NoAction() {
  return (
    <Text size="sm" className={classes.help}>
      <Trans>没有这样的操作。</Trans>
    </Text>
  );
}

/** Nothing fits: what can be looked for, and how to narrow it. */
export function NoHit({ text, problem }: { text: string; problem: ProblemError | null }) {
  if (problem) {
    return <ProblemNote problem={problem} />;
  }
  return (
    <div className={classes.help} data-testid="palette-help">
      {text.replace(/^[>#@]/, "").trim() !== "" && (
        <Text size="sm" fw={500}>
          <Trans>没有找到“{text}”。</Trans>
        </Text>
      )}
      <Text size="sm" c="dimmed">
        <Trans>可以找：</Trans>
      </Text>
      <dl>
        <dt>@</dt>
        <dd>
          <Trans>客人：姓名、拼音或首字母、电话后四位、完整证件号</Trans>
        </dd>
        <dt>#</dt>
        <dd>
          <Trans>住单：客人姓名、房号、住单号</Trans>
        </dd>
        <dt>0–9</dt>
        <dd>
          <Trans>房间：房号开头的几位</Trans>
        </dd>
        <dt>&gt;</dt>
        <dd>
          <Trans>功能：名称里的字</Trans>
        </dd>
      </dl>
    </div>
  );
}

/** What the keys do here, told where the eyes are. */
export function FinderKeys({ opens, acts, backs }: { opens: boolean; acts: boolean; backs: boolean }) {
  return (
    <div className={classes.keys}>
      {opens && (
        <span>
          <KeyHint id="palette.take" /> <Trans>打开</Trans>
        </span>
      )}
      {acts && (
        <span>
          <KeyHint id="palette.actions" /> <Trans>更多操作</Trans>
        </span>
      )}
      {backs ? (
        <span>
          <KeyHint id="palette.back" /> <Trans>返回</Trans>
        </span>
      ) : (
        <span>
          <KeyHint id="dialog.close" /> <Trans>关闭</Trans>
        </span>
      )}
    </div>
  );
}
