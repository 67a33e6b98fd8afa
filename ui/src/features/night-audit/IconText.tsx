import { IconAlertTriangleFilled, IconCircleCheckFilled } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./NightAudit.module.css";

/** A word with the icon of how it stands. */
export function IconText({ tone, children }: { tone: "ok" | "danger"; children: ReactNode }) {
  const Icon = tone === "ok" ? IconCircleCheckFilled : IconAlertTriangleFilled;
  return (
    <span className={classes.iconText} data-tone={tone}>
      <Icon size={15} aria-hidden />
      <span>{children}</span>
    </span>
  );
}
