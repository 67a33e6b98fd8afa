import {
  IconAlertTriangleFilled,
  IconArrowDownRight,
  IconArrowUpRight,
  IconBrush,
  IconCheck,
  IconCircleDashed,
  IconDiamondFilled,
  IconTool,
  IconUserFilled,
} from "@tabler/icons-react";
import type { ComponentType, ReactNode } from "react";
import classes from "./StatusChip.module.css";

/** What a colour means everywhere: never the only carrier, always beside an icon and a word. */
export type Tone =
  | "ok"
  | "attention"
  | "active"
  | "leaving"
  | "coming"
  | "blocked"
  | "danger"
  | "special"
  | "neutral";

type Icon = ComponentType<{ size?: number | string; stroke?: number | string }>;

export const TONE_ICONS: Record<Tone, Icon> = {
  ok: IconCheck,
  attention: IconBrush,
  active: IconUserFilled,
  leaving: IconArrowUpRight,
  coming: IconArrowDownRight,
  blocked: IconTool,
  danger: IconAlertTriangleFilled,
  special: IconDiamondFilled,
  neutral: IconCircleDashed,
};

interface StatusChipProps {
  tone: Tone;
  children: ReactNode;
  icon?: Icon;
  /** Only an icon and a word, without a background, for dense rows. */
  plain?: boolean;
}

export function StatusChip({ tone, children, icon, plain }: StatusChipProps) {
  const Icon = icon ?? TONE_ICONS[tone];
  return (
    <span className={classes.chip} data-tone={tone} data-plain={plain || undefined}>
      <Icon size={13} stroke={2.2} aria-hidden />
      <span>{children}</span>
    </span>
  );
}

/** The strong and soft colours of a tone as CSS values. */
export function toneColours(tone: Tone): { strong: string; soft: string } {
  return tone === "neutral"
    ? { strong: "var(--kz-dim)", soft: "var(--kz-hover)" }
    : { strong: `var(--kz-${tone})`, soft: `var(--kz-${tone}-soft)` };
}
