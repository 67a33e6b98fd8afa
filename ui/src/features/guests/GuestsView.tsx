import { Trans, useLingui } from "@lingui/react/macro";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { type Output, useOperation } from "../../api";
import { useKey } from "../../keys/focus";
import {
  Asked,
  DataGrid,
  EmptyState,
  type GridColumn,
  PageFrame,
  PageTools,
  TextInput,
  useDebouncedValue,
} from "../../ui";
import { GuestPeek } from "./GuestPeek";
import { useIdTypes } from "./id-types";

type Guest = Output<"guest.search">["guests"][number];

/** Guests are found, not leafed through: by name, pinyin, initials, telephone or identity paper. */
export function GuestsView() {
  const { t } = useLingui();
  const { text = "", guest: peeked } = useSearch({ from: "/guests" });
  const navigate = useNavigate({ from: "/guests" });
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(text);
  const [wanted] = useDebouncedValue(typed.trim(), 150);
  const found = useOperation(
    "guest.search",
    { text: wanted },
    { enabled: wanted !== "", keepPrevious: true },
  );
  const columns = useGuestColumns().filter(({ id }) => !peeked || id !== "paper");
  const peek = (guest: string | undefined) =>
    void navigate({ search: (old) => ({ ...old, guest }), replace: true });
  useKey("list.filter", () => field.current?.focus());
  useEffect(() => {
    void navigate({ search: (old) => ({ ...old, text: wanted || undefined }), replace: true });
  }, [navigate, wanted]);
  useEffect(() => {
    if (document.activeElement === document.body) {
      field.current?.focus();
    }
  }, []);
  return (
    <PageFrame panel={peeked && <GuestPeek key={peeked} guestId={peeked} onClose={() => peek(undefined)} />}>
      <PageTools>
        <TextInput
          ref={field}
          w={320}
          aria-label={t`找客人`}
          placeholder={t`姓名、拼音首字母、手机、证件号（按 / 查找）`}
          data-testid="guest-find"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </PageTools>
      {wanted === "" ? (
        <EmptyState title={<Trans>找一位客人</Trans>}>
          <Trans>输姓名、拼音首字母、手机后四位或完整证件号。新客人在开房或预订时登记。</Trans>
        </EmptyState>
      ) : (
        <Asked of={[found]} rows={6}>
          {({ guests }) => (
            <DataGrid
              label={t({ message: "客人", context: "several" })}
              columns={columns}
              rows={guests}
              rowKey={(guest) => guest.id}
              current={peeked ?? null}
              onPeek={(guest) => peek(guest.id)}
              empty={
                <EmptyState title={<Trans>没有找到</Trans>}>
                  <Trans>换姓名的一个字、拼音首字母或手机后四位试试。</Trans>
                </EmptyState>
              }
            />
          )}
        </Asked>
      )}
    </PageFrame>
  );
}

function useGuestColumns(): GridColumn<Guest>[] {
  const { t } = useLingui();
  const idTypes = useIdTypes();
  return [
    {
      id: "name",
      header: t`姓名`,
      width: 140,
      grow: 1,
      sort: (guest) => guest.name,
      cell: (guest) => <b>{guest.name}</b>,
    },
    {
      id: "phone",
      header: t`手机`,
      width: 130,
      cell: (guest) => <span className="kz-num">{guest.phoneMasked || "—"}</span>,
    },
    {
      id: "paper",
      header: t`证件`,
      width: 130,
      grow: 1,
      cell: (guest) => idTypes.find(({ value }) => value === guest.idType)?.label ?? "—",
    },
    {
      id: "number",
      header: t`证件号`,
      width: 170,
      cell: (guest) => <span className="kz-num">{guest.idMasked || "—"}</span>,
    },
    {
      id: "last",
      header: t`上次入住`,
      width: 130,
      sort: (guest) => guest.lastStay?.date ?? "",
      cell: (guest) =>
        guest.lastStay ? (
          <span className="kz-num">
            {guest.lastStay.date.slice(5)} · {guest.lastStay.roomNumber}
          </span>
        ) : (
          "—"
        ),
    },
    {
      id: "stays",
      header: t`次数`,
      width: 80,
      align: "end",
      sort: (guest) => guest.stays,
      cell: (guest) => <span className="kz-num">{guest.stays}</span>,
    },
  ];
}
