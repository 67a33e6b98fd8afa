import { Trans, useLingui } from "@lingui/react/macro";
import { IconAlertTriangleFilled, IconArrowBackUp, IconCheck, IconX } from "@tabler/icons-react";
import { type ReactNode, useEffect } from "react";
import { dismissNotice, type Notice, useNotices } from "../api/notice";
import { hideUndo, useUndo } from "../api/undo";
import { problemText } from "../i18n/problems";
import { KeyHint } from "../keys/KeyHint";
import classes from "./Foot.module.css";
import { useUndoLast } from "./undo-last";

const UNDO_MS = 10_000;
const SAID_MS = 4_000;

/** The lines above the foot of the window: what was just done, with its undo, and what went wrong. */
export function Foot() {
  const notices = useNotices((state) => state.notices);
  return (
    <div className={classes.foot} aria-live="polite">
      {notices.map((notice) => (
        <NoticeLine key={notice.id} notice={notice} />
      ))}
      <UndoLine />
    </div>
  );
}

function UndoLine() {
  const { t } = useLingui();
  const shown = useUndo((state) => state.shown);
  const undo = useUndoLast();
  useEffect(() => {
    if (!shown) {
      return;
    }
    const timer = setTimeout(hideUndo, UNDO_MS);
    return () => clearTimeout(timer);
  }, [shown]);
  if (!shown) {
    return null;
  }
  return (
    <div className={classes.line} data-testid="undo-snackbar">
      <IconCheck size={16} className={classes.ok} aria-hidden />
      <span className={classes.text}>{shown.title}</span>
      <button type="button" className={classes.verb} onClick={() => void undo(shown.actionId)}>
        <IconArrowBackUp size={15} aria-hidden />
        <Trans>撤销</Trans> <KeyHint id="undo.last" />
      </button>
      <CloseButton label={t`关闭`} onClick={hideUndo} />
      <span key={shown.actionId} className={classes.clock} style={{ animationDuration: `${UNDO_MS}ms` }} />
    </div>
  );
}

function NoticeLine({ notice }: { notice: Notice }) {
  const { t, i18n } = useLingui();
  const { id, tone, problem } = notice;
  useEffect(() => {
    if (tone !== "ok") {
      return;
    }
    const timer = setTimeout(() => dismissNotice(id), SAID_MS);
    return () => clearTimeout(timer);
  }, [id, tone]);
  const text: ReactNode = notice.text ?? (problem ? problemText(i18n, problem) : null);
  return (
    <div className={classes.line} role={tone === "problem" ? "alert" : undefined} data-tone={tone}>
      {tone === "ok" ? (
        <IconCheck size={16} className={classes.ok} aria-hidden />
      ) : (
        <IconAlertTriangleFilled size={16} className={classes.bad} aria-hidden />
      )}
      <span className={classes.text}>{text}</span>
      {problem && (
        <button
          type="button"
          className={classes.code}
          title={t`复制详情`}
          onClick={() =>
            void navigator.clipboard.writeText(JSON.stringify({ ...problem, message: problem.message }))
          }
        >
          {problem.code}
        </button>
      )}
      <CloseButton label={t`关闭`} onClick={() => dismissNotice(id)} />
    </div>
  );
}

function CloseButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button type="button" className={classes.close} aria-label={label} onClick={onClick}>
      <IconX size={15} />
    </button>
  );
}
