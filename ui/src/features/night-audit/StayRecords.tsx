import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useNavigate } from "@tanstack/react-router";
import { problemText } from "../../i18n/problems";
import { DataGrid, type GridColumn, Progress, Text } from "../../ui";
import { useStayColumns } from "../stays/columns";
import type { Batch } from "./batch";
import type { Stay } from "./check";
import classes from "./NightAudit.module.css";

interface StayRecordsProps {
  label: string;
  stays: readonly Stay[];
  keys: ReadonlySet<string>;
  onKeys: (keys: ReadonlySet<string>) => void;
  batch: Batch;
}

const HEAD = 30;
const MOST_ROWS = 8;

/** The stays behind a line of the checklist. Enter opens the account. */
export function StayRecords({ label, stays, keys, onKeys, batch }: StayRecordsProps) {
  const { i18n } = useLingui();
  const navigate = useNavigate();
  const columns: GridColumn<Stay>[] = [
    ...useStayColumns(["room", "guest", "type", "dates", "balance"]),
    {
      id: "open",
      header: "",
      width: 96,
      cell: (stay) => (
        <Link to="/folio/$stayId" params={{ stayId: stay.id }} tabIndex={-1} className={classes.link}>
          <Trans>账夹 →</Trans>
        </Link>
      ),
    },
  ];
  const refused = stays.filter(({ id }) => batch.refused.has(id));
  return (
    <>
      <div
        className={classes.records}
        style={{ height: `calc(${HEAD + 2}px + ${Math.min(stays.length, MOST_ROWS)} * var(--kz-row))` }}
      >
        <DataGrid
          label={label}
          columns={columns}
          rows={stays}
          rowKey={(stay) => stay.id}
          selection={{ keys, onChange: onKeys }}
          onOpen={(stay) => void navigate({ to: "/folio/$stayId", params: { stayId: stay.id } })}
        />
      </div>
      {batch.progress && (
        <div className={classes.running} role="status">
          <Progress value={(batch.progress.done / batch.progress.total) * 100} />
          <Text size="xs" c="dimmed">
            <Trans>
              第 {batch.progress.done + 1} 个，共 {batch.progress.total} 个
            </Trans>
          </Text>
        </div>
      )}
      {refused.length > 0 && (
        <ul className={classes.refused} role="alert">
          {refused.map((stay) => {
            const problem = batch.refused.get(stay.id);
            return (
              <li key={stay.id}>
                <b>
                  {stay.roomNumber} {stay.guest.name}
                </b>{" "}
                {problem && problemText(i18n, problem)} <code>{problem?.code}</code>
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}
