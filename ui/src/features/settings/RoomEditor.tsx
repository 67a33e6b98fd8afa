import { Trans, useLingui } from "@lingui/react/macro";
import { type Args, say, useCommand, useMay } from "../../api";
import { fieldProblem } from "../../i18n/field-problem";
import { nameOf } from "../../i18n/names";
import { featureCode, featureName, ROOM_FEATURES } from "../../i18n/room-features";
import { Alert, Group, Select, TagsInput, Text, TextInput } from "../../ui";
import { useDraft } from "../record/draft";
import { RecordPanel } from "../record/RecordPanel";
import type { RoomType } from "./PriceTable";
import type { Room } from "./RoomsView";

type RoomDraft = Omit<Args<"room.save">, "id" | "version">;

const TOLD = ["number", "floor", "roomTypeId"] as const;

function draftOf(room: Room | null): RoomDraft {
  return {
    number: room?.number ?? "",
    floor: room?.floor ?? "",
    roomTypeId: room?.typeId ?? "",
    features: room?.features ?? [],
  };
}

interface RoomEditorProps {
  /** Null makes a new one. */
  room: Room | null;
  roomTypes: readonly RoomType[];
  onClose: () => void;
}

/** One room: where it is, what kind it is, what sets it apart. */
export function RoomEditor({ room, roomTypes, onClose }: RoomEditorProps) {
  const { t, i18n } = useLingui();
  const may = useMay("catalogue_edit");
  const editing = useDraft<Room, RoomDraft>(room, draftOf);
  const { draft, set, version } = editing;
  const save = useCommand("room.save", {
    present: "inline",
    onDone: () => {
      say(t`已保存 ${draft.number}`);
      onClose();
    },
  });
  const wrong = (field: (typeof TOLD)[number]) => fieldProblem(i18n, save.problem, field);
  const type = (part: Partial<RoomDraft>) => {
    save.reset();
    set(part);
  };
  const night = String(save.problem?.data.night ?? "");
  const words = {
    room_taken: t`${night} 有客人住或已排这间房，房型不能改。请先给客人换房。`,
    sold_out: t`${night} 的预订还要用原房型的房间，不能少一间。请先换掉那晚的预订。`,
  };
  const held = Object.entries(words).find(([code]) => code === save.problem?.code)?.[1];
  const labels: Record<keyof RoomDraft, string> = {
    number: t`房号`,
    floor: t`楼层`,
    roomTypeId: t`房型`,
    features: t`特点`,
  };
  return (
    <RecordPanel
      name="room"
      title={room ? room.number : t`新房间`}
      editing={{ ...editing, dirty: editing.dirty && may && draft.roomTypeId !== "" }}
      labels={labels}
      problem={save.problem}
      told={TOLD}
      problemNote={
        held && (
          <Alert color="var(--kz-danger)" variant="outline" role="alert">
            {held}
          </Alert>
        )
      }
      pending={save.pending}
      onSave={() => void save.run({ ...(room ? { id: room.id, version } : {}), ...draft })}
      onClose={onClose}
    >
      <Group grow align="start" gap="sm">
        <TextInput
          label={labels.number}
          required
          maxLength={10}
          data-testid="room-number"
          value={draft.number}
          error={wrong("number")}
          onChange={(event) => type({ number: event.currentTarget.value })}
        />
        <TextInput
          label={labels.floor}
          required
          maxLength={10}
          data-testid="room-floor"
          value={draft.floor}
          error={wrong("floor")}
          onChange={(event) => type({ floor: event.currentTarget.value })}
        />
      </Group>
      <Select
        label={labels.roomTypeId}
        required
        allowDeselect={false}
        data-testid="room-type"
        value={draft.roomTypeId || null}
        error={wrong("roomTypeId")}
        onChange={(next) => next && type({ roomTypeId: next })}
        data={roomTypes.map((kind) => ({ value: kind.id, label: `${kind.code} · ${nameOf(i18n, kind)}` }))}
      />
      <TagsInput
        label={labels.features}
        description={t`选一个，或写自己的词再按回车。`}
        maxTags={12}
        maxLength={20}
        splitChars={[",", "，"]}
        styles={{ inputField: { outline: "none" } }}
        data-testid="room-features"
        value={draft.features.map((feature) => featureName(i18n, feature))}
        onChange={(names) => type({ features: names.map((name) => featureCode(i18n, name)) })}
        data={Object.keys(ROOM_FEATURES).map((code) => featureName(i18n, code))}
      />
      <Text size="xs" c="dimmed">
        <Trans>有客人在住或已排这间房时，房型不能改；房号、楼层和特点随时能改。</Trans>
      </Text>
    </RecordPanel>
  );
}
