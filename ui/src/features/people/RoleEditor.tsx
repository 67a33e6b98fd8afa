import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { say, useCommand } from "../../api";
import { fieldProblem } from "../../i18n/field-problem";
import { nameOf } from "../../i18n/names";
import { Text, TextInput } from "../../ui";
import { useDraft } from "../record/draft";
import { NameFields, useNameLabels } from "../record/NameFields";
import { RecordPanel } from "../record/RecordPanel";
import { lastAdministrator } from "./last-administrator";
import { RightsList } from "./RightsList";
import { type Grants, type Right, type Role, withRight } from "./rights";

const TOLD = ["code", "name", "nameEn"] as const;

interface RoleDraft {
  code: string;
  name: string;
  nameEn: string;
  grants: Grants;
}

function draftOf(role: Role | null): RoleDraft {
  const grants = (role?.grants ?? []).reduce<Grants>(
    (all, { permission, limit }) => withRight(all, permission, true, limit ?? null),
    [],
  );
  return { code: role?.code ?? "", name: role?.name ?? "", nameEn: role?.nameEn ?? "", grants };
}

interface RoleEditorProps {
  /** Null makes a new one. */
  role: Role | null;
  permissions: readonly Right[];
  onClose: () => void;
}

/** A role as sentences of what its holders may do, grouped by job, with the limits of money. */
export function RoleEditor({ role, permissions, onClose }: RoleEditorProps) {
  const { t, i18n } = useLingui();
  const editing = useDraft(role, draftOf);
  const { draft, set, version } = editing;
  const save = useCommand("role.save", {
    present: "inline",
    onDone: () => {
      say(t`已保存 ${draft.name}`);
      onClose();
    },
  });
  const wrong = (field: (typeof TOLD)[number]) => fieldProblem(i18n, save.problem, field);
  const type = (part: Partial<RoleDraft>) => {
    save.reset();
    set(part);
  };
  const run = () => void save.run({ ...(role ? { id: role.id, version } : {}), ...draft });
  const labels: Record<keyof RoleDraft, string> = {
    ...useNameLabels(),
    code: t`代码`,
    grants: t`权限`,
  };
  return (
    <RecordPanel
      name="role"
      title={role ? nameOf(i18n, role) : t`新角色`}
      aside={
        <Text size="xs" c="dimmed">
          <Plural value={draft.grants.length} other="# 项权限" />
        </Text>
      }
      editing={editing}
      labels={labels}
      problem={save.problem}
      told={TOLD}
      problemNote={lastAdministrator(save.problem)}
      pending={save.pending}
      onSave={run}
      onClose={onClose}
    >
      <NameFields thing="role" value={draft} most={40} problem={save.problem} onChange={type} />
      {!role?.builtin && (
        <TextInput
          label={labels.code}
          description={t`小写字母、数字和 _，例如 night_desk。`}
          required
          maxLength={40}
          data-testid="role-code"
          value={draft.code}
          error={wrong("code")}
          onChange={(event) => type({ code: event.currentTarget.value })}
        />
      )}
      <Text size="xs" c="dimmed">
        <Trans>
          没有勾的，做到时会被拒绝。有限额的，超出时请一位限额够的同事输 PIN
          授权，日志记下两个人。保存后马上生效，不用重新登录。
        </Trans>
      </Text>
      <RightsList grants={draft.grants} permissions={permissions} onChange={(grants) => type({ grants })} />
    </RecordPanel>
  );
}
