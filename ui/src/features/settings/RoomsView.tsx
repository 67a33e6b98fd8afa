import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { type Output, useOperation } from "../../api";
import { nameOf } from "../../i18n/names";
import { problemText } from "../../i18n/problems";
import { featureName } from "../../i18n/room-features";
import { CommandButton } from "../../keys/CommandButton";
import {
  DataGrid,
  EmptyState,
  ErrorState,
  type GridColumn,
  Loading,
  PageFrame,
  PageTools,
  TextInput,
} from "../../ui";
import { RoomEditor } from "./RoomEditor";

type Wall = Output<"room.wall">;
export type Room = Wall["floors"][number]["rooms"][number] & { floor: string };

/** Every room: its number, floor, kind and what sets it apart. */
export function RoomsView() {
  const { t, i18n } = useLingui();
  const wall = useOperation("room.wall", {});
  const catalogue = useOperation("catalogue.list", {});
  const [text, setText] = useState("");
  const [opened, setOpened] = useState<{ id: string | null } | null>(null);
  const problem = wall.error ?? catalogue.error;
  if (!wall.data || !catalogue.data) {
    return problem ? (
      <ErrorState
        text={problemText(i18n, problem)}
        code={problem.code}
        onRetry={() => {
          void wall.refetch();
          void catalogue.refetch();
        }}
      />
    ) : (
      <Loading rows={10} />
    );
  }
  const rooms = wall.data.floors.flatMap(({ floor, rooms: all }) => all.map((room) => ({ ...room, floor })));
  const features = (room: Room) => room.features.map((feature) => featureName(i18n, feature));
  const typeName = (room: Room) => nameOf(i18n, { name: room.typeName, nameEn: room.typeNameEn });
  const wanted = text.trim().toLowerCase();
  const rows = rooms.filter((room) =>
    [room.number, room.typeCode, typeName(room), ...features(room)].some((part) =>
      part.toLowerCase().includes(wanted),
    ),
  );
  const columns: GridColumn<Room>[] = [
    { id: "number", header: t`房号`, width: 140, cell: (room) => <b className="kz-num">{room.number}</b> },
    { id: "floor", header: t`楼层`, width: 80, cell: (room) => <span className="kz-num">{room.floor}</span> },
    {
      id: "type",
      header: t`房型`,
      width: 220,
      sort: (room) => room.typeCode,
      cell: (room) => (
        <>
          <span className="kz-num">{room.typeCode}</span> <span className="kz-dim">{typeName(room)}</span>
        </>
      ),
    },
    {
      id: "features",
      header: t`特点`,
      width: 220,
      grow: 1,
      cell: (room) => <span className="kz-dim">{features(room).join(" · ")}</span>,
    },
  ];
  return (
    <PageFrame
      panel={
        opened && (
          <RoomEditor
            key={opened.id ?? "new"}
            room={rooms.find(({ id }) => id === opened.id) ?? null}
            roomTypes={catalogue.data.roomTypes}
            onClose={() => setOpened(null)}
          />
        )
      }
    >
      <PageTools>
        <TextInput
          aria-label={t`查找`}
          placeholder={t`房号、房型或特点`}
          value={text}
          w={260}
          data-testid="rooms-find"
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <CommandButton
          id="list.new"
          needs="catalogue_edit"
          ml="auto"
          data-testid="room-new"
          onRun={() => setOpened({ id: null })}
        >
          <Trans>新房间</Trans>
        </CommandButton>
      </PageTools>
      <DataGrid
        label={t({ context: "settings", message: "客房" })}
        columns={columns}
        rows={rows}
        rowKey={(room) => room.id}
        current={opened?.id ?? null}
        onPeek={(room) => setOpened({ id: room.id })}
        empty={<EmptyState title={<Trans>没有找到</Trans>} />}
      />
    </PageFrame>
  );
}
