import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useMay } from "../../api";
import { PageHead } from "../../shell/ShellSlots";
import { SegmentedControl } from "../../ui";
import { Checklist } from "./Checklist";
import { History } from "./History";
import { Proof } from "./Proof";

type View = "checklist" | "history" | "proof";

/** The close of the day: what is open, what was closed, whether the books are sound. */
export function NightAuditPage() {
  const { t } = useLingui();
  const [view, setView] = useState<View>("checklist");
  const proves = useMay("ledger_verify");
  const views = [
    { value: "checklist", label: t`今晚` },
    { value: "history", label: t`已关账` },
    ...(proves ? [{ value: "proof", label: t`核对账目` }] : []),
  ];
  return (
    <>
      <PageHead title={t`夜审`}>
        <SegmentedControl
          aria-label={t`夜审`}
          size="xs"
          data={views}
          value={view}
          onChange={(next) => setView(next as View)}
          data-testid="night-audit-views"
        />
      </PageHead>
      {view === "checklist" && <Checklist />}
      {view === "history" && <History />}
      {view === "proof" && <Proof />}
    </>
  );
}
