import { Trans, useLingui } from "@lingui/react/macro";
import { IconBan } from "@tabler/icons-react";
import { useState } from "react";
import { type Output, useOperation } from "../../api";
import { nameOf } from "../../i18n/names";
import { CommandButton } from "../../keys/CommandButton";
import {
  Asked,
  DataGrid,
  EmptyState,
  type GridColumn,
  Money,
  PageFrame,
  PageTools,
  StatusChip,
  Switch,
  TextInput,
} from "../../ui";
import { useCategoryName } from "../cashier/categories";
import { ItemEditor } from "./ItemEditor";

export type Item = Output<"catalogue.list">["items"][number];
export type Tax = Output<"catalogue.list">["taxes"][number];

/** What the house sells besides rooms: prices, taxes, and whether it is still sold. */
export function ItemsView() {
  const catalogue = useOperation("catalogue.list", { inactive: true });
  return (
    <Asked of={[catalogue]} rows={10}>
      {(known) => <Items catalogue={known} />}
    </Asked>
  );
}

function Items({ catalogue }: { catalogue: Output<"catalogue.list"> }) {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const [sold, setSold] = useState(false);
  const [opened, setOpened] = useState<{ id: string | null } | null>(null);
  const { items, categories, taxes } = catalogue;
  const wanted = text.trim().toLowerCase();
  const rows = items.filter(
    (item) =>
      (item.active || !sold) &&
      [item.code, item.name, item.nameEn].some((part) => part.toLowerCase().includes(wanted)),
  );
  const columns = useItemColumns();
  return (
    <PageFrame
      panel={
        opened && (
          <ItemEditor
            key={opened.id ?? "new"}
            item={items.find(({ id }) => id === opened.id) ?? null}
            items={items}
            categories={categories}
            taxes={taxes}
            onClose={() => setOpened(null)}
          />
        )
      }
    >
      <PageTools>
        <TextInput
          aria-label={t`查找`}
          placeholder={t`代码或名称`}
          value={text}
          w={320}
          data-testid="items-find"
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Switch
          label={t`只看在售的`}
          checked={sold}
          onChange={(event) => setSold(event.currentTarget.checked)}
        />
        <CommandButton
          id="list.new"
          needs="catalogue_edit"
          ml="auto"
          data-testid="item-new"
          onRun={() => setOpened({ id: null })}
        >
          <Trans>新项目</Trans>
        </CommandButton>
      </PageTools>
      <DataGrid
        label={t({ context: "list", message: "消费项目" })}
        columns={columns}
        rows={rows}
        rowKey={(item) => item.id}
        current={opened?.id ?? null}
        onPeek={(item) => setOpened({ id: item.id })}
        empty={
          <EmptyState title={wanted ? <Trans>没有找到</Trans> : <Trans>还没有消费项目</Trans>}>
            <Trans>换个代码或名称，或新建一个项目。</Trans>
          </EmptyState>
        }
      />
    </PageFrame>
  );
}

function useItemColumns(): GridColumn<Item>[] {
  const { t, i18n } = useLingui();
  const category = useCategoryName();
  return [
    {
      id: "code",
      header: t`代码`,
      width: 140,
      sort: (item) => item.code,
      cell: (item) => <span className="kz-num">{item.code}</span>,
    },
    {
      id: "name",
      header: t`名称`,
      width: 180,
      grow: 1,
      sort: (item) => nameOf(i18n, item),
      cell: (item) => <b>{nameOf(i18n, item)}</b>,
    },
    {
      id: "category",
      header: t`类别`,
      width: 120,
      sort: (item) => item.category,
      cell: (item) => category(item.category),
    },
    {
      id: "price",
      header: t`单价`,
      width: 120,
      align: "end",
      sort: (item) => item.unitPrice,
      cell: (item) => <Money minor={item.unitPrice} />,
    },
    { id: "tax", header: t`税与服务费`, width: 230, cell: (item) => <Taxes item={item} /> },
    { id: "state", header: t`状态`, width: 110, cell: (item) => <Sold active={item.active} /> },
  ];
}

function Taxes({ item }: { item: Item }) {
  const percents =
    Number(item.servicePercent) === 0 ? (
      <Trans>税 {Number(item.taxPercent)}%</Trans>
    ) : (
      <Trans>
        服务费 {Number(item.servicePercent)}% · 税 {Number(item.taxPercent)}%
      </Trans>
    );
  return (
    <>
      {item.priceMode === "inclusive" ? <Trans>已含</Trans> : <Trans>另加</Trans>}{" "}
      <span className="kz-dim">{percents}</span>
    </>
  );
}

function Sold({ active }: { active: boolean }) {
  return active ? (
    <StatusChip tone="ok" plain>
      <Trans>在售</Trans>
    </StatusChip>
  ) : (
    <StatusChip tone="blocked" plain icon={IconBan}>
      <Trans>已停售</Trans>
    </StatusChip>
  );
}
