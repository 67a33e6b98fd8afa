import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { type Output, useOperation } from "../../api";
import { Combobox, TextInput, useCombobox, useDebouncedValue } from "../../ui";
import classes from "./Arrival.module.css";

export type KnownGuest = Output<"guest.search">["guests"][number];

interface GuestFieldProps {
  name: string;
  onName: (name: string) => void;
  onKnown: (guest: KnownGuest) => void;
  error?: string;
}

/** The guest in one field: a new name, or a known guest by characters, pinyin, initials or the tail of the telephone. */
export function GuestField({ name, onName, onKnown, error }: GuestFieldProps) {
  const { t } = useLingui();
  const [typing, setTyping] = useState(false);
  const [wanted] = useDebouncedValue(name.trim(), 120);
  const box = useCombobox();
  const found = useOperation(
    "guest.search",
    { text: wanted },
    { enabled: typing && wanted.length >= 1, keepPrevious: true },
  );
  const guests = typing && wanted ? (found.data?.guests.slice(0, 6) ?? []) : [];
  return (
    <Combobox
      store={box}
      onOptionSubmit={(id) => {
        const known = guests.find((guest) => guest.id === id);
        if (known) {
          setTyping(false);
          onKnown(known);
        }
        box.closeDropdown();
      }}
    >
      <Combobox.Target>
        <TextInput
          data-autofocus
          data-testid="walk-in-guest"
          label={t`客人`}
          placeholder={t`姓名、拼音首字母或手机尾号`}
          required
          maxLength={80}
          autoComplete="off"
          value={name}
          error={error}
          onChange={(event) => {
            setTyping(true);
            onName(event.currentTarget.value);
            box.openDropdown();
          }}
          onBlur={() => box.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={guests.length === 0}>
        <Combobox.Options>
          {guests.map((guest) => (
            <Combobox.Option key={guest.id} value={guest.id}>
              <span className={classes.known}>
                <b>{guest.name}</b>
                <span className="kz-num kz-dim">{guest.phoneMasked || guest.idMasked}</span>
                <span className="kz-dim">
                  {guest.lastStay
                    ? t`上次 ${guest.lastStay.roomNumber ?? "—"} · ${guest.lastStay.date.slice(5)}`
                    : t`没有住过`}
                </span>
              </span>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
