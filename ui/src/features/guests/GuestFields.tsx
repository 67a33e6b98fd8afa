import { useLingui } from "@lingui/react/macro";
import { SegmentedControl, Select, Stack, Text, Textarea, TextInput } from "../../ui";
import classes from "./Guests.module.css";
import type { GuestEditorState, GuestProfile } from "./guest-editor";
import { type IdType, useIdTypes } from "./id-types";

interface GuestFieldsProps {
  guest: GuestProfile;
  editor: GuestEditorState;
  readOnly: boolean;
}

/** The particulars of a guest, changed where they stand. */
export function GuestFields({ guest, editor, readOnly }: GuestFieldsProps) {
  const { t } = useLingui();
  const idTypes = useIdTypes();
  const { draft, set, wrong, labels } = editor;
  const text = (field: "name" | "nationality" | "address" | "phone" | "idNumber") => ({
    label: labels[field],
    value: draft[field],
    error: wrong(field),
    readOnly,
    autoComplete: "off",
    "data-testid": `guest-${field}`,
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => set({ [field]: event.currentTarget.value }),
  });
  return (
    <Stack gap="sm">
      <div className={classes.two}>
        <TextInput {...text("name")} required maxLength={80} />
        <TextInput {...text("phone")} maxLength={30} inputMode="tel" placeholder={guest.phoneMasked} />
        <Select
          label={labels.idType}
          data={idTypes}
          value={draft.idType}
          allowDeselect={false}
          readOnly={readOnly}
          error={wrong("idType")}
          comboboxProps={{ width: "max-content", position: "bottom-start" }}
          onChange={(idType) => set({ idType: (idType ?? "resident_id") as IdType })}
        />
        <TextInput {...text("idNumber")} maxLength={40} placeholder={guest.idMasked} />
      </div>
      <div className={classes.two}>
        <Labelled label={labels.gender}>
          <SegmentedControl
            fullWidth
            aria-label={labels.gender}
            readOnly={readOnly}
            value={draft.gender}
            onChange={(gender) => set({ gender: gender as typeof draft.gender })}
            data={[
              { value: "male", label: t`男` },
              { value: "female", label: t`女` },
              { value: "unspecified", label: t`未填` },
            ]}
          />
        </Labelled>
        <Labelled label={labels.language}>
          <SegmentedControl
            fullWidth
            aria-label={labels.language}
            readOnly={readOnly}
            value={draft.language}
            onChange={(language) => set({ language: language as typeof draft.language })}
            data={[
              { value: "zh-CN", label: "中文" },
              { value: "en", label: "English" },
            ]}
          />
        </Labelled>
      </div>
      <div className={classes.nation}>
        <TextInput {...text("nationality")} maxLength={2} placeholder="CN" />
        <TextInput {...text("address")} maxLength={200} />
      </div>
      <Textarea
        label={labels.note}
        data-testid="guest-note"
        autosize
        minRows={2}
        maxRows={5}
        maxLength={500}
        readOnly={readOnly}
        value={draft.note}
        error={wrong("note")}
        onChange={(event) => set({ note: event.currentTarget.value })}
      />
    </Stack>
  );
}

function Labelled({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <Text size="sm" fw={500} mb={2} aria-hidden>
        {label}
      </Text>
      {children}
    </div>
  );
}
