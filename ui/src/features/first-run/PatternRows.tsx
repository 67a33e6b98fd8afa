import { useLingui } from "@lingui/react/macro";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { nameOf } from "../../i18n/names";
import { ActionIcon, Button, NumberInput, Select, TagsInput } from "../../ui";
import { change, nextRow, type PatternDraft, useDraft } from "./draft";
import classes from "./FirstRun.module.css";
import { HIGHEST_FLOOR, isPossible, MOST_PER_FLOOR } from "./pattern";

/** The same patterns as fields, one line each. */
export function PatternRows() {
  const { t, i18n } = useLingui();
  const { types, patterns } = useDraft();
  const set = (row: number, part: Partial<PatternDraft>) =>
    change({
      patterns: patterns.map((pattern) => (pattern.row === row ? { ...pattern, ...part } : pattern)),
    });
  const add = () =>
    change({
      patterns: [
        ...patterns,
        {
          row: nextRow(),
          from: 1,
          to: 1,
          firstRoom: 1,
          roomsPerFloor: 10,
          skip: [],
          typeCode: types[0]?.code ?? "",
        },
      ],
    });
  const number = (value: number | string) => (typeof value === "number" ? value : 0);
  return (
    <>
      {patterns.length > 0 && (
        <table className={classes.rows}>
          <thead>
            <tr>
              <th style={{ width: 84 }}>{t`从几层`}</th>
              <th style={{ width: 84 }}>{t`到几层`}</th>
              <th style={{ width: 96 }}>{t`首间号`}</th>
              <th style={{ width: 96 }}>{t`每层间数`}</th>
              <th>{t`房型`}</th>
              <th>{t`跳过的层`}</th>
              <th style={{ width: 36 }} />
            </tr>
          </thead>
          <tbody>
            {patterns.map((pattern) => (
              <tr key={pattern.row}>
                <td>
                  <NumberInput
                    aria-label={t`从几层`}
                    min={1}
                    max={HIGHEST_FLOOR}
                    allowDecimal={false}
                    value={pattern.from}
                    error={!isPossible(pattern)}
                    onChange={(value) => set(pattern.row, { from: number(value) })}
                  />
                </td>
                <td>
                  <NumberInput
                    aria-label={t`到几层`}
                    min={1}
                    max={HIGHEST_FLOOR}
                    allowDecimal={false}
                    value={pattern.to}
                    error={!isPossible(pattern)}
                    onChange={(value) => set(pattern.row, { to: number(value) })}
                  />
                </td>
                <td>
                  <NumberInput
                    aria-label={t`首间号`}
                    min={1}
                    max={MOST_PER_FLOOR}
                    allowDecimal={false}
                    value={pattern.firstRoom}
                    onChange={(value) => set(pattern.row, { firstRoom: number(value) })}
                  />
                </td>
                <td>
                  <NumberInput
                    aria-label={t`每层间数`}
                    min={1}
                    max={MOST_PER_FLOOR}
                    allowDecimal={false}
                    value={pattern.roomsPerFloor}
                    onChange={(value) => set(pattern.row, { roomsPerFloor: number(value) })}
                  />
                </td>
                <td>
                  <Select
                    aria-label={t`房型`}
                    data={types.map((type) => ({ value: type.code, label: nameOf(i18n, type) }))}
                    value={pattern.typeCode}
                    onChange={(typeCode) => set(pattern.row, { typeCode: typeCode ?? "" })}
                  />
                </td>
                <td>
                  <TagsInput
                    aria-label={t`跳过的层`}
                    placeholder={pattern.skip.length === 0 ? t`例如 4、14` : ""}
                    value={pattern.skip.map(String)}
                    splitChars={[",", "，", "、", " "]}
                    onChange={(floors) =>
                      set(pattern.row, { skip: floors.map(Number).filter((floor) => floor > 0) })
                    }
                  />
                </td>
                <td>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    mt={2}
                    aria-label={t`删掉这一行`}
                    onClick={() => change({ patterns: patterns.filter(({ row }) => row !== pattern.row) })}
                  >
                    <IconTrash size={16} />
                  </ActionIcon>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Button size="compact-sm" variant="subtle" mt="xs" leftSection={<IconPlus size={14} />} onClick={add}>
        {t`加一行`}
      </Button>
    </>
  );
}
