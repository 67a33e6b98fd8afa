import { useLingui } from "@lingui/react/macro";
import { type Args, say, useCommand, useMay } from "../../api";
import { fieldProblem } from "../../i18n/field-problem";
import { nameOf } from "../../i18n/names";
import { Alert, Group, NumberInput, TextInput } from "../../ui";
import { useDraft } from "../record/draft";
import { NameFields, useNameLabels } from "../record/NameFields";
import { RecordPanel } from "../record/RecordPanel";
import type { RoomType } from "./PriceTable";

type TypeDraft = Omit<Args<"room_type.save">, "id" | "version">;

const TOLD = ["code", "name", "nameEn", "maxGuests", "sellLimit"] as const;

function draftOf(type: RoomType | null): TypeDraft {
  return {
    code: type?.code ?? "",
    name: type?.name ?? "",
    nameEn: type?.nameEn ?? "",
    maxGuests: type?.maxGuests ?? 2,
    sellLimit: type?.sellLimit ?? 0,
  };
}

interface RoomTypeEditorProps {
  /** Null makes a new one. */
  type: RoomType | null;
  onClose: () => void;
}

/** A kind of room: its names, how many it sleeps, how far it may be oversold. */
export function RoomTypeEditor({ type: known, onClose }: RoomTypeEditorProps) {
  const { t, i18n } = useLingui();
  const may = useMay("catalogue_edit");
  const editing = useDraft<RoomType, TypeDraft>(known, draftOf);
  const { draft, set, version } = editing;
  const save = useCommand("room_type.save", {
    present: "inline",
    onDone: () => {
      say(t`已保存 ${draft.name}`);
      onClose();
    },
  });
  const wrong = (field: (typeof TOLD)[number]) => fieldProblem(i18n, save.problem, field);
  const type = (part: Partial<TypeDraft>) => {
    save.reset();
    set(part);
  };
  const labels: Record<keyof TypeDraft, string> = {
    ...useNameLabels(),
    code: t`代码`,
    maxGuests: t`最多住几人`,
    sellLimit: t`可超卖`,
  };
  const soldOn = save.problem?.code === "sold_out" ? String(save.problem.data.night ?? "") : null;
  return (
    <RecordPanel
      name="room-type"
      title={known ? nameOf(i18n, known) : t`新房型`}
      editing={{ ...editing, dirty: editing.dirty && may }}
      labels={labels}
      problem={save.problem}
      told={TOLD}
      problemNote={
        soldOn && (
          <Alert color="var(--kz-danger)" variant="outline" role="alert">
            {t`${soldOn} 已经卖出更多，不能再收紧。请先换掉那晚的预订。`}
          </Alert>
        )
      }
      pending={save.pending}
      onSave={() => void save.run({ ...(known ? { id: known.id, version } : {}), ...draft })}
      onClose={onClose}
    >
      <TextInput
        label={labels.code}
        description={t`1 到 8 个字母或数字，印在房态和单据上。`}
        required
        maxLength={8}
        data-testid="room-type-code"
        value={draft.code}
        error={wrong("code")}
        onChange={(event) => type({ code: event.currentTarget.value })}
      />
      <NameFields thing="room-type" value={draft} most={40} problem={save.problem} onChange={type} />
      <Group grow align="start" gap="sm">
        <NumberInput
          label={labels.maxGuests}
          description={t`大人和儿童合计`}
          required
          allowDecimal={false}
          value={draft.maxGuests}
          error={wrong("maxGuests")}
          onChange={(next) => type({ maxGuests: Number(next) })}
        />
        <NumberInput
          label={labels.sellLimit}
          description={t`负数是留着不卖`}
          required
          allowDecimal={false}
          value={draft.sellLimit}
          error={wrong("sellLimit")}
          data-testid="room-type-limit"
          onChange={(next) => type({ sellLimit: Number(next) })}
        />
      </Group>
    </RecordPanel>
  );
}
