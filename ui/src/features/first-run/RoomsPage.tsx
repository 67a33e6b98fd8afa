import { Plural, useLingui } from "@lingui/react/macro";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { nameOf } from "../../i18n/names";
import { ActionIcon, Button, MoneyInput, NumberInput, TextInput } from "../../ui";
import { change, nextRow, type TypeDraft, useDraft } from "./draft";
import classes from "./FirstRun.module.css";
import { PatternRows } from "./PatternRows";
import { clashes, isPossible, numbersOf, parsePattern } from "./pattern";

export function RoomsPage() {
  const { t } = useLingui();
  return (
    <>
      <h1>{t`房型与房间`}</h1>
      <p className={classes.lead}>{t`先定房型和价格，再按楼层规律排房号。以后都能改。`}</p>
      <Types />
      <Patterns />
      <Preview />
    </>
  );
}

function Types() {
  const { t } = useLingui();
  const types = useDraft((draft) => draft.types);
  const currency = useDraft((draft) => draft.currency);
  const set = (row: number, part: Partial<TypeDraft>) =>
    change({ types: types.map((type) => (type.row === row ? { ...type, ...part } : type)) });
  const add = () =>
    change({
      types: [
        ...types,
        { row: nextRow(), code: "", name: "", nameEn: "", maxGuests: 2, price: null, weekendPrice: null },
      ],
    });
  const codes = types.map(({ code }) => code.trim());
  return (
    <>
      <div className={classes.section}>
        <h2>{t`房型和价格`}</h2>
        <Button size="compact-sm" variant="subtle" leftSection={<IconPlus size={14} />} onClick={add}>
          {t`加房型`}
        </Button>
      </div>
      <table className={classes.rows}>
        <thead>
          <tr>
            <th style={{ width: 76 }}>{t`代码`}</th>
            <th>{t`名称`}</th>
            <th>{t`英文名称`}</th>
            <th style={{ width: 84 }}>{t`可住`}</th>
            <th style={{ width: 130 }}>{t`平日价`}</th>
            <th style={{ width: 130 }}>{t`周末价`}</th>
            <th style={{ width: 36 }} />
          </tr>
        </thead>
        <tbody>
          {types.map((type) => (
            <tr key={type.row}>
              <td>
                <TextInput
                  aria-label={t`代码`}
                  value={type.code}
                  maxLength={8}
                  error={codes.filter((code) => code !== "" && code === type.code.trim()).length > 1}
                  onChange={(event) => set(type.row, { code: event.currentTarget.value.toUpperCase() })}
                />
              </td>
              <td>
                <TextInput
                  aria-label={t`名称`}
                  value={type.name}
                  onChange={(event) => set(type.row, { name: event.currentTarget.value })}
                />
              </td>
              <td>
                <TextInput
                  aria-label={t`英文名称`}
                  value={type.nameEn}
                  onChange={(event) => set(type.row, { nameEn: event.currentTarget.value })}
                />
              </td>
              <td>
                <NumberInput
                  aria-label={t`可住`}
                  min={1}
                  max={12}
                  allowDecimal={false}
                  value={type.maxGuests}
                  onChange={(value) => set(type.row, { maxGuests: Number(value) || 1 })}
                />
              </td>
              <td>
                <MoneyInput
                  currency={currency}
                  aria-label={t`平日价`}
                  value={type.price}
                  onChange={(price) => set(type.row, { price })}
                />
              </td>
              <td>
                <MoneyInput
                  currency={currency}
                  aria-label={t`周末价`}
                  placeholder={t`同平日`}
                  value={type.weekendPrice}
                  onChange={(weekendPrice) => set(type.row, { weekendPrice })}
                />
              </td>
              <td>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  mt={2}
                  aria-label={t`删掉这一行`}
                  disabled={types.length === 1}
                  onClick={() => change({ types: types.filter(({ row }) => row !== type.row) })}
                >
                  <IconTrash size={16} />
                </ActionIcon>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Patterns() {
  const { t, i18n } = useLingui();
  const { types, patterns } = useDraft();
  const [sentence, setSentence] = useState("");
  const [wrong, setWrong] = useState(false);
  const first = types[0] ? nameOf(i18n, types[0]) : "";
  const example = t`3–8 层，每层 01–20，${first}`;
  const add = () => {
    const read = parsePattern(sentence, types);
    setWrong(read === null);
    if (read) {
      change({ patterns: [...patterns, { row: nextRow(), ...read }] });
      setSentence("");
    }
  };
  return (
    <>
      <div className={classes.section}>
        <h2>{t`房号规律`}</h2>
      </div>
      <form
        style={{ display: "flex", gap: 8, alignItems: "start", marginBottom: 12 }}
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <TextInput
          flex={1}
          aria-label={t`用一句话写房间`}
          placeholder={t`写一句，例如：${example}`}
          value={sentence}
          error={wrong ? t`要写明楼层、每层的号和房型，例如：${example}` : undefined}
          onChange={(event) => {
            setSentence(event.currentTarget.value);
            setWrong(false);
          }}
        />
        <Button type="submit" variant="default" disabled={sentence.trim() === ""}>
          {t`加上`}
        </Button>
      </form>
      <PatternRows />
    </>
  );
}

/** How many rooms come out, and which numbers. */
function Preview() {
  const { t, i18n } = useLingui();
  const { types, patterns } = useDraft();
  const possible = patterns.filter(isPossible);
  if (possible.length === 0) {
    return null;
  }
  const twice = clashes(possible);
  const byType = types.map((type) => ({
    type,
    floors: possible.filter(({ typeCode }) => typeCode === type.code).flatMap(numbersOf),
  }));
  const total = byType.reduce(
    (sum, { floors }) => sum + floors.reduce((n, { numbers }) => n + numbers.length, 0),
    0,
  );
  return (
    <div className={classes.preview} aria-live="polite">
      <dl>
        {byType
          .filter(({ floors }) => floors.length > 0)
          .map(({ type, floors }) => {
            const numbers = floors.flatMap((floor) => floor.numbers);
            return (
              <div key={type.row} style={{ display: "contents" }}>
                <dt>{nameOf(i18n, type)}</dt>
                <dd>
                  <Plural value={numbers.length} one="# 间" other="# 间" /> · {numbers[0]} … {numbers.at(-1)}
                </dd>
              </div>
            );
          })}
        <dt>{t`合计`}</dt>
        <dd>
          <Plural value={total} one="# 间" other="# 间" />
        </dd>
      </dl>
      {twice.length > 0 && (
        <p role="alert" style={{ margin: "8px 0 0", color: "var(--kz-danger)" }}>
          {t`这些房号出现了两次，请改其中一行：${twice.slice(0, 6).join(" ")}`}
        </p>
      )}
    </div>
  );
}
