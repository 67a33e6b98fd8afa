import { Plural, useLingui } from "@lingui/react/macro";
import { nameOf } from "../../i18n/names";
import { SearchSelect } from "../../ui";
import { useRoomLabel } from "../stays/rooms";
import classes from "./Arrival.module.css";
import type { Form } from "./ArrivalForm";
import { valueOfType } from "./choices";

/** A room, best first, or any room of a type. */
export function RoomField({ form }: { form: Form }) {
  const { t, i18n } = useLingui();
  const label = useRoomLabel();
  const { choice, rooms, types, set } = form;
  const any = {
    group: t`先不排房`,
    items: types.map(({ type, free }) => ({
      value: valueOfType(type.id),
      label: t`${nameOf(i18n, type)} · 不指定房间 · 可订 ${free} 间`,
    })),
  };
  const named = {
    group: t`房间`,
    items: rooms.map((room) => ({ value: room.id, label: label(room) })),
  };
  return (
    <div>
      <SearchSelect
        label={t`房间`}
        data-testid="walk-in-room"
        allowDeselect={false}
        nothingFoundMessage={t`这几晚没有空房`}
        maxDropdownHeight={260}
        data={form.booking ? [any, named] : [named, any]}
        value={choice ? (choice.room?.id ?? valueOfType(choice.typeId)) : null}
        error={form.fieldError("roomId") ?? form.fieldError("roomTypeId")}
        onChange={(picked) => set({ picked, allowDirty: false })}
      />
      <p className={classes.hint}>
        <RoomHint form={form} />
      </p>
    </div>
  );
}

function RoomHint({ form }: { form: Form }) {
  const { t } = useLingui();
  const words: Record<string, string> = {
    inspected: t`已查房`,
    clean: t`干净`,
    high_floor: t`高楼层`,
    fits_guests: t`人数合适`,
    cheapest: t`价格最低`,
  };
  const free = form.freeOfType;
  const reasons = form.choice?.room?.reasons.map((reason) => words[reason] ?? reason).join(" · ");
  const roomless = !form.booking && form.choice !== null && form.choice.room === null;
  return (
    <>
      {free !== undefined && <Plural value={free} other="同型可用 # 间" />}
      {reasons && <> · {t`推荐：${reasons}`}</>}
      {roomless && <> · {t`入住前要先选一间房`}</>}
    </>
  );
}
