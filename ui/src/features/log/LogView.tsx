import { Trans, useLingui } from "@lingui/react/macro";
import { IconArrowDown } from "@tabler/icons-react";
import { useState } from "react";
import { problemText } from "../../i18n/problems";
import {
  Button,
  DataGrid,
  DateText,
  EmptyState,
  ErrorState,
  type GridColumn,
  InstantText,
  Loading,
  PageFrame,
  ProblemNote,
  StatusChip,
  Text,
  useDebouncedValue,
} from "../../ui";
import { filterOf, NO_CHOICE } from "./choice";
import classes from "./Log.module.css";
import { LogDetails } from "./LogDetails";
import { LogFilters } from "./LogFilters";
import { dateOf, type LogRow, sentenceOf } from "./log";
import { useLog } from "./use-log";

/** The operation log as sentences, narrowed by person, operation, object, time, refusal and text. */
export function LogView() {
  const { t, i18n } = useLingui();
  const [choice, setChoice] = useState(NO_CHOICE);
  const [text] = useDebouncedValue(choice.text.trim(), 250);
  const [open, setOpen] = useState<LogRow | null>(null);
  const log = useLog(filterOf({ ...choice, text }, dateOf(Date.now())));
  const columns: GridColumn<LogRow>[] = [
    { id: "at", header: t`时间`, width: 76, cell: (row) => <InstantText at={row.at} style="time" /> },
    { id: "who", header: t`人`, width: 110, cell: (row) => <Who row={row} /> },
    { id: "what", header: t`做了什么`, width: 320, grow: 1, cell: (row) => <Sentence row={row} /> },
    { id: "result", header: t`结果`, width: 170, cell: (row) => <Result code={row.code} /> },
    { id: "station", header: t`工作站`, width: 110, cell: (row) => row.station || "—" },
    {
      id: "seq",
      header: "#",
      width: 72,
      align: "end",
      cell: (row) => <span className="kz-dim">{row.seq}</span>,
    },
  ];
  return (
    <PageFrame
      panel={
        open && (
          <LogDetails
            row={open}
            onClose={() => setOpen(null)}
            onSubject={(subject) => setChoice({ ...NO_CHOICE, subject })}
            onActor={(actor) => setChoice({ ...NO_CHOICE, actor })}
          />
        )
      }
    >
      <LogFilters choice={choice} onChange={setChoice} rows={log.rows} />
      {log.problem && log.rows.length === 0 ? (
        <ErrorState text={problemText(i18n, log.problem)} code={log.problem.code} onRetry={log.retry} />
      ) : !log.ready ? (
        <Loading rows={12} />
      ) : (
        <>
          <DataGrid
            label={t`操作日志`}
            columns={columns}
            rows={log.rows}
            rowKey={(row) => String(row.seq)}
            current={open ? String(open.seq) : null}
            onPeek={setOpen}
            groupOf={(row) => dateOf(row.at)}
            groupHead={(date) => <DateText date={date} />}
            empty={
              <EmptyState
                title={<Trans>没有这样的记录</Trans>}
                action={
                  <Button variant="default" onClick={() => setChoice(NO_CHOICE)}>
                    <Trans>清除筛选</Trans>
                  </Button>
                }
              >
                <Trans>换一个人、操作或时间再看。</Trans>
              </EmptyState>
            }
          />
          <Older log={log} />
        </>
      )}
    </PageFrame>
  );
}

function Older({ log }: { log: ReturnType<typeof useLog> }) {
  if (log.rows.length === 0) {
    return null;
  }
  return (
    <div className={classes.older}>
      <Text size="xs" c="dimmed">
        {log.more ? (
          <Trans>已列出最近 {log.rows.length} 条</Trans>
        ) : (
          <Trans>共 {log.rows.length} 条，到头了</Trans>
        )}
      </Text>
      <ProblemNote problem={log.problem} />
      {log.more && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconArrowDown size={14} />}
          loading={log.loading}
          onClick={log.loadOlder}
          data-testid="log-older"
        >
          <Trans>更早的</Trans>
        </Button>
      )}
    </div>
  );
}

function Who({ row }: { row: LogRow }) {
  const { t } = useLingui();
  return row.actorName === "" ? <span className="kz-dim">{t`未登录`}</span> : <b>{row.actorName}</b>;
}

export function Sentence({ row }: { row: LogRow }) {
  const { i18n } = useLingui();
  const { verb, about, changes } = sentenceOf(i18n, row);
  return (
    <span>
      {verb} {about && <b>{about}</b>} {changes && <span className="kz-dim kz-num">{changes}</span>}
      {row.approverName && (
        <span className={classes.approved}>
          <Trans>{row.approverName} 授权</Trans>
        </span>
      )}
    </span>
  );
}

export function Result({ code }: { code: string }) {
  return code === "ok" ? (
    <StatusChip tone="ok" plain>
      <Trans>完成</Trans>
    </StatusChip>
  ) : (
    <StatusChip tone="danger" plain>
      <Trans>拒绝</Trans> <code className={classes.code}>{code}</code>
    </StatusChip>
  );
}
