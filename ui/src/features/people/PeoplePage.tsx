import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useOperation } from "../../api";
import { CommandButton } from "../../keys/CommandButton";
import { PageHead } from "../../shell/ShellSlots";
import { Asked, SegmentedControl } from "../../ui";
import { RolesView } from "./RolesView";
import { UsersView } from "./UsersView";

type View = "users" | "roles";

/** What the panel shows: a record by id, a new one, or nothing. */
export type Opened = { id: string | null } | null;

/** Who works here and what they may do. */
export function PeoplePage() {
  const { t } = useLingui();
  const [view, setView] = useState<View>("users");
  const [opened, setOpened] = useState<Opened>(null);
  const users = useOperation("user.list", {});
  const roles = useOperation("role.list", {});
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
      <Asked of={[users, roles]} rows={10}>
        {(people, known) =>
          view === "users" ? (
            <UsersView users={people.users} roles={known.roles} opened={opened} onOpen={setOpened} />
          ) : (
            <RolesView
              roles={known.roles}
              permissions={known.permissions}
              opened={opened}
              onOpen={setOpened}
            />
          )
        }
      </Asked>
    </>
  );
}
