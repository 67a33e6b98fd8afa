import { Trans, useLingui } from "@lingui/react/macro";
import { IconFileTypePdf } from "@tabler/icons-react";
import { type Output, useOperation } from "../../api";
import {
  Asked,
  Button,
  DataGrid,
  DateText,
  EmptyState,
  type GridColumn,
  InstantText,
  Money,
  PageFrame,
} from "../../ui";
import { usePaper } from "../paper/paper";

type Audit = Output<"night_audit.list">["audits"][number];

/** Closed business dates with their figures; each has its closing paper. */
export function History() {
  const found = useOperation("night_audit.list", {});
  return (
    <Asked of={[found]} rows={10}>
      {({ audits }) => <Audits audits={audits} />}
    </Asked>
  );
}

function Audits({ audits }: { audits: readonly Audit[] }) {
  const { t } = useLingui();
  const show = usePaper((state) => state.show);
  const paper = (audit: Audit) => show({ kind: "night_audit", subject: audit.id });
  const columns = useAuditColumns(paper);
  return (
    <PageFrame>
      <DataGrid
        label={t`已关账的营业日`}
        columns={columns}
        rows={audits}
        rowKey={(audit) => audit.id}
        onOpen={paper}
        empty={
          <EmptyState title={<Trans>还没有关过账</Trans>}>
            <Trans>第一次夜审后，每个营业日的收入、出租率和报表都在这里。</Trans>
          </EmptyState>
        }
      />
    </PageFrame>
  );
}

/** What is told of each closed date. */
function useAuditColumns(onPaper: (audit: Audit) => void): GridColumn<Audit>[] {
  const { t } = useLingui();
  return [
    {
      id: "date",
      header: t`营业日`,
      width: 130,
      cell: (audit) => (
        <b>
          <DateText date={audit.businessDate} />
        </b>
      ),
    },
    {
      id: "sold",
      header: t`售出`,
      width: 92,
      align: "end",
      cell: ({ summary: { rooms } }) => `${rooms.sold} / ${rooms.physical}`,
    },
    {
      id: "occupancy",
      header: t`出租率`,
      width: 82,
      align: "end",
      sort: ({ summary }) => Number(summary.rooms.occupancy ?? 0),
      cell: ({ summary: { rooms } }) =>
        rooms.occupancy == null ? "—" : `${Number(rooms.occupancy).toFixed(1)}%`,
    },
    {
      id: "adr",
      header: t`平均房价`,
      width: 104,
      align: "end",
      cell: ({ summary }) => <Money minor={summary.rooms.adr} />,
    },
    {
      id: "revpar",
      header: "RevPAR",
      width: 104,
      align: "end",
      cell: ({ summary }) => <Money minor={summary.rooms.revPar} />,
    },
    {
      id: "revenue",
      header: t`营业收入`,
      width: 124,
      align: "end",
      sort: (audit) => grossOf(audit),
      cell: (audit) => <Money minor={grossOf(audit)} />,
    },
    {
      id: "takings",
      header: t`收款净额`,
      width: 124,
      align: "end",
      sort: (audit) => takingsOf(audit),
      cell: (audit) => <Money minor={takingsOf(audit)} />,
    },
    { id: "who", header: t`关账人`, width: 100, grow: 1, cell: (audit) => audit.actorName },
    { id: "at", header: t`时间`, width: 110, cell: (audit) => <InstantText at={audit.closedAt} /> },
    {
      id: "paper",
      header: "",
      width: 96,
      cell: (audit) => (
        <Button
          size="compact-xs"
          variant="subtle"
          tabIndex={-1}
          leftSection={<IconFileTypePdf size={14} />}
          onClick={() => onPaper(audit)}
        >
          <Trans>报表</Trans>
        </Button>
      ),
    },
  ];
}

function grossOf({ summary }: Audit): number {
  return summary.revenue.reduce((sum, line) => sum + line.gross, 0);
}

function takingsOf({ summary }: Audit): number {
  return summary.tenders.reduce((sum, line) => sum + line.received - line.refunded, 0);
}
