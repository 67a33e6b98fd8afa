import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { type Output, useOperation } from "../../api";
import { nameOf } from "../../i18n/names";
import { featureName } from "../../i18n/room-features";
import { CommandButton } from "../../keys/CommandButton";
import { Asked, DataGrid, EmptyState, type GridColumn, PageFrame, PageTools, TextInput } from "../../ui";
import { RoomEditor } from "./RoomEditor";

type Wall = Output<"room.wall">;
export type Room = Wall["floors"][number]["rooms"][number] & { floor: string };

/** Every room: its number, floor, kind and what sets it apart. */
export function RoomsView() {
  const wall = useOperation("room.wall", {});
  const catalogue = useOperation("catalogue.list", {});
  return (
    <Asked of={[wall, catalogue]} rows={10}>
      {({ floors }, { roomTypes }) => <Rooms floors={floors} roomTypes={roomTypes} />}
    </Asked>
  );
}

interface RoomsProps {
  floors: Wall["floors"];
  roomTypes: Output<"catalogue.list">["roomTypes"];
}

function Rooms({ floors, roomTypes }: RoomsProps) {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const [opened, setOpened] = useState<{ id: string | null } | null>(null);
  const rooms = floors.flatMap(({ floor, rooms: all }) => all.map((room) => ({ ...room, floor })));
  const words = useRoomWords();
  const wanted = text.trim().toLowerCase();
  const rows = rooms.filter((room) =>
    [room.number, room.typeCode, words.type(room), ...words.features(room)].some((part) =>
      part.toLowerCase().includes(wanted),
    ),
  );
  const columns = useRoomColumns(words);
  return (
    <PageFrame
      panel={
        opened && (
          <RoomEditor
            key={opened.id ?? "new"}
            room={rooms.find(({ id }) => id === opened.id) ?? null}
            roomTypes={roomTypes}
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

/** The words of a room in the language of the screen. */
function useRoomWords() {
  const { i18n } = useLingui();
  return {
    type: (room: Room) => nameOf(i18n, { name: room.typeName, nameEn: room.typeNameEn }),
    features: (room: Room) => room.features.map((feature) => featureName(i18n, feature)),
  };
}

function useRoomColumns(words: ReturnType<typeof useRoomWords>): GridColumn<Room>[] {
  const { t } = useLingui();
  return [
    { id: "number", header: t`房号`, width: 140, cell: (room) => <b className="kz-num">{room.number}</b> },
    { id: "floor", header: t`楼层`, width: 80, cell: (room) => <span className="kz-num">{room.floor}</span> },
    {
      id: "type",
      header: t`房型`,
      width: 220,
      sort: (room) => room.typeCode,
      cell: (room) => (
        <>
          <span className="kz-num">{room.typeCode}</span> <span className="kz-dim">{words.type(room)}</span>
        </>
      ),
    },
    {
      id: "features",
      header: t`特点`,
      width: 220,
      grow: 1,
      cell: (room) => <span className="kz-dim">{words.features(room).join(" · ")}</span>,
    },
  ];
}
