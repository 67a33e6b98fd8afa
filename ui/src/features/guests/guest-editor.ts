import { useLingui } from "@lingui/react/macro";
import { type Args, type Output, say, useCommand } from "../../api";
import { fieldProblem } from "../../i18n/field-problem";
import type { IdType } from "./id-types";
import { useRecord } from "./record";

export type GuestProfile = Output<"guest.get">["guest"];

export interface GuestDraft {
  name: string;
  gender: GuestProfile["gender"];
  nationality: string;
  language: GuestProfile["language"];
  address: string;
  note: string;
  /** Typed anew; empty keeps what is on record. */
  idType: IdType;
  idNumber: string;
  phone: string;
}

export function draftOf(guest: GuestProfile | null): GuestDraft {
  return {
    name: guest?.name ?? "",
    gender: guest?.gender ?? "unspecified",
    nationality: guest?.nationality ?? "CN",
    language: guest?.language ?? "zh-CN",
    address: guest?.address ?? "",
    note: guest?.note ?? "",
    idType: guest?.idType ?? "resident_id",
    idNumber: "",
    phone: "",
  };
}

/** Only what was changed is sent: of a known guest the house leaves everything else as it is. */
export function changesOf(guest: GuestProfile, draft: GuestDraft): Args<"guest.save">["guest"] {
  const was = draftOf(guest);
  const changed = <K extends keyof GuestDraft>(field: K) =>
    draft[field] === was[field] ? undefined : draft[field];
  return {
    id: guest.id,
    name: draft.name,
    gender: changed("gender"),
    nationality: changed("nationality"),
    language: changed("language"),
    address: changed("address"),
    note: changed("note"),
    phone: draft.phone.trim() || undefined,
    idType: draft.idNumber.trim() ? draft.idType : undefined,
    idNumber: draft.idNumber.trim() || undefined,
  };
}

export type GuestEditorState = ReturnType<typeof useGuestEditor>;

const FIELDS = ["name", "phone", "idType", "idNumber", "nationality", "address", "note"] as const;

/** What is typed about a guest while others may change the same profile: nothing typed is lost, nothing overwritten. */
export function useGuestEditor(guest: GuestProfile) {
  const { t, i18n } = useLingui();
  const { draft, set, dirty, version, conflict, takeTheirs, keepMine, saved } = useRecord(guest, draftOf);
  const labels = useGuestLabels();
  const save = useCommand("guest.save", {
    present: "inline",
    onDone: () => {
      saved();
      say(t`已保存 ${draft.name}`);
    },
  });
  const wrong = (field: string) => fieldProblem(i18n, save.problem, `guest.${field}`);
  return {
    draft,
    set: (part: Partial<GuestDraft>) => {
      save.reset();
      set(part);
    },
    dirty,
    conflict: conflict?.map((field) => labels[field]) ?? null,
    takeTheirs: () => {
      save.reset();
      takeTheirs();
    },
    keepMine: () => {
      save.reset();
      keepMine();
    },
    wrong,
    labels,
    failed: FIELDS.some(wrong) || conflict ? null : save.problem,
    pending: save.pending,
    save: () => void save.run({ guest: changesOf(guest, draft), version }),
  };
}

function useGuestLabels(): Record<keyof GuestDraft, string> {
  const { t } = useLingui();
  return {
    name: t`姓名`,
    gender: t`性别`,
    nationality: t`国籍`,
    language: t`单据语言`,
    address: t`地址`,
    note: t`备注`,
    idType: t`证件`,
    idNumber: t`证件号`,
    phone: t`手机`,
  };
}
