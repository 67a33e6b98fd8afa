import { Trans, useLingui } from "@lingui/react/macro";
import { say, useCommand, useSession } from "../../api";
import { LOCALES } from "../../i18n";
import { fieldProblem } from "../../i18n/field-problem";
import { nameOf } from "../../i18n/names";
import { Checkbox, PasswordInput, SegmentedControl, Switch, Text, TextInput } from "../../ui";
import { useDraft } from "../record/draft";
import { RecordPanel } from "../record/RecordPanel";
import { lastAdministrator } from "./last-administrator";
import classes from "./People.module.css";
import type { Role } from "./rights";
import type { User } from "./UsersView";

const SHORTEST = 8;
const TOLD = ["login", "name", "password", "pin", "roles"] as const;

interface UserDraft {
  login: string;
  name: string;
  language: string;
  roles: string[];
  active: boolean;
  password: string;
  pin: string;
}

function draftOf(user: User | null): UserDraft {
  return {
    login: user?.login ?? "",
    name: user?.name ?? "",
    language: user?.language ?? "zh-CN",
    roles: [...(user?.roles ?? [])].sort(),
    active: user?.active ?? true,
    password: "",
    pin: "",
  };
}

interface UserEditorProps {
  /** Null makes a new one. */
  user: User | null;
  roles: readonly Role[];
  onClose: () => void;
}

/** One person's account: name, roles, secrets, whether they may sign in. */
export function UserEditor({ user, roles, onClose }: UserEditorProps) {
  const { t, i18n } = useLingui();
  const self = useSession((state) => state.user?.id) === user?.id;
  const editing = useDraft(user, draftOf);
  const { draft, set, version } = editing;
  const save = useCommand("user.save", {
    present: "inline",
    onDone: () => {
      say(t`已保存 ${draft.name}`);
      onClose();
    },
  });
  const wrong = (field: (typeof TOLD)[number]) => fieldProblem(i18n, save.problem, field);
  const run = () =>
    void save.run({
      ...(user ? { id: user.id, version } : {}),
      login: draft.login,
      name: draft.name,
      language: draft.language,
      roles: draft.roles,
      active: draft.active,
      password: draft.password || undefined,
      pin: draft.pin || undefined,
    });
  const type = (part: Partial<UserDraft>) => {
    save.reset();
    set(part);
  };
  const secretsEndSession = user !== null && (draft.password !== "" || draft.pin !== "" || !draft.active);
  const labels: Record<keyof UserDraft, string> = {
    login: t`用户名`,
    name: t`姓名`,
    language: t`语言`,
    roles: t`角色`,
    active: t`可登录`,
    password: t`密码`,
    pin: "PIN",
  };
  return (
    <RecordPanel
      name="user"
      title={user ? user.name : t`新用户`}
      editing={editing}
      labels={labels}
      problem={save.problem}
      told={TOLD}
      problemNote={lastAdministrator(save.problem)}
      pending={save.pending}
      onSave={run}
      onClose={onClose}
    >
      <TextInput
        label={labels.name}
        required
        maxLength={60}
        data-testid="user-name"
        value={draft.name}
        error={wrong("name")}
        onChange={(event) => type({ name: event.currentTarget.value })}
      />
      <TextInput
        label={labels.login}
        description={t`登录时输入；字母、数字和 . _ -，不分大小写。`}
        required
        maxLength={32}
        autoComplete="off"
        data-testid="user-login"
        value={draft.login}
        error={wrong("login")}
        onChange={(event) => type({ login: event.currentTarget.value })}
      />
      <Checkbox.Group
        label={labels.roles}
        description={t`可以有几个角色，权限相加，限额取最大的。`}
        required
        value={draft.roles}
        error={wrong("roles")}
        onChange={(next) => type({ roles: [...next].sort() })}
        data-testid="user-roles"
      >
        <div className={classes.roles}>
          {roles.map((role) => (
            <Checkbox key={role.id} value={role.id} label={nameOf(i18n, role)} />
          ))}
        </div>
      </Checkbox.Group>
      <div>
        <Text size="sm" fw={500} mb={4}>
          {labels.language}
        </Text>
        <SegmentedControl
          aria-label={labels.language}
          data={LOCALES.map(({ id, name }) => ({ value: id, label: name }))}
          value={draft.language}
          onChange={(language) => type({ language })}
        />
      </div>
      <PasswordInput
        label={user ? t`新密码` : labels.password}
        description={user ? t`不改就留空。至少 ${SHORTEST} 个字符。` : t`至少 ${SHORTEST} 个字符。`}
        required={!user}
        autoComplete="new-password"
        data-testid="user-password"
        value={draft.password}
        error={wrong("password")}
        onChange={(event) => type({ password: event.currentTarget.value })}
      />
      <PasswordInput
        label={user?.hasPin ? t`新 PIN` : "PIN"}
        description={t`6 位数字，用来快速换人和授权。不改就留空。`}
        inputMode="numeric"
        maxLength={6}
        autoComplete="off"
        data-testid="user-pin"
        value={draft.pin}
        error={wrong("pin")}
        onChange={(event) => type({ pin: event.currentTarget.value })}
      />
      <Switch
        label={draft.active ? t`可以登录` : t`已停用，不能登录`}
        checked={draft.active}
        disabled={self}
        data-testid="user-active"
        onChange={(event) => type({ active: event.currentTarget.checked })}
      />
      {secretsEndSession && (
        <Text size="xs" c="dimmed">
          <Trans>保存后，这个人已登录的窗口要重新登录。</Trans>
        </Text>
      )}
    </RecordPanel>
  );
}
