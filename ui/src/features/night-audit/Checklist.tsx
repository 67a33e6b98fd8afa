import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { type Output, useCommand, useOperation } from "../../api";
import { Asked, Money, PageFrame, ScrollArea, Text } from "../../ui";
import { usePaper } from "../paper/paper";
import { ArrivalsStep } from "./ArrivalsStep";
import { useBatch } from "./batch";
import { ClosePanel } from "./ClosePanel";
import { type AuditCheck, hasBegun, stepsOf } from "./check";
import { DueOutsStep } from "./DueOutsStep";
import { Findings } from "./Findings";
import classes from "./NightAudit.module.css";
import { NightsStep } from "./NightsStep";
import { NotBegun } from "./NotBegun";
import { useNightPosting } from "./posting";
import { Step } from "./Step";

/** What stands between the house and the next business date, each line with the verbs that settle it. */
export function Checklist() {
  const posting = useNightPosting();
  const batch = useBatch();
  const [closed, setClosed] = useState<Output<"night_audit.close"> | null>(null);
  const show = usePaper((state) => state.show);
  const close = useCommand("night_audit.close", {
    present: "inline",
    onDone: (output) => {
      setClosed(output);
      show({ kind: "night_audit", subject: output.nightAuditId });
    },
  });
  const busy = posting.running || batch.progress !== null || close.pending;
  // While this page itself changes things, proving the books after every single step would only slow it down.
  const found = useOperation("night_audit.check", {}, { enabled: !busy });
  const run = async ({ unposted }: AuditCheck) => {
    if (unposted === 0 || (await posting.start(unposted))) {
      await close.run({});
    }
  };
  return (
    <Asked of={[found]} rows={10}>
      {(check) => (
        <PageFrame
          panel={
            <ClosePanel
              check={check}
              busy={busy}
              closing={posting.running || close.pending}
              problem={close.problem}
              closed={closed}
              onClose={() => void run(check)}
              onPaper={(subject) => show({ kind: "night_audit", subject })}
            />
          }
        >
          <ScrollArea className={classes.list} type="auto">
            <div className={classes.steps}>
              {!hasBegun(check) && (
                <NotBegun businessDate={check.businessDate} onLook={() => void found.refetch()} />
              )}
              <Lines check={check} posting={posting} batch={batch} />
            </div>
          </ScrollArea>
        </PageFrame>
      )}
    </Asked>
  );
}

interface LinesProps {
  check: AuditCheck;
  posting: ReturnType<typeof useNightPosting>;
  batch: ReturnType<typeof useBatch>;
}

function Lines({ check, posting, batch }: LinesProps) {
  const { t } = useLingui();
  const steps = stepsOf(check);
  return (
    <>
      <Step
        number={1}
        title={t`未到的预订`}
        state={steps.arrivals}
        testId="night-audit-arrivals"
        summary={<Plural value={check.arrivals.length} _0="都到了" other="# 个还没来" />}
      >
        <ArrivalsStep check={check} batch={batch} />
      </Step>
      <Step
        number={2}
        title={t`未退的预离`}
        state={steps.dueOuts}
        testId="night-audit-due-outs"
        summary={<Plural value={check.dueOuts.length} _0="都走了或续住" other="# 间该退未退" />}
      >
        <DueOutsStep check={check} batch={batch} />
      </Step>
      <Step
        number={3}
        title={t`今晚房费`}
        state={posting.running ? "open" : steps.nights}
        testId="night-audit-nights"
        summary={
          check.unposted > 0 ? (
            <Trans>
              {check.unposted} 间待过，
              <Money minor={check.charges.gross} />
            </Trans>
          ) : (
            <Plural value={check.inHouse} _0="今晚没有在住" other="在住 # 间，都已入账" />
          )
        }
      >
        <NightsStep check={check} posting={posting} />
      </Step>
      <Step
        number={4}
        title={t`核对账目`}
        state={steps.proof}
        testId="night-audit-proof"
        summary={<Plural value={check.findings.length} _0="账目无误" other="# 条记录不对" />}
      >
        {check.findings.length > 0 ? (
          <>
            <Findings findings={check.findings} />
            <Text size="xs" c="dimmed" mt="xs">
              <Trans>账目不对时不能关账。请把上面点名的记录交给管理员核查，不要手工改数据文件。</Trans>
            </Text>
          </>
        ) : (
          <Text size="sm" c="dimmed">
            <Trans>分录、账夹、总账、日志和房态都对得上。</Trans>
          </Text>
        )}
      </Step>
    </>
  );
}
