import { Trans, useLingui } from "@lingui/react/macro";
import { type Args, say, useCommand, useMay } from "../../api";
import type { House } from "../../api/session";
import { LOCALES } from "../../i18n";
import { fieldProblem } from "../../i18n/field-problem";
import { Button, Group, ProblemNote, SegmentedControl, Text, TextInput } from "../../ui";
import { Conflict } from "../record/Conflict";
import { useDraft } from "../record/draft";
import classes from "./SettingsPage.module.css";

type FactsDraft = Omit<Args<"property.save">, "version">;
type TextFact = Exclude<keyof FactsDraft, "language">;

const LENGTHS: Record<TextFact, number> = { name: 60, nameEn: 80, address: 200, phone: 40, taxNumber: 20 };

function draftOf(house: House | null): FactsDraft {
  return {
    name: house?.name ?? "",
    nameEn: house?.nameEn ?? "",
    address: house?.address ?? "",
    phone: house?.phone ?? "",
    taxNumber: house?.taxNumber ?? "",
    language: house?.language ?? "zh-CN",
  };
}

/** What stands at the head of every paper. */
export function HouseFacts({ house }: { house: House }) {
  const { t, i18n } = useLingui();
  const may = useMay("house_manage");
  const editing = useDraft<House, FactsDraft>(house, draftOf);
  const { draft, set, dirty, conflict, version } = editing;
  const save = useCommand("property.save", {
    present: "inline",
    onDone: () => {
      say(t`酒店资料已保存`);
      editing.saved();
    },
  });
  const type = (part: Partial<FactsDraft>) => {
    save.reset();
    set(part);
  };
  const labels: Record<keyof FactsDraft, string> = {
    name: t`酒店名称`,
    nameEn: t`英文名称`,
    address: t`地址`,
    phone: t`电话`,
    taxNumber: t`纳税人识别号`,
    language: t`默认语言`,
  };
  const text = (field: TextFact) => (
    <TextInput
      label={labels[field]}
      required={field === "name"}
      maxLength={LENGTHS[field]}
      readOnly={!may}
      value={draft[field]}
      error={fieldProblem(i18n, save.problem, field)}
      data-testid={`house-${field}`}
      onChange={(event) => type({ [field]: event.currentTarget.value })}
    />
  );
  const told = Object.keys(LENGTHS).includes(String(save.problem?.data.field ?? ""));
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save.run({ ...draft, version: version ?? house.version });
      }}
    >
      {conflict && (
        <Conflict
          fields={conflict.map((field) => labels[field])}
          onTheirs={editing.takeTheirs}
          onMine={editing.keepMine}
        />
      )}
      <Group gap="sm" align="start" grow>
        {text("name")}
        {text("nameEn")}
      </Group>
      {text("address")}
      <Group gap="sm" align="start" grow>
        {text("phone")}
        {text("taxNumber")}
      </Group>
      <div>
        <Text size="sm" fw={500} mb={4}>
          {labels.language}
        </Text>
        <SegmentedControl
          aria-label={labels.language}
          disabled={!may}
          data={LOCALES.map(({ id, name }) => ({ value: id, label: name }))}
          value={draft.language}
          onChange={(language) => type({ language })}
        />
      </div>
      {!told && <ProblemNote problem={save.problem} />}
      {may && (
        <Group>
          <Button
            type="submit"
            variant="default"
            disabled={!dirty || conflict !== null}
            loading={save.pending}
            data-testid="house-save"
          >
            <Trans>保存</Trans>
          </Button>
        </Group>
      )}
    </form>
  );
}
