import { Trans, useLingui } from "@lingui/react/macro";
import { IconKey, IconLockOff } from "@tabler/icons-react";
import type { Output } from "../../api";
import { LOCALES } from "../../i18n";
import { nameOf } from "../../i18n/names";
import { DataGrid, type GridColumn, PageFrame, StatusChip } from "../../ui";
import type { Opened } from "./PeoplePage";
import type { Role } from "./rights";
import { UserEditor } from "./UserEditor";

export type User = Output<"user.list">["users"][number];

interface UsersViewProps {
  users: readonly User[];
  roles: readonly Role[];
  opened: Opened;
  onOpen: (opened: Opened) => void;
}

/** Everybody with an account, also those who may not sign in any more. */
export function UsersView({ users, roles, opened, onOpen }: UsersViewProps) {
  const { t, i18n } = useLingui();
  const roleNames = (user: User) =>
    roles
      .filter(({ id }) => user.roles.includes(id))
      .map((role) => nameOf(i18n, role))
      .join(t`、`);
  const columns: GridColumn<User>[] = [
    {
      id: "name",
      header: t`姓名`,
      width: 140,
      sort: (user) => user.name,
      cell: (user) => <b>{user.name}</b>,
    },
    {
      id: "login",
      header: t`用户名`,
      width: 130,
      sort: (user) => user.login,
      cell: (user) => <span className="kz-num kz-dim">{user.login}</span>,
    },
    { id: "roles", header: t`角色`, width: 160, grow: 1, sort: roleNames, cell: roleNames },
    {
      id: "language",
      header: t`语言`,
      width: 110,
      cell: (user) => LOCALES.find(({ id }) => id === user.language)?.name ?? user.language,
    },
    {
      id: "pin",
      header: "PIN",
      width: 110,
      cell: (user) =>
        user.hasPin ? (
          <StatusChip tone="ok" plain icon={IconKey}>
            <Trans>已设</Trans>
          </StatusChip>
        ) : (
          <span className="kz-dim">
            <Trans>没有</Trans>
          </span>
        ),
    },
    {
      id: "active",
      header: t`状态`,
      width: 110,
      sort: (user) => Number(user.active),
      cell: (user) =>
        user.active ? (
          <StatusChip tone="ok" plain>
            <Trans>可以登录</Trans>
          </StatusChip>
        ) : (
          <StatusChip tone="blocked" plain icon={IconLockOff}>
            <Trans>已停用</Trans>
          </StatusChip>
        ),
    },
  ];
  const current = opened?.id ? users.find(({ id }) => id === opened.id) : undefined;
  return (
    <PageFrame
      panel={
        opened && (
          <UserEditor
            key={opened.id ?? "new"}
            user={current ?? null}
            roles={roles}
            onClose={() => onOpen(null)}
          />
        )
      }
    >
      <DataGrid
        label={t`用户`}
        columns={columns}
        rows={users}
        rowKey={(user) => user.id}
        current={opened?.id ?? null}
        onPeek={(user) => onOpen({ id: user.id })}
      />
    </PageFrame>
  );
}
