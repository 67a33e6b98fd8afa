import { Trans, useLingui } from "@lingui/react/macro";
import { type Args, say, useCommand, useMay } from "../../api";
import { fieldProblem } from "../../i18n/field-problem";
import { nameOf } from "../../i18n/names";
import { Group, MoneyInput, Select, Switch, Text, TextInput } from "../../ui";
import { useCategoryName } from "../cashier/categories";
import { useDraft } from "../record/draft";
import { NameFields, useNameLabels } from "../record/NameFields";
import { RecordPanel } from "../record/RecordPanel";
import type { Item, Tax } from "./ItemsView";
import { PriceModeField } from "./PriceModeField";

type ItemDraft = Omit<Args<"item.save">, "id" | "version" | "unitPrice"> & { unitPrice: number | null };

const TOLD = ["code", "name", "nameEn", "category", "unitPrice", "servicePercent", "taxCode"] as const;

interface ItemEditorProps {
  /** Null makes a new one. */
  item: Item | null;
  items: readonly Item[];
  categories: readonly string[];
  taxes: readonly Tax[];
  onClose: () => void;
}

/** One thing that is sold: its names, its price and what is added to it. */
export function ItemEditor({ item, items, categories, taxes, onClose }: ItemEditorProps) {
  const { t, i18n } = useLingui();
  const may = useMay("catalogue_edit");
  const category = useCategoryName();
  const editing = useDraft<Item, ItemDraft>(item, (known) => draftOf(known, items));
  const { draft, set, version } = editing;
  const save = useCommand("item.save", {
    present: "inline",
    onDone: () => {
      say(t`已保存 ${draft.name}`);
      onClose();
    },
  });
  const wrong = (field: (typeof TOLD)[number]) => fieldProblem(i18n, save.problem, field);
  const type = (part: Partial<ItemDraft>) => {
    save.reset();
    set(part);
  };
  const run = () =>
    void save.run({ ...(item ? { id: item.id, version } : {}), ...draft, unitPrice: draft.unitPrice ?? 0 });
  const labels: Record<keyof ItemDraft, string> = {
    ...useNameLabels(),
    code: t`代码`,
    category: t`类别`,
    unitPrice: t`单价`,
    priceMode: t`价格含税方式`,
    servicePercent: t`服务费 %`,
    taxCode: t`税`,
    active: t`在售`,
  };
  return (
    <RecordPanel
      name="item"
      title={item ? nameOf(i18n, item) : t`新项目`}
      editing={{ ...editing, dirty: editing.dirty && may && draft.unitPrice !== null }}
      labels={labels}
      problem={save.problem}
      told={TOLD}
      pending={save.pending}
      onSave={run}
      onClose={onClose}
    >
      <Group grow align="start" gap="sm">
        <TextInput
          label={labels.code}
          required
          maxLength={20}
          data-testid="item-code"
          value={draft.code}
          error={wrong("code")}
          onChange={(event) => type({ code: event.currentTarget.value })}
        />
        <Select
          label={labels.category}
          required
          allowDeselect={false}
          value={draft.category}
          error={wrong("category")}
          onChange={(next) => next && type({ category: next })}
          data={categories.map((value) => ({ value, label: category(value) }))}
        />
      </Group>
      <NameFields thing="item" value={draft} most={60} problem={save.problem} onChange={type} />
      <MoneyInput
        label={labels.unitPrice}
        required
        data-testid="item-price"
        value={draft.unitPrice}
        error={wrong("unitPrice")}
        onChange={(unitPrice) => type({ unitPrice })}
      />
      <PriceModeField
        label={labels.priceMode}
        value={draft.priceMode}
        onChange={(priceMode) => type({ priceMode })}
      />
      <Group grow align="start" gap="sm">
        <TextInput
          label={labels.servicePercent}
          inputMode="decimal"
          value={draft.servicePercent}
          error={wrong("servicePercent")}
          onChange={(event) => type({ servicePercent: event.currentTarget.value })}
        />
        <Select
          label={labels.taxCode}
          required
          allowDeselect={false}
          value={draft.taxCode}
          error={wrong("taxCode")}
          onChange={(next) => next && type({ taxCode: next })}
          data={taxes.map(({ code, percent }) => ({ value: code, label: `${code} · ${Number(percent)}%` }))}
        />
      </Group>
      <Switch
        label={draft.active ? t`在售，可以入账` : t`已停售，入账时不再列出`}
        checked={draft.active}
        data-testid="item-active"
        onChange={(event) => type({ active: event.currentTarget.checked })}
      />
      <Text size="xs" c="dimmed">
        <Trans>改价只影响以后的入账；已入的账保持当时的价和税。</Trans>
      </Text>
    </RecordPanel>
  );
}

function draftOf(item: Item | null, items: readonly Item[]): ItemDraft {
  const like = item ?? items[0];
  return {
    code: item?.code ?? "",
    name: item?.name ?? "",
    nameEn: item?.nameEn ?? "",
    category: item?.category ?? "other",
    unitPrice: item?.unitPrice ?? null,
    priceMode: like?.priceMode ?? "inclusive",
    servicePercent: like?.servicePercent ?? "0",
    taxCode: like?.taxCode ?? "",
    active: item?.active ?? true,
  };
}
