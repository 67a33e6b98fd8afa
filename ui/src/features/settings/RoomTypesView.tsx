import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useOperation } from "../../api";
import { nameOf } from "../../i18n/names";
import { CommandButton } from "../../keys/CommandButton";
import { Asked, DataGrid, type GridColumn, PageFrame, PageTools, Text } from "../../ui";
import type { RoomType } from "./PriceTable";
import { RoomTypeEditor } from "./RoomTypeEditor";

/** The kinds of room that the house sells. */
export function RoomTypesView() {
  const catalogue = useOperation("catalogue.list", {});
  return (
    <Asked of={[catalogue]} rows={6}>
      {({ roomTypes }) => <RoomTypes roomTypes={roomTypes} />}
    </Asked>
  );
}

function RoomTypes({ roomTypes }: { roomTypes: readonly RoomType[] }) {
  const { t, i18n } = useLingui();
  const [opened, setOpened] = useState<{ id: string | null } | null>(null);
  const columns: GridColumn<RoomType>[] = [
    {
      id: "code",
      header: t`代码`,
      width: 110,
      sort: (type) => type.code,
      cell: (type) => <b className="kz-num">{type.code}</b>,
    },
    { id: "name", header: t`名称`, width: 200, grow: 1, cell: (type) => nameOf(i18n, type) },
    { id: "guests", header: t`最多住几人`, width: 120, align: "end", cell: (type) => type.maxGuests },
    { id: "rooms", header: t`房间数`, width: 100, align: "end", cell: (type) => type.rooms },
    { id: "limit", header: t`可超卖`, width: 110, align: "end", cell: (type) => type.sellLimit },
  ];
  return (
    <PageFrame
      panel={
        opened && (
          <RoomTypeEditor
            key={opened.id ?? "new"}
            type={roomTypes.find(({ id }) => id === opened.id) ?? null}
            onClose={() => setOpened(null)}
          />
        )
      }
    >
      <PageTools>
        <Text size="sm" c="dimmed">
          <Trans>新房型要在“房价”里定价、在“客房”里有房间，才能卖。</Trans>
        </Text>
        <CommandButton
          id="list.new"
          needs="catalogue_edit"
          ml="auto"
          data-testid="room-type-new"
          onRun={() => setOpened({ id: null })}
        >
          <Trans>新房型</Trans>
        </CommandButton>
      </PageTools>
      <DataGrid
        label={t({ context: "settings", message: "房型" })}
        columns={columns}
        rows={roomTypes}
        rowKey={(type) => type.id}
        current={opened?.id ?? null}
        onPeek={(type) => setOpened({ id: type.id })}
      />
    </PageFrame>
  );
}
