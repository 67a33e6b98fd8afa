import { Trans, useLingui } from "@lingui/react/macro";
import { IconCopy } from "@tabler/icons-react";
import { useState } from "react";
import { type Output, say, useOperation, useSession } from "../../api";
import { ActionIcon, Asked, Button, DateField, Group, Money, ScrollArea, Text } from "../../ui";
import { Findings } from "./Findings";
import { IconText } from "./IconText";
import classes from "./NightAudit.module.css";
import { accountName, invariantMeaning, invariantTitle } from "./words";

type Report = Output<"ledger.verify">;

/** The books proved from the first entry on, and every account of a date. */
export function Proof() {
  return (
    <ScrollArea className={classes.list} type="auto">
      <div className={classes.proof}>
        <Verification />
        <TrialBalance />
      </div>
    </ScrollArea>
  );
}

function Verification() {
  const report = useOperation("ledger.verify", {});
  return (
    <section className={classes.card} data-testid="proof">
      <header>
        <h2>
          <Trans>账目核对</Trans>
        </h2>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => void report.refetch()}
          loading={report.isFetching}
          data-testid="proof-again"
        >
          <Trans>重新核对</Trans>
        </Button>
      </header>
      <Asked of={[report]} rows={6}>
        {(proven) => <ReportView report={proven} />}
      </Asked>
    </section>
  );
}

function ReportView({ report }: { report: Report }) {
  const { t, i18n } = useLingui();
  const broken = new Set(report.findings.map(({ invariant }) => invariant));
  return (
    <>
      <ul className={classes.checks}>
        {report.checked.map(({ invariant, records }) => (
          <li key={invariant}>
            <IconText tone={broken.has(invariant) ? "danger" : "ok"}>
              {invariantTitle(i18n, invariant)}
            </IconText>
            <span className="kz-dim">{invariantMeaning(i18n, invariant)}</span>
            <span className="kz-num kz-dim">
              <Trans>查了 {records} 条</Trans>
            </span>
          </li>
        ))}
      </ul>
      {report.findings.length > 0 && <Findings findings={report.findings} />}
      <dl className={classes.heads}>
        <Head title={t`账簿末尾`} seq={report.heads.journalSeq} hash={report.heads.journalHash} />
        <Head title={t`日志末尾`} seq={report.heads.auditSeq} hash={report.heads.auditHash} />
      </dl>
      <Text size="xs" c="dimmed">
        <Trans>末尾的校验值印在每晚的夜审报表上；以后有人删改旧账，两处就对不上。</Trans>
      </Text>
    </>
  );
}

function Head({ title, seq, hash }: { title: string; seq: number; hash: string }) {
  const { t } = useLingui();
  return (
    <div>
      <dt>
        {title} <span className="kz-num">#{seq}</span>
      </dt>
      <dd>
        <code title={hash}>{hash}</code>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={t`复制`}
          onClick={() => void navigator.clipboard.writeText(hash).then(() => say(t`已复制`))}
        >
          <IconCopy size={14} />
        </ActionIcon>
      </dd>
    </div>
  );
}

function TrialBalance() {
  const { t } = useLingui();
  const today = useSession((state) => state.house?.businessDate) ?? null;
  const opened = useSession((state) => state.house?.openedOn) ?? undefined;
  const [date, setDate] = useState<string | null>(null);
  const found = useOperation("ledger.trial_balance", { date: date ?? undefined }, { keepPrevious: true });
  const balance = found.data;
  return (
    <section className={classes.card} data-testid="trial-balance">
      <header>
        <h2>
          <Trans>试算平衡</Trans>
        </h2>
        <Group gap="sm">
          {balance && (
            <IconText tone={balance.balanced ? "ok" : "danger"}>
              {balance.balanced ? <Trans>借贷平衡</Trans> : <Trans>借贷不平</Trans>}
            </IconText>
          )}
          {today && (
            <div style={{ width: 172 }}>
              <DateField
                aria-label={t`营业日`}
                value={date ?? today}
                base={opened ?? today}
                min={opened}
                onChange={setDate}
              />
            </div>
          )}
        </Group>
      </header>
      <Asked of={[found]} rows={8}>
        {(known) => <Lines balance={known} />}
      </Asked>
    </section>
  );
}

function Lines({ balance }: { balance: Output<"ledger.trial_balance"> }) {
  const { i18n } = useLingui();
  const sum = (part: "debit" | "credit") => balance.lines.reduce((total, line) => total + line[part], 0);
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th>
            <Trans>科目</Trans>
          </th>
          <th>
            <Trans>期初</Trans>
          </th>
          <th>
            <Trans>借方</Trans>
          </th>
          <th>
            <Trans>贷方</Trans>
          </th>
          <th>
            <Trans>期末</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {balance.lines.map((line) => (
          <tr key={line.account}>
            <th scope="row">
              {accountName(i18n, line.account)} <code>{line.account}</code>
            </th>
            <td>
              <Money minor={line.opening} />
            </td>
            <td>
              <Money minor={line.debit} />
            </td>
            <td>
              <Money minor={line.credit} />
            </td>
            <td>
              <Money minor={line.closing} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">
            <Trans>合计</Trans>
          </th>
          <td />
          <td>
            <Money minor={sum("debit")} />
          </td>
          <td>
            <Money minor={sum("credit")} />
          </td>
          <td />
        </tr>
      </tfoot>
    </table>
  );
}
