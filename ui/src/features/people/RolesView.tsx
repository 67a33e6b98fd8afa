import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { nameOf } from "../../i18n/names";
import { rightName } from "../../i18n/rights";
import { DataGrid, type GridColumn, PageFrame, StatusChip } from "../../ui";
import type { Opened } from "./PeoplePage";
import { RoleEditor } from "./RoleEditor";
import type { Right, Role } from "./rights";

interface RolesViewProps {
  roles: readonly Role[];
  permissions: readonly Right[];
  opened: Opened;
  onOpen: (opened: Opened) => void;
}

/** Sets of rights that people are given. */
export function RolesView({ roles, permissions, opened, onOpen }: RolesViewProps) {
  const { t, i18n } = useLingui();
  const columns: GridColumn<Role>[] = [
    { id: "name", header: t`角色`, width: 130, cell: (role) => <b>{nameOf(i18n, role)}</b> },
    {
      id: "users",
      header: t`用户数`,
      width: 90,
      align: "end",
      sort: (role) => role.users,
      cell: (role) => <Plural value={role.users} other="# 人" />,
    },
    {
      id: "rights",
      header: t`可以做什么`,
      width: 240,
      grow: 1,
      cell: (role) => (
        <span className="kz-dim">
          {role.grants.length === permissions.length ? (
            <Trans>全部权限</Trans>
          ) : (
            role.grants.map(({ permission }) => rightName(i18n, permission)).join(t`、`)
          )}
        </span>
      ),
    },
    {
      id: "kind",
      header: "",
      width: 96,
      cell: (role) =>
        role.builtin && (
          <StatusChip tone="neutral" plain>
            <Trans>自带</Trans>
          </StatusChip>
        ),
    },
  ];
  const current = opened?.id ? roles.find(({ id }) => id === opened.id) : undefined;
  return (
    <PageFrame
      panel={
        opened && (
          <RoleEditor
            key={opened.id ?? "new"}
            role={current ?? null}
            permissions={permissions}
            onClose={() => onOpen(null)}
          />
        )
      }
    >
      <DataGrid
        label={t`角色`}
        columns={columns}
        rows={roles}
        rowKey={(role) => role.id}
        current={opened?.id ?? null}
        onPeek={(role) => onOpen({ id: role.id })}
      />
    </PageFrame>
  );
}
