import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { IconPrinter } from "@tabler/icons-react";
import { create } from "zustand";
import type { Output } from "../api/call";
import { useCommand } from "../api/command";
import { useOperation } from "../api/query";
import { useMay } from "../api/session";
import { FocusScope, useKey } from "../keys/focus";
import { Button, Drawer, EmptyState, Group, InstantText, Stack, StatusChip, Text, type Tone } from "../ui";
import classes from "./JobTray.module.css";

type PrintJob = Output<"paper.jobs">["jobs"][number];

const useTray = create<{ open: boolean }>(() => ({ open: false }));

export function openTray(): void {
  useTray.setState({ open: true });
}

const closeTray = () => useTray.setState({ open: false });

/** The print queue; empty for who may not print. */
export function useJobs(): readonly PrintJob[] {
  const may = useMay("paper_print");
  const jobs = useOperation("paper.jobs", {}, { enabled: may });
  return jobs.data?.jobs ?? [];
}

/** What was sent to the printers, what waits and what failed; nothing is lost with a printer. */
export function JobTray() {
  const { t } = useLingui();
  const open = useTray((state) => state.open);
  return (
    <Drawer
      opened={open}
      onClose={closeTray}
      position="right"
      size={420}
      title={t`打印任务`}
      closeButtonProps={{ "aria-label": t`关闭` }}
    >
      <FocusScope scope="dialog">
        <Jobs />
      </FocusScope>
    </Drawer>
  );
}

function Jobs() {
  const jobs = useJobs();
  useKey("dialog.close", closeTray);
  if (jobs.length === 0) {
    return (
      <EmptyState title={<Trans>还没有打印任务</Trans>} icon={IconPrinter}>
        <Trans>打印过的登记单、账单和日报会排在这里，打印机出故障时也不会丢。</Trans>
      </EmptyState>
    );
  }
  return (
    <Stack gap={0}>
      {jobs.map((job) => (
        <Job key={job.id} job={job} />
      ))}
    </Stack>
  );
}

const TONES: Record<PrintJob["state"], Tone> = {
  queued: "coming",
  printing: "active",
  done: "ok",
  failed: "danger",
  cancelled: "blocked",
};

function Job({ job }: { job: PrintJob }) {
  const { t } = useLingui();
  const retry = useCommand("paper.retry");
  const cancel = useCommand("paper.cancel");
  const words: Record<PrintJob["state"], string> = {
    queued: t`排队`,
    printing: t`正在打印`,
    done: t`完成`,
    failed: t`失败`,
    cancelled: t`已取消`,
  };
  return (
    <div className={classes.job}>
      <Group justify="space-between" wrap="nowrap">
        <Text fw={500} truncate>
          {job.title}
        </Text>
        <StatusChip
          tone={TONES[job.state]}
          icon={job.state === "queued" || job.state === "printing" ? IconPrinter : undefined}
        >
          {words[job.state]}
        </StatusChip>
      </Group>
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text size="xs" c="dimmed">
          {job.printer} · <Plural value={job.copies} other="# 份" /> · <InstantText at={job.createdAt} />
        </Text>
        <Group gap="xs">
          {job.state === "failed" && (
            <Button size="compact-xs" variant="light" onClick={() => void retry.run({ jobId: job.id })}>
              <Trans>重试</Trans>
            </Button>
          )}
          {(job.state === "failed" || job.state === "queued") && (
            <Button
              size="compact-xs"
              variant="subtle"
              color="gray"
              onClick={() => void cancel.run({ jobId: job.id })}
            >
              <Trans>取消</Trans>
            </Button>
          )}
        </Group>
      </Group>
      {job.problem && (
        <Text size="xs" c="var(--kz-danger)">
          {job.problem}
        </Text>
      )}
    </div>
  );
}
