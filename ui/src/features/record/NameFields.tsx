import { useLingui } from "@lingui/react/macro";
import type { ProblemError } from "../../api";
import { fieldProblem } from "../../i18n/field-problem";
import { Group, TextInput } from "../../ui";

export interface Names {
  name: string;
  nameEn: string;
}

/** What forms call the two names of a record. */
export function useNameLabels(): Record<keyof Names, string> {
  const { t } = useLingui();
  return { name: t`中文名`, nameEn: t`英文名` };
}

interface NameFieldsProps {
  /** Names the fields for tests: `role` gives `role-name` and `role-name-en`. */
  thing: string;
  value: Names;
  most: number;
  /** Why saving was refused, which may be about a name. */
  problem: ProblemError | null;
  onChange: (part: Partial<Names>) => void;
}

/** What a record is called in each language of the house. */
export function NameFields({ thing, value, most, problem, onChange }: NameFieldsProps) {
  const { i18n } = useLingui();
  const labels = useNameLabels();
  const field = (name: keyof Names) => ({
    label: labels[name],
    required: true,
    maxLength: most,
    value: value[name],
    error: fieldProblem(i18n, problem, name),
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => onChange({ [name]: event.currentTarget.value }),
  });
  return (
    <Group grow align="start" gap="sm">
      <TextInput {...field("name")} data-testid={`${thing}-name`} />
      <TextInput {...field("nameEn")} data-testid={`${thing}-name-en`} />
    </Group>
  );
}
