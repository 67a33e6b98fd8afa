import { Trans, useLingui } from "@lingui/react/macro";
import { IconCopy } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { say } from "../../api";
import { actionName } from "../../i18n/actions";
import { ActionIcon, Button, DateText, Group, InstantText, PeekPanel, Text } from "../../ui";
import classes from "./Log.module.css";
import { Result } from "./LogView";
import { fieldWord, type LogRow, refusalText, valueText } from "./log";

interface LogDetailsProps {
  row: LogRow;
  onClose: () => void;
  onSubject: (subject: string) => void;
  onActor: (actor: { id: string; name: string }) => void;
}

/** Everything a row keeps: who, where, what was asked for, what changed, and its place in the chain. */
export function LogDetails({ row, onClose, onSubject, onActor }: LogDetailsProps) {
  const { t, i18n } = useLingui();
  const copy = (text: string) => void navigator.clipboard.writeText(text).then(() => say(t`已复制`));
  return (
    <PeekPanel
      title={actionName(i18n, row.operation)}
      aside={<Result code={row.code} />}
      onClose={onClose}
      actions={
        <Group gap="xs">
          <Button variant="default" size="compact-md" onClick={() => copy(JSON.stringify(row, null, 2))}>
            <Trans>复制全部</Trans>
          </Button>
          {row.subject && (
            <Button variant="default" size="compact-md" onClick={() => onSubject(row.subject)}>
              <Trans>只看这个对象</Trans>
            </Button>
          )}
          {row.actor && (
            <Button
              variant="default"
              size="compact-md"
              onClick={() => onActor({ id: row.actor, name: row.actorName })}
            >
              <Trans>只看 {row.actorName}</Trans>
            </Button>
          )}
        </Group>
      }
    >
      <div className={classes.details} data-testid="log-details">
        {row.code !== "ok" && <p className={classes.why}>{refusalText(i18n, row)}</p>}
        <dl>
          <Fact title={t`时间`}>
            <InstantText at={row.at} style="full" />
          </Fact>
          <Fact title={t`营业日`}>
            <DateText date={row.businessDate} style="full" />
          </Fact>
          <Fact title={t`人`}>{row.actorName || t`未登录`}</Fact>
          {row.approverName && <Fact title={t`授权人`}>{row.approverName}</Fact>}
          <Fact title={t`工作站`}>{row.station || "—"}</Fact>
          <Fact title={t`操作`}>
            <code>{row.operation}</code>
          </Fact>
          {row.subject && (
            <Fact title={t`对象`}>
              <code>{row.subject}</code>
            </Fact>
          )}
        </dl>
        <h3>
          <Trans>改动</Trans>
        </h3>
        {row.changes.length === 0 ? (
          <Text size="sm" c="dimmed">
            <Trans>没有改动旧值。</Trans>
          </Text>
        ) : (
          <Changes row={row} />
        )}
        <h3>
          <Trans>提交的内容</Trans>
        </h3>
        <pre>{JSON.stringify(row.args, null, 2)}</pre>
        <h3>
          <Trans>校验值</Trans> <span className="kz-num kz-dim">#{row.seq}</span>
        </h3>
        <div className={classes.hash}>
          <code>{row.hash}</code>
          <ActionIcon variant="subtle" color="gray" aria-label={t`复制`} onClick={() => copy(row.hash)}>
            <IconCopy size={15} />
          </ActionIcon>
        </div>
      </div>
    </PeekPanel>
  );
}

function Changes({ row }: { row: LogRow }) {
  const { i18n } = useLingui();
  return (
    <table>
      <thead>
        <tr>
          <th>
            <Trans>项目</Trans>
          </th>
          <th>
            <Trans>原来</Trans>
          </th>
          <th>
            <Trans>现在</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {row.changes.map(({ field, before, after }) => (
          <tr key={field}>
            <th scope="row">{fieldWord(i18n, field) ?? field}</th>
            <td>{valueText(i18n, field, before)}</td>
            <td>{valueText(i18n, field, after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}
