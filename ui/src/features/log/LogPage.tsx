import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { PageHead } from "../../shell/ShellSlots";
import { SegmentedControl } from "../../ui";
import { LogView } from "./LogView";
import { UndoView } from "./UndoView";

type View = "log" | "undo";

/** Who did what, when and where; and which steps can still be taken back. */
export function LogPage() {
  const { t } = useLingui();
  const [view, setView] = useState<View>("log");
  return (
    <>
      <PageHead title={t`日志`}>
        <SegmentedControl
          aria-label={t`日志`}
          size="xs"
          data={[
            { value: "log", label: t`操作日志` },
            { value: "undo", label: t`可撤销的步骤` },
          ]}
          value={view}
          onChange={(next) => setView(next as View)}
          data-testid="log-views"
        />
      </PageHead>
      {view === "log" ? <LogView /> : <UndoView />}
    </>
  );
}
