import { type ReactNode, useEffect } from "react";
import { createPortal } from "react-dom";
import { create } from "zustand";

/** The places of the top bar that belong to the page on show. */
export const useSlots = create<{ head: HTMLElement | null; actions: HTMLElement | null }>(() => ({
  head: null,
  actions: null,
}));

interface PageHeadProps {
  title: string;
  /** Tabs or filters beside the title. */
  children?: ReactNode;
  /** The page's verbs, at most one of them primary. */
  actions?: ReactNode;
}

/** What a page shows in the top bar of the window. */
export function PageHead({ title, children, actions }: PageHeadProps) {
  const { head, actions: place } = useSlots();
  useEffect(() => {
    document.title = `${title} · Kezhan`;
  }, [title]);
  return (
    <>
      {head &&
        createPortal(
          <>
            <h1>{title}</h1>
            {children}
          </>,
          head,
        )}
      {place && createPortal(actions, place)}
    </>
  );
}
