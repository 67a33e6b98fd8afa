import { Plural, Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Button, Group, Money, ProblemNote, Progress, Text } from "../../ui";
import { type AuditCheck, hasBegun } from "./check";
import classes from "./NightAudit.module.css";
import type { NightPosting } from "./posting";

interface NightsStepProps {
  check: AuditCheck;
  posting: NightPosting;
}

/** Room nights still to be charged: what they come to, and how far charging is. */
export function NightsStep({ check, posting }: NightsStepProps) {
  const { charges, unposted } = check;
  const begun = hasBegun(check);
  return (
    <>
      {unposted > 0 && !posting.running && (
        <dl className={classes.sums}>
          <Sum title={<Trans>净额</Trans>} minor={charges.net} />
          <Sum title={<Trans>服务费</Trans>} minor={charges.service} />
          <Sum title={<Trans>税额</Trans>} minor={charges.tax} />
          <Sum title={<Trans>合计</Trans>} minor={charges.gross} strong />
        </dl>
      )}
      {posting.running && <PostingProgress posting={posting} />}
      <ProblemNote problem={posting.problem} />
      {unposted > 0 && !posting.running && (
        <Group gap="sm" mt="sm">
          <Button
            variant="default"
            disabled={!begun}
            onClick={() => void posting.start(unposted)}
            data-testid="night-audit-post"
          >
            <Plural value={unposted} other="先过房费（# 间）" />
          </Button>
          <Text size="xs" c="dimmed">
            {begun ? (
              <Trans>关账时会自动过账；每个房晚只入一次，中断后从断处继续。</Trans>
            ) : (
              <Trans>营业日还没有开始，要到那天零点以后才能过房费。</Trans>
            )}
          </Text>
        </Group>
      )}
      {unposted === 0 && !posting.running && (
        <Text size="sm" c="dimmed">
          <Trans>在住房间的今晚房费都已入账。</Trans>
        </Text>
      )}
    </>
  );
}

export function PostingProgress({ posting }: { posting: NightPosting }) {
  const share = posting.total === 0 ? 0 : (posting.posted / posting.total) * 100;
  return (
    <div className={classes.running} role="status" data-testid="night-audit-progress">
      <Progress value={share} />
      <Group justify="space-between">
        <Text size="sm">
          <Trans>
            已过 {posting.posted} / {posting.total} 间，
            <Money minor={posting.amount} />
          </Trans>
        </Text>
        <Button size="compact-sm" variant="default" onClick={posting.stop} disabled={posting.stopping}>
          {posting.stopping ? <Trans>这一批完了就停</Trans> : <Trans>暂停</Trans>}
        </Button>
      </Group>
    </div>
  );
}

function Sum({ title, minor, strong }: { title: ReactNode; minor: number; strong?: boolean }) {
  return (
    <div data-strong={strong || undefined}>
      <dt>{title}</dt>
      <dd>
        <Money minor={minor} />
      </dd>
    </div>
  );
}
