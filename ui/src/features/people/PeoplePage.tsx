import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useOperation } from "../../api";
import { problemText } from "../../i18n/problems";
import { CommandButton } from "../../keys/CommandButton";
import { PageHead } from "../../shell/ShellSlots";
import { ErrorState, Loading, SegmentedControl } from "../../ui";
import { RolesView } from "./RolesView";
import { UsersView } from "./UsersView";

type View = "users" | "roles";

/** What the panel shows: a record by id, a new one, or nothing. */
export type Opened = { id: string | null } | null;

/** Who works here and what they may do. */
export function PeoplePage() {
  const { t, i18n } = useLingui();
  const [view, setView] = useState<View>("users");
  const [opened, setOpened] = useState<Opened>(null);
  const users = useOperation("user.list", {});
  const roles = useOperation("role.list", {});
  const problem = users.error ?? roles.error;
  const change = (next: View) => {
    setView(next);
    setOpened(null);
  };
  return (
    <>
      <PageHead
        title={t`用户`}
        actions={
          <CommandButton
            id="list.new"
            needs="user_manage"
            onRun={() => setOpened({ id: null })}
            data-testid={view === "users" ? "user-new" : "role-new"}
          >
            {view === "users" ? t`新用户` : t`新角色`}
          </CommandButton>
        }
      >
        <SegmentedControl
          aria-label={t`用户`}
          size="xs"
          data={[
            { value: "users", label: t`用户` },
            { value: "roles", label: t({ message: "角色", context: "several" }) },
          ]}
          value={view}
          onChange={(next) => change(next as View)}
          data-testid="people-views"
        />
      </PageHead>
      {!users.data || !roles.data ? (
        problem ? (
          <ErrorState
            text={problemText(i18n, problem)}
            code={problem.code}
            onRetry={() => {
              void users.refetch();
              void roles.refetch();
            }}
          />
        ) : (
          <Loading rows={10} />
        )
      ) : view === "users" ? (
        <UsersView users={users.data.users} roles={roles.data.roles} opened={opened} onOpen={setOpened} />
      ) : (
        <RolesView
          roles={roles.data.roles}
          permissions={roles.data.permissions}
          opened={opened}
          onOpen={setOpened}
        />
      )}
    </>
  );
}
