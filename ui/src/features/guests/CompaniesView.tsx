import { Trans, useLingui } from "@lingui/react/macro";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { type Output, useOperation } from "../../api";
import { useKey } from "../../keys/focus";
import {
  Asked,
  DataGrid,
  EmptyState,
  type GridColumn,
  Money,
  PageFrame,
  PageTools,
  StatusChip,
  TextInput,
  useDebouncedValue,
} from "../../ui";
import { CompanyEditor } from "./CompanyEditor";

export type Company = Output<"company.list">["companies"][number];

/** Companies with an agreement: what they may owe, and what they do. */
export function CompaniesView() {
  const { t } = useLingui();
  const { text = "", company: opened } = useSearch({ from: "/guests" });
  const navigate = useNavigate({ from: "/guests" });
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(text);
  const [wanted] = useDebouncedValue(typed.trim(), 150);
  const list = useOperation("company.list", { text: wanted || undefined }, { keepPrevious: true });
  const all = useOperation("company.list", {}, { enabled: opened !== undefined });
  const columns = useCompanyColumns().filter(({ id }) => !opened || id !== "tax");
  const open = (company: string | undefined) =>
    void navigate({ search: (old) => ({ ...old, company }), replace: true });
  useKey("list.filter", () => field.current?.focus());
  useEffect(() => {
    void navigate({ search: (old) => ({ ...old, text: wanted || undefined }), replace: true });
  }, [navigate, wanted]);
  const record = all.data?.companies.find(({ id }) => id === opened) ?? null;
  return (
    <PageFrame
      panel={
        (opened === "new" || record) && (
          <CompanyEditor
            key={opened}
            company={record}
            onSaved={(id) => open(id)}
            onClose={() => open(undefined)}
          />
        )
      }
    >
      <PageTools>
        <TextInput
          ref={field}
          w={320}
          aria-label={t`找协议单位`}
          placeholder={t`名称或拼音首字母（按 / 查找）`}
          data-testid="company-find"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </PageTools>
      <Asked of={[list]} rows={8}>
        {({ companies }) => (
          <DataGrid
            label={t({ message: "协议单位", context: "several" })}
            columns={columns}
            rows={companies}
            rowKey={(company) => company.id}
            current={opened ?? null}
            onPeek={(company) => open(company.id)}
            empty={
              <EmptyState title={wanted ? <Trans>没有找到</Trans> : <Trans>还没有协议单位</Trans>}>
                <Trans>按 Alt+N 新建；有挂账额度的单位可以离店后再付。</Trans>
              </EmptyState>
            }
          />
        )}
      </Asked>
    </PageFrame>
  );
}

function useCompanyColumns(): GridColumn<Company>[] {
  const { t } = useLingui();
  return [
    {
      id: "name",
      header: t`名称`,
      width: 180,
      grow: 2,
      sort: (company) => company.name,
      cell: (company) => <b>{company.name}</b>,
    },
    {
      id: "phone",
      header: t`电话`,
      width: 130,
      cell: (company) => <span className="kz-num">{company.phone || "—"}</span>,
    },
    {
      id: "tax",
      header: t`税号`,
      width: 180,
      grow: 1,
      cell: (company) => <span className="kz-num kz-dim">{company.taxNumber || "—"}</span>,
    },
    {
      id: "limit",
      header: t`挂账额度`,
      width: 120,
      align: "end",
      sort: (company) => company.creditLimit,
      cell: (company) => <Money minor={company.creditLimit} />,
    },
    {
      id: "owes",
      header: t`挂账余额`,
      width: 120,
      align: "end",
      sort: (company) => company.owes,
      cell: (company) => <Money minor={company.owes} owed={company.owes > 0} />,
    },
    {
      id: "state",
      header: t`状态`,
      width: 130,
      cell: (company) => <CreditChip company={company} />,
    },
  ];
}

function CreditChip({ company }: { company: Company }) {
  if (company.creditLimit === 0) {
    return (
      <StatusChip tone="neutral" plain>
        <Trans>不可挂账</Trans>
      </StatusChip>
    );
  }
  return company.owes >= company.creditLimit ? (
    <StatusChip tone="danger" plain>
      <Trans>额度用完</Trans>
    </StatusChip>
  ) : (
    <StatusChip tone="ok" plain>
      <Trans>可挂账</Trans>
    </StatusChip>
  );
}
