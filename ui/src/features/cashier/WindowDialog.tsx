import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useCommand, useMay, useOperation } from "../../api";
import {
  Button,
  Dialog,
  Group,
  MoneyInput,
  ProblemNote,
  SearchSelect,
  SegmentedControl,
  Stack,
  TextInput,
} from "../../ui";

interface WindowDialogProps {
  stayId: string;
  onClose: () => void;
  onOpened: (folioId: string) => void;
}

/** A second window for another payee: a known company, a new one, or a person. */
export function WindowDialog({ stayId, onClose, onOpened }: WindowDialogProps) {
  const { t } = useLingui();
  const [by, setBy] = useState<"company" | "new" | "person">("company");
  const [companyId, setCompanyId] = useState<string | null>(null);
  const [name, setName] = useState("");
  const [limit, setLimit] = useState<number | null>(0);
  const companies = useOperation("company.list", {});
  const mayEdit = useMay("guest_edit");
  const save = useCommand("company.save", { present: "inline" });
  const open = useCommand("folio.open_window", {
    present: "inline",
    undoTitle: ({ label }) => t`已开账夹 ${label}`,
    onDone: ({ folioId }) => {
      onOpened(folioId);
      onClose();
    },
  });
  const run = async () => {
    if (by === "person") {
      await open.run({ stayId, payee: name });
      return;
    }
    if (by === "company") {
      const company = companies.data?.companies.find(({ id }) => id === companyId);
      if (company) {
        await open.run({ stayId, payee: company.name, companyId: company.id });
      }
      return;
    }
    const made = await save.run({ name, creditLimit: limit ?? 0 });
    if (made) {
      await open.run({ stayId, payee: name, companyId: made.companyId });
    }
  };
  return (
    <Dialog opened onClose={onClose} onConfirm={() => void run()} title={t`开账夹`} size="sm">
      <Stack gap="sm">
        <SegmentedControl
          aria-label={t`付款人`}
          value={by}
          onChange={(next) => setBy(next as typeof by)}
          data={[
            { value: "company", label: t`协议单位` },
            { value: "new", label: t`新单位`, disabled: !mayEdit },
            { value: "person", label: t`个人` },
          ]}
        />
        {by === "company" ? (
          <SearchSelect
            data-autofocus
            data-testid="window-company"
            label={t`单位`}
            value={companyId}
            onChange={setCompanyId}
            nothingFoundMessage={t`没有这个单位，可以新建`}
            data={(companies.data?.companies ?? []).map((company) => ({
              value: company.id,
              label: company.name,
            }))}
          />
        ) : (
          <TextInput
            data-autofocus
            data-testid="window-payee"
            label={t`名称`}
            required
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        )}
        {by === "new" && <MoneyInput label={t`挂账额度`} value={limit} onChange={setLimit} />}
        <ProblemNote problem={save.problem ?? open.problem} />
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            <Trans>取消</Trans>
          </Button>
          <Button
            onClick={() => void run()}
            loading={open.pending || save.pending}
            disabled={by === "company" ? !companyId : name.trim() === ""}
            data-testid="window-confirm"
          >
            <Trans>开账夹</Trans>
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
