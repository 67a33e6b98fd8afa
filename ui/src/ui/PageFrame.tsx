import type { ReactNode } from "react";
import classes from "./PageFrame.module.css";

interface PageFrameProps {
  /** What is looked at beside the list. */
  panel?: ReactNode;
  /** The list, below its tools. */
  children: ReactNode;
  "data-testid"?: string;
}

/** The usual page: a list that fills it, and at its right the panel of what is chosen. */
export function PageFrame({ panel, children, ...props }: PageFrameProps) {
  return (
    <div className={classes.page} {...props}>
      <div className={classes.main}>{children}</div>
      {panel}
    </div>
  );
}

interface PageToolsProps {
  children: ReactNode;
  "data-testid"?: string;
}

/** The line above a list: what finds and narrows it. */
export function PageTools({ children, ...props }: PageToolsProps) {
  return (
    <div className={classes.tools} {...props}>
      {children}
    </div>
  );
}
