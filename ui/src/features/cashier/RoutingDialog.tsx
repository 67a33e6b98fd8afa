import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useCommand, useOperation } from "../../api";
import { Button, Checkbox, Dialog, Group, ProblemNote, Select, Stack } from "../../ui";
import { useCategoryName } from "./categories";
import type { Account } from "./folio";

interface RoutingDialogProps {
  account: Account;
  onClose: () => void;
}

/** Which window takes which kind of charge from now on, and the lines already there if wanted. */
export function RoutingDialog({ account, onClose }: RoutingDialogProps) {
  const { t } = useLingui();
  const catalogue = useOperation("catalogue.list", {});
  const category = useCategoryName();
  const [rules, setRules] = useState<Record<string, string>>(() =>
    Object.fromEntries(account.rules.map((rule) => [rule.category, rule.folioId])),
  );
  const [moveExisting, setMoveExisting] = useState(true);
  const route = useCommand("folio.set_routing", {
    present: "inline",
    onDone: onClose,
    undoTitle: () => t`已改自动规则`,
  });
  const run = () =>
    void route.run({
      stayId: account.stay.id,
      rules: Object.entries(rules).map(([name, folioId]) => ({ category: name, folioId })),
      moveExisting,
    });
  const windows = account.folios.filter(({ state }) => state === "open");
  return (
    <Dialog opened onClose={onClose} onConfirm={run} title={t`自动规则`} size="sm">
      <Stack gap="xs">
        {(catalogue.data?.categories ?? []).map((name, index) => (
          <Select
            key={name}
            data-autofocus={index === 0 || undefined}
            label={category(name)}
            data-testid={`route-${name}`}
            clearable
            placeholder={t`账夹 A`}
            value={rules[name] ?? null}
            onChange={(folioId) =>
              setRules((before) => {
                const { [name]: _, ...rest } = before;
                return folioId ? { ...rest, [name]: folioId } : rest;
              })
            }
            data={windows.map((folio) => ({ value: folio.id, label: `${folio.label} ${folio.payee}` }))}
          />
        ))}
        <Checkbox
          label={t`已入的账也移过去`}
          checked={moveExisting}
          onChange={(event) => setMoveExisting(event.currentTarget.checked)}
        />
        <ProblemNote problem={route.problem} />
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            <Trans>取消</Trans>
          </Button>
          <Button onClick={run} loading={route.pending} data-testid="route-confirm">
            <Trans>保存</Trans>
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
