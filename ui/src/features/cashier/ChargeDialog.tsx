import { Trans, useLingui } from "@lingui/react/macro";
import { useRef, useState } from "react";
import { useCommand, useOperation } from "../../api";
import { nameOf } from "../../i18n/names";
import {
  Button,
  Checkbox,
  Dialog,
  firstInvalid,
  Group,
  MoneyInput,
  ProblemNote,
  SearchSelect,
  Stack,
  TextInput,
} from "../../ui";
import { useCategoryName } from "./categories";
import type { Folio } from "./folio";

interface ChargeDialogProps {
  stayId: string;
  /** The window that is looked at; without one the rules alone say where it goes. */
  folio?: Folio;
  onClose: () => void;
}

/** Posts something consumed. It goes where the rules send it, unless this window is asked for. */
export function ChargeDialog({ stayId, folio, onClose }: ChargeDialogProps) {
  const { t, i18n } = useLingui();
  const place = useRef<HTMLDivElement>(null);
  const catalogue = useOperation("catalogue.list", {});
  const category = useCategoryName();
  const [itemId, setItemId] = useState<string | null>(null);
  /** Whether it was to be posted with nothing chosen. */
  const [missing, setMissing] = useState(false);
  const [quantity, setQuantity] = useState("1");
  /** Undefined while the price of the list stands. */
  const [price, setPrice] = useState<number | null | undefined>(undefined);
  const [here, setHere] = useState(folio !== undefined && folio.label !== "A");
  const item = catalogue.data?.items.find(({ id }) => id === itemId);
  const post = useCommand("folio.post_charge", {
    present: "inline",
    onDone: onClose,
    undoTitle: () => t`已入账 ${item ? nameOf(i18n, item) : ""}`,
  });
  const run = () => {
    if (!item) {
      setMissing(true);
      place.current?.querySelector("input")?.focus();
      return;
    }
    if (firstInvalid(place.current)) {
      return;
    }
    void post.run({
      stayId,
      folioId: here ? folio?.id : undefined,
      itemId: item.id,
      quantity,
      unitPrice: price ?? undefined,
    });
  };
  const groups = new Map<string, { value: string; label: string }[]>();
  for (const one of catalogue.data?.items ?? []) {
    const group = groups.get(one.category) ?? [];
    group.push({ value: one.id, label: `${one.code} ${nameOf(i18n, one)}` });
    groups.set(one.category, group);
  }
  return (
    <Dialog opened onClose={onClose} onConfirm={run} title={t`入账`} size="md">
      <Stack gap="sm" ref={place}>
        <SearchSelect
          data-autofocus
          data-testid="charge-item"
          label={t`项目`}
          required
          error={missing && !item && t`请先选一个项目`}
          placeholder={t`编码或名称`}
          nothingFoundMessage={catalogue.data && t`没有这个项目`}
          data={[...groups].map(([name, items]) => ({ group: category(name), items }))}
          value={itemId}
          onChange={(id) => {
            setItemId(id);
            setPrice(undefined);
          }}
        />
        <Group grow align="start">
          <TextInput
            label={t`数量`}
            data-testid="charge-quantity"
            value={quantity}
            inputMode="decimal"
            onChange={(event) => setQuantity(event.currentTarget.value)}
          />
          <MoneyInput
            label={t`单价`}
            data-testid="charge-price"
            value={price === undefined ? (item?.unitPrice ?? null) : price}
            onChange={(next) => setPrice(next === item?.unitPrice ? undefined : next)}
          />
        </Group>
        {folio && (
          <Checkbox
            label={t`记在账夹 ${folio.label}，不按自动规则`}
            checked={here}
            onChange={(event) => setHere(event.currentTarget.checked)}
          />
        )}
        <ProblemNote problem={post.problem} />
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            <Trans>取消</Trans>
          </Button>
          <Button onClick={run} loading={post.pending} data-testid="charge-confirm">
            <Trans>入账</Trans>
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
