import { useLingui } from "@lingui/react/macro";
import { ActionIcon, Group, ScrollArea } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { type PointerEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import { FocusScope, useKey } from "../keys/focus";
import classes from "./PeekPanel.module.css";

const WIDTH_KEY = "kezhan.peek-width";
const NARROWEST = 320;
const USUAL = 420;

interface PeekPanelProps {
  title: ReactNode;
  /** Beside the title: a chip, a link to the page. */
  aside?: ReactNode;
  onClose: () => void;
  /** The verbs, which never scroll away. */
  actions?: ReactNode;
  onConfirm?: () => void;
  children: ReactNode;
}

/** The right-hand panel that shows a thing without leaving the page. Its left edge can be dragged. */
export function PeekPanel(props: PeekPanelProps) {
  const [width, setWidth] = useState(() => Number(localStorage.getItem(WIDTH_KEY)) || USUAL);
  const panel = useRef<HTMLElement>(null);
  useReturnFocus(panel);
  return (
    <aside ref={panel} className={classes.panel} style={{ width }}>
      <Edge width={width} onWidth={setWidth} />
      <FocusScope scope="panel" className={classes.scope}>
        <PanelBody {...props} />
      </FocusScope>
    </aside>
  );
}

/** When the panel goes with the focus in it, who had the focus before gets it back, or else the list beside it. */
function useReturnFocus(panel: RefObject<HTMLElement | null>): void {
  const [before] = useState(() => document.activeElement);
  useEffect(() => {
    const page = panel.current?.parentElement;
    return () => {
      if (document.activeElement === document.body) {
        const known = before !== document.body && before?.isConnected;
        const next = known ? before : page?.querySelector("[role=grid]");
        (next as HTMLElement | null)?.focus({ preventScroll: true });
      }
    };
  }, [panel, before]);
}

function PanelBody({ title, aside, onClose, actions, onConfirm, children }: PeekPanelProps) {
  const { t } = useLingui();
  useKey("panel.close", onClose);
  useKey("panel.confirm", () => onConfirm?.(), onConfirm !== undefined);
  return (
    <>
      <header className={classes.head}>
        <Group gap="sm" wrap="nowrap" miw={0} flex={1}>
          <h2 className={classes.title}>{title}</h2>
          {aside}
        </Group>
        <ActionIcon variant="subtle" color="gray" onClick={onClose} aria-label={t`关闭`}>
          <IconX size={18} />
        </ActionIcon>
      </header>
      <ScrollArea className={classes.body} type="auto" scrollbarSize={8}>
        <div className={classes.content}>{children}</div>
      </ScrollArea>
      {actions && <footer className={classes.actions}>{actions}</footer>}
    </>
  );
}

function Edge({ width, onWidth }: { width: number; onWidth: (width: number) => void }) {
  const { t } = useLingui();
  const start = useRef<{ x: number; width: number } | null>(null);
  const set = (next: number) => {
    const bounded = Math.round(Math.min(Math.max(next, NARROWEST), window.innerWidth / 2));
    localStorage.setItem(WIDTH_KEY, String(bounded));
    onWidth(bounded);
  };
  return (
    <hr
      className={classes.edge}
      aria-orientation="vertical"
      aria-label={t`面板宽度`}
      aria-valuenow={width}
      aria-valuemin={NARROWEST}
      tabIndex={0}
      onPointerDown={(event: PointerEvent<HTMLHRElement>) => {
        start.current = { x: event.clientX, width };
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (start.current) {
          set(start.current.width + start.current.x - event.clientX);
        }
      }}
      onPointerUp={() => {
        start.current = null;
      }}
      onDoubleClick={() => set(USUAL)}
    />
  );
}
