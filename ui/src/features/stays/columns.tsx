import { Trans, useLingui } from "@lingui/react/macro";
import { useSession } from "../../api";
import { nameOf } from "../../i18n/names";
import { type GridColumn, Money, StatusChip, StayText } from "../../ui";
import { StayStateChip } from "./StayStateChip";
import { overdue, type Stay } from "./stay";

export type StayColumn = "room" | "state" | "guest" | "type" | "dates" | "number" | "balance";

/** The columns of every list of stays, in the order asked for. */
export function useStayColumns(wanted: readonly StayColumn[]): GridColumn<Stay>[] {
  const { t, i18n } = useLingui();
  const today = useSession((state) => state.house?.businessDate) ?? "";
  const typeName = (stay: Stay) => nameOf(i18n, { name: stay.roomTypeName, nameEn: stay.roomTypeNameEn });
  const columns: Record<StayColumn, Omit<GridColumn<Stay>, "id">> = {
    room: {
      header: t`房间`,
      width: 98,
      sort: (stay) => stay.roomNumber ?? "",
      cell: (stay) =>
        stay.roomNumber ? (
          <b className="kz-num">{stay.roomNumber}</b>
        ) : (
          <span className="kz-dim">{t`未排房`}</span>
        ),
    },
    state: {
      header: t`状态`,
      width: 108,
      cell: (stay) =>
        overdue(stay, today) ? (
          <StatusChip tone="danger" plain>
            {stay.state === "reserved" ? <Trans>晚到</Trans> : <Trans>超期未离</Trans>}
          </StatusChip>
        ) : (
          <StayStateChip state={stay.state} />
        ),
    },
    guest: {
      header: t`客人`,
      width: 120,
      grow: 1,
      sort: (stay) => stay.guest.name,
      cell: (stay) => stay.guest.name,
    },
    type: { header: t`房型`, width: 130, sort: typeName, cell: typeName },
    dates: {
      header: t`住期`,
      width: 180,
      sort: (stay) => stay.arrival,
      cell: (stay) => <StayText arrival={stay.arrival} departure={stay.departure} />,
    },
    number: {
      header: t`住单`,
      width: 110,
      cell: (stay) => <span className="kz-num kz-dim">{stay.number}</span>,
    },
    balance: {
      header: t`余额`,
      width: 120,
      align: "end",
      sort: (stay) => stay.balance,
      cell: (stay) => <Money minor={stay.balance} owed={stay.balance > 0} />,
    },
  };
  return wanted.map((id) => ({ id, ...columns[id] }));
}
