import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { IconArrowRight, IconFileTypePdf, IconMoonStars } from "@tabler/icons-react";
import { type ReactNode, useId, useState } from "react";
import type { Output, ProblemError } from "../../api";
import { CommandButton } from "../../keys/CommandButton";
import { Button, DateText, Dialog, Group, Money, ProblemNote, Stack, Text } from "../../ui";
import { type AuditCheck, hasBegun, isClosable, openCount, stepsOf } from "./check";
import { IconText } from "./IconText";
import classes from "./NightAudit.module.css";

interface ClosePanelProps {
  check: AuditCheck;
  busy: boolean;
  closing: boolean;
  problem: ProblemError | null;
  /** The date that this page just closed. */
  closed: Output<"night_audit.close"> | null;
  onClose: () => void;
  onPaper: (nightAuditId: string) => void;
}

/** The verb of the page, with what it will do: dates, room nights, money. */
export function ClosePanel(props: ClosePanelProps) {
  const { check, busy, closing, problem, closed, onClose, onPaper } = props;
  const { t } = useLingui();
  const [asking, setAsking] = useState(false);
  const why = useId();
  const confirm = () => {
    setAsking(false);
    onClose();
  };
  return (
    <aside className={classes.close} data-testid="night-audit-close-panel">
      {closed && (
        <div className={classes.closed} role="status" data-testid="night-audit-closed">
          <IconText tone="ok">
            <Trans>
              <DateText date={closed.businessDate} style="compact" /> 已关账
            </Trans>
          </IconText>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconFileTypePdf size={15} />}
            onClick={() => onPaper(closed.nightAuditId)}
          >
            <Trans>看夜审报表</Trans>
          </Button>
        </div>
      )}
      <Dates check={check} />
      <dl className={classes.facts}>
        <Fact title={t`今晚在住`}>
          <Plural value={check.inHouse} other="# 间" />
        </Fact>
        <Fact title={t`待过房费`}>
          <Plural value={check.unposted} other="# 间" />
        </Fact>
        <Fact title={t`房费合计`}>
          <Money minor={check.charges.gross} />
        </Fact>
      </dl>
      <ProblemNote problem={problem} />
      <CommandButton
        id="page.confirm"
        size="md"
        fullWidth
        needs="night_audit"
        leftSection={<IconMoonStars size={17} />}
        disabled={!isClosable(check) || busy}
        aria-describedby={why}
        loading={closing}
        onRun={() => setAsking(true)}
        data-testid="night-audit-close"
      >
        <Trans>关账</Trans>
      </CommandButton>
      <Text size="xs" c="dimmed" ta="center" id={why}>
        <Standing check={check} />
      </Text>
      <Dialog opened={asking} onClose={() => setAsking(false)} onConfirm={confirm} title={t`关账`} size="sm">
        <ConfirmClose check={check} onCancel={() => setAsking(false)} onConfirm={confirm} />
      </Dialog>
    </aside>
  );
}

/** The date that is closed, and the one that begins with it. */
function Dates({ check }: { check: AuditCheck }) {
  return (
    <div className={classes.dates}>
      <div>
        <small>
          <Trans>营业日</Trans>
        </small>
        <b className="kz-num" data-testid="business-date">
          {check.businessDate.slice(5)}
        </b>
      </div>
      <IconArrowRight size={18} aria-hidden />
      <div data-next>
        <small>
          <Trans>关账后</Trans>
        </small>
        <b className="kz-num" data-testid="business-date-next">
          {check.nextDate.slice(5)}
        </b>
      </div>
    </div>
  );
}

/** What keeps the date from closing, or that nothing does. */
function Standing({ check }: { check: AuditCheck }) {
  const open = openCount(stepsOf(check));
  if (!hasBegun(check)) {
    return (
      <Trans>
        营业日 <DateText date={check.businessDate} style="compact" /> 还没有开始，要到那天零点以后才能关账。
      </Trans>
    );
  }
  return open > 0 ? (
    <Plural value={open} other="先处理左边标红的 # 项，再关账。" />
  ) : (
    <Trans>其他工作站可以照常使用，不用退出。</Trans>
  );
}

interface ConfirmCloseProps {
  check: AuditCheck;
  onCancel: () => void;
  onConfirm: () => void;
}

function ConfirmClose({ check, onCancel, onConfirm }: ConfirmCloseProps) {
  const { businessDate, nextDate, unposted, charges } = check;
  return (
    <Stack gap="sm">
      <Text>
        {unposted > 0 ? (
          <Trans>
            先过 {unposted} 间房费，共 <Money minor={charges.gross} />
            （税额 <Money minor={charges.tax} />
            ），再核对账目，关 {businessDate}，开 {nextDate}。
          </Trans>
        ) : (
          <Trans>
            核对账目，关 {businessDate}，开 {nextDate}。
          </Trans>
        )}
      </Text>
      <Text size="sm" c="dimmed">
        <Trans>关账后这一天的账不能再改，只能在新的营业日冲账。在住房间转为脏房。</Trans>
      </Text>
      <Group justify="end">
        <Button variant="default" onClick={onCancel}>
          <Trans>先不关</Trans>
        </Button>
        <CommandButton id="dialog.confirm" onRun={onConfirm} data-testid="night-audit-confirm">
          <Trans>关账</Trans>
        </CommandButton>
      </Group>
    </Stack>
  );
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd className="kz-num">{children}</dd>
    </div>
  );
}
