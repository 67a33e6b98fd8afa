import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { SearchSelect, Select, TextInput } from "../../ui";
import { languageOf, type PaperLanguage, useCountries } from "./countries";
import classes from "./Guests.module.css";
import { type IdType, useIdTypes } from "./id-types";

export interface PaperDraft {
  idType: IdType;
  idNumber: string;
  phone: string;
  /** Null until it is said; only a foreign paper leaves it open. */
  nationality: string | null;
  /** Of the guest's papers; null goes by the nationality. */
  language: PaperLanguage | null;
}

export const NO_PAPER: PaperDraft = {
  idType: "resident_id",
  idNumber: "",
  phone: "",
  nationality: null,
  language: null,
};

/** Papers that do not tell by their kind where the guest is from. */
export function asksNation({ idType }: Pick<PaperDraft, "idType">): boolean {
  return idType === "passport" || idType === "foreign_permanent_resident";
}

/** What a request says of the paper: only what was typed, and where the guest is from only where it was asked. */
export function paperOf(draft: PaperDraft) {
  const nationality = asksNation(draft) ? (draft.nationality ?? undefined) : undefined;
  const typed = (text: string) => text.trim() || undefined;
  return {
    phone: typed(draft.phone),
    idType: typed(draft.idNumber) ? draft.idType : undefined,
    idNumber: typed(draft.idNumber),
    nationality,
    language: nationality ? (draft.language ?? languageOf(nationality)) : undefined,
  };
}

type Field = "idType" | "idNumber" | "phone" | "nationality";

interface PaperFieldsProps {
  value: PaperDraft;
  onChange: (change: Partial<PaperDraft>) => void;
  /** What is on record already, hidden in its middle. */
  known?: { idMasked: string; phoneMasked: string } | null;
  /** What is wrong with a field; true where the sentence stands elsewhere. */
  error: (field: Field) => string | true | undefined;
  /** Where the focus starts. */
  first?: boolean;
}

/** Identity paper and telephone of a guest, as they are typed at the desk. What is on record stays when nothing is typed. */
export function PaperFields({ value, onChange, known, error, first }: PaperFieldsProps) {
  const { t } = useLingui();
  const idTypes = useIdTypes();
  // Of a known guest the house knows it, unless another paper is shown now.
  const foreign = asksNation(value) && (!known || value.idNumber.trim() !== "");
  return (
    <div className={classes.paper} data-foreign={foreign || undefined}>
      <Select
        label={t`证件`}
        data-testid="walk-in-id-type"
        data={idTypes}
        value={value.idType}
        allowDeselect={false}
        error={error("idType")}
        comboboxProps={{ width: "max-content", position: "bottom-start" }}
        onChange={(idType) => onChange({ idType: (idType ?? "resident_id") as IdType })}
      />
      <TextInput
        label={t`证件号`}
        data-testid="walk-in-id-number"
        data-autofocus={first || undefined}
        value={value.idNumber}
        placeholder={known?.idMasked}
        maxLength={40}
        autoComplete="off"
        error={error("idNumber")}
        onChange={(event) => onChange({ idNumber: event.currentTarget.value })}
      />
      {foreign && <NationFields value={value} onChange={onChange} error={error} />}
      <TextInput
        label={t`手机`}
        data-testid="walk-in-phone"
        value={value.phone}
        placeholder={known?.phoneMasked}
        maxLength={30}
        autoComplete="off"
        inputMode="tel"
        error={error("phone")}
        onChange={(event) => onChange({ phone: event.currentTarget.value })}
      />
    </div>
  );
}

type NationFieldsProps = Pick<PaperFieldsProps, "value" | "onChange" | "error">;

/** Where the guest is from and in which language the papers are to be; nobody guesses the first, it leads to the second. */
function NationFields({ value, onChange, error }: NationFieldsProps) {
  const { t } = useLingui();
  const countries = useCountries();
  const [left, setLeft] = useState(false);
  const missing = value.nationality === null;
  return (
    <>
      <SearchSelect
        label={t`国籍`}
        data-testid="walk-in-nationality"
        data={countries}
        required
        value={value.nationality}
        placeholder={t`请选`}
        nothingFoundMessage={t`没有这个国家或地区`}
        data-unreadable={missing || undefined}
        error={error("nationality") ?? (missing && left ? t`请选国籍` : undefined)}
        comboboxProps={{ width: "max-content", position: "bottom-start" }}
        onBlur={() => setLeft(true)}
        onChange={(nationality) => onChange({ nationality })}
      />
      <Select
        label={t`语言`}
        data-testid="walk-in-language"
        data={[
          { value: "zh-CN", label: "中文" },
          { value: "en", label: "English" },
        ]}
        allowDeselect={false}
        disabled={value.nationality === null}
        value={value.nationality && (value.language ?? languageOf(value.nationality))}
        onChange={(language) => onChange({ language: language as PaperLanguage })}
      />
    </>
  );
}
