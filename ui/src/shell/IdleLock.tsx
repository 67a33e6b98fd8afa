import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useRef, useState } from "react";
import { call } from "../api/call";
import { markExpired, useSession } from "../api/session";
import { Dialog, Text } from "../ui";

const WARNING_MS = 60_000;
const TOUCHES = ["pointerdown", "pointermove", "keydown", "wheel"] as const;

/**
 * Locks a screen that nobody touches. The house counts calls, and a busy house keeps every screen fetching;
 * only the window knows whether somebody sits before it.
 */
export function IdleLock() {
  const idleMs = useSession((state) => state.idleMs);
  const expired = useSession((state) => state.expired);
  return idleMs && !expired ? <Watch idleMs={idleMs} /> : null;
}

function Watch({ idleMs }: { idleMs: number }) {
  const { t } = useLingui();
  const touched = useRef(Date.now());
  const [left, setLeft] = useState<number | null>(null);
  useEffect(() => {
    const touch = () => {
      touched.current = Date.now();
      setLeft(null);
    };
    const look = () => {
      const rest = touched.current + idleMs - Date.now();
      if (rest <= 0) {
        void lock();
      }
      setLeft(rest <= WARNING_MS ? Math.max(0, Math.ceil(rest / 1_000)) : null);
    };
    for (const kind of TOUCHES) {
      window.addEventListener(kind, touch, { capture: true, passive: true });
    }
    const watch = setInterval(look, 1_000);
    return () => {
      clearInterval(watch);
      for (const kind of TOUCHES) {
        window.removeEventListener(kind, touch, { capture: true });
      }
    };
  }, [idleMs]);
  return (
    <Dialog
      opened={left !== null}
      onClose={() => setLeft(null)}
      title={t`还在吗？`}
      size={360}
      above="everything"
    >
      <Text size="sm" data-testid="idle-warning">
        <Trans>
          没有人操作这台电脑。<b className="kz-num">{left ?? 0}</b>{" "}
          秒后锁定屏幕，填了一半的内容会留着。动一下鼠标或按任意键继续。
        </Trans>
      </Text>
    </Dialog>
  );
}

/** The screen stays as it is, and whoever proves who they are goes on with it. */
async function lock(): Promise<void> {
  if (useSession.getState().expired) {
    return;
  }
  markExpired();
  // Where the house cannot be reached its own clock ends the session.
  await call("session.sign_out", {}).catch(() => undefined);
}
