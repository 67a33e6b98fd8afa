import { Trans, useLingui } from "@lingui/react/macro";
import { useRef } from "react";
import { say, useCommand, useMay } from "../../api";
import { fieldProblem } from "../../i18n/field-problem";
import { CommandButton } from "../../keys/CommandButton";
import { firstInvalid, Money, MoneyInput, PeekPanel, ProblemNote, Stack, TextInput } from "../../ui";
import { Conflict } from "../record/Conflict";
import { useFirstField } from "../record/first-field";
import type { Company } from "./CompaniesView";
import classes from "./Guests.module.css";
import { useRecord } from "./record";

interface CompanyDraft {
  name: string;
  taxNumber: string;
  address: string;
  phone: string;
  creditLimit: number | null;
}

function draftOf(company: Company | null): CompanyDraft {
  return {
    name: company?.name ?? "",
    taxNumber: company?.taxNumber ?? "",
    address: company?.address ?? "",
    phone: company?.phone ?? "",
    creditLimit: company?.creditLimit ?? 0,
  };
}

interface CompanyEditorProps {
  /** Null makes a new one. */
  company: Company | null;
  onSaved: (companyId: string) => void;
  onClose: () => void;
}

/** One company: what its invoices say, and how much it may owe. */
export function CompanyEditor({ company, onSaved, onClose }: CompanyEditorProps) {
  const { t, i18n } = useLingui();
  const place = useRef<HTMLDivElement>(null);
  const mayEdit = useMay("guest_edit");
  useFirstField(place, company === null);
  const { draft, set, dirty, version, conflict, takeTheirs, keepMine, saved } = useRecord(company, draftOf);
  const save = useCommand("company.save", {
    present: "inline",
    onDone: ({ companyId }) => {
      saved();
      say(t`已保存 ${draft.name}`);
      onSaved(companyId);
    },
  });
  const labels: Record<keyof CompanyDraft, string> = {
    name: t`名称`,
    taxNumber: t`税号`,
    address: t`地址`,
    phone: t`电话`,
    creditLimit: t`挂账额度`,
  };
  const wrong = (field: keyof CompanyDraft) => fieldProblem(i18n, save.problem, field);
  const type = (part: Partial<CompanyDraft>) => {
    save.reset();
    set(part);
  };
  const run = () => {
    if (!firstInvalid(place.current)) {
      const { creditLimit, ...texts } = draft;
      void save.run({ id: company?.id, version, ...texts, creditLimit: creditLimit ?? 0 });
    }
  };
  const text = (field: Exclude<keyof CompanyDraft, "creditLimit">, most: number) => ({
    label: labels[field],
    value: draft[field],
    maxLength: most,
    error: wrong(field),
    readOnly: !mayEdit,
    autoComplete: "off",
    "data-testid": `company-${field}`,
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => type({ [field]: event.currentTarget.value }),
  });
  const shown = (Object.keys(labels) as (keyof CompanyDraft)[]).some(wrong);
  return (
    <PeekPanel
      title={company ? company.name : t`新协议单位`}
      onClose={onClose}
      actions={
        <CommandButton
          id="panel.confirm"
          needs="guest_edit"
          onRun={run}
          loading={save.pending}
          disabled={!dirty || conflict !== null}
          data-testid="company-save"
        >
          <Trans>保存</Trans>
        </CommandButton>
      }
    >
      <Stack gap="sm" ref={place} data-testid="company-editor">
        {conflict && (
          <Conflict fields={conflict.map((field) => labels[field])} onTheirs={takeTheirs} onMine={keepMine} />
        )}
        {company && (
          <div className={classes.credit}>
            <span>
              <Trans>挂账余额</Trans>
            </span>
            <b>
              <Money minor={company.owes} owed={company.owes > 0} />
            </b>
          </div>
        )}
        <TextInput {...text("name", 120)} required />
        <MoneyInput
          label={labels.creditLimit}
          description={t`最多可以欠多少；0 表示不能挂账。`}
          data-testid="company-creditLimit"
          value={draft.creditLimit}
          error={wrong("creditLimit")}
          onChange={(creditLimit) => type({ creditLimit })}
        />
        <TextInput {...text("phone", 30)} inputMode="tel" />
        <TextInput {...text("taxNumber", 30)} />
        <TextInput {...text("address", 200)} />
        {!shown && !conflict && <ProblemNote problem={save.problem} />}
      </Stack>
    </PeekPanel>
  );
}
