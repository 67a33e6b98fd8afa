import { Trans, useLingui } from "@lingui/react/macro";
import { useRef } from "react";
import { useMay, useOperation } from "../../api";
import { problemText } from "../../i18n/problems";
import { CommandButton } from "../../keys/CommandButton";
import { useEnterAdvances } from "../../keys/enter";
import { Button, Checkbox, Group, Money, MoneyInput, ProblemNote, SearchSelect, TextInput } from "../../ui";
import { PaperFields } from "../guests/PaperFields";
import { DepositFields } from "../stays/DepositFields";
import { DirtyRoom } from "../stays/DirtyRoom";
import classes from "./Arrival.module.css";
import { useArrivalForm } from "./arrival-form";
import { GuestField } from "./GuestField";
import { RoomField } from "./RoomField";
import { StayRow } from "./StayRow";

export type Form = ReturnType<typeof useArrivalForm>;

/** One panel for walk-ins and bookings: guest, stay, room, rate, deposit. Everything has a default. */
export function ArrivalForm({ onClose }: { onClose: () => void }) {
  const form = useArrivalForm(onClose);
  const place = useRef<HTMLDivElement>(null);
  const { values, set } = form;
  useEnterAdvances(place);
  return (
    <div ref={place} className={classes.form} data-testid="walk-in" data-booking={form.booking || undefined}>
      <GuestField
        name={values.name}
        onName={(name) => set({ name, guestId: null })}
        onKnown={form.recall}
        error={form.fieldError("guest.name")}
      />
      <PaperFields
        value={values}
        onChange={set}
        known={values.guestId ? form.known : null}
        error={(field) => (form.owner?.field === `guest.${field}` ? true : form.fieldError(`guest.${field}`))}
      />
      <OwnerRow form={form} />
      <StayRow form={form} />
      <RoomField form={form} />
      <MoreRow form={form} />
      <DepositFields
        tenders={form.tenders}
        amount={values.deposit}
        onAmount={(deposit) => set({ deposit })}
        tenderId={form.tender?.id}
        onTender={({ id }) => set({ tenderId: id })}
        error={form.fieldError("deposit.amount") ?? form.fieldError("deposit")}
      />
      {form.failed && <ProblemNote problem={form.failed} />}
      {form.quoteProblem && <ProblemNote problem={form.quoteProblem} />}
      <Foot form={form} onClose={onClose} onSend={(how) => form.send(place.current, how)} />
    </div>
  );
}

/** The paper that was typed is another guest's: who that is, and how to go on with that guest. */
function OwnerRow({ form }: { form: Form }) {
  const { owner } = form;
  return (
    owner && (
      <div className={classes.owner} role="alert">
        <span>{owner.text}</span>
        <Button size="xs" variant="default" data-testid="paper-owner" onClick={form.takeOwner}>
          <Trans>就是 {owner.name}，用这位客人</Trans>
        </Button>
      </div>
    )
  );
}

/** Price, who pays for the room, and what should be remembered. */
function MoreRow({ form }: { form: Form }) {
  const { t } = useLingui();
  const { values, set } = form;
  const mayFolio = useMay("folio_view");
  const mayArrange = useMay("folio_arrange");
  const companies = useOperation("company.list", {}, { enabled: mayFolio && mayArrange });
  const known = companies.data?.companies ?? [];
  return (
    <div className={classes.more}>
      <MoneyInput
        label={t`每晚房价`}
        data-testid="walk-in-price"
        value={values.price ?? form.quote?.nights[0]?.price ?? null}
        error={form.fieldError("price")}
        onChange={(price) => set({ price: price === form.standard ? null : price })}
      />
      {mayFolio && mayArrange && (
        <SearchSelect
          label={t`房费由单位付`}
          data-testid="walk-in-company"
          placeholder={known.length === 0 ? t`还没有协议单位` : t`客人自付`}
          disabled={known.length === 0}
          clearable
          value={values.companyId}
          onChange={(companyId) => set({ companyId })}
          data={known.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <TextInput
        label={t`备注`}
        data-testid="walk-in-note"
        maxLength={500}
        value={values.note}
        error={form.fieldError("note")}
        onChange={(event) => set({ note: event.currentTarget.value })}
      />
    </div>
  );
}

interface FootProps {
  form: Form;
  onClose: () => void;
  onSend: (how: "walk_in" | "book") => void;
}

function Foot({ form, onClose, onSend }: FootProps) {
  const { t } = useLingui();
  const { values, set, choice, booking } = form;
  const dirty = !booking && choice?.room != null && !choice.room.ready;
  return (
    <>
      {dirty && choice.room && (
        <DirtyRoom
          room={choice.room.number}
          allowed={values.allowDirty}
          onAllowed={(allowDirty) => set({ allowDirty })}
        />
      )}
      <footer className={classes.foot}>
        <div className={classes.left}>
          {!booking && (
            <Checkbox
              label={values.deposit ? t`打印登记单和押金收据` : t`打印登记单`}
              checked={values.print}
              onChange={(event) => set({ print: event.currentTarget.checked })}
            />
          )}
          <Totals form={form} />
        </div>
        <Group gap="sm" wrap="nowrap">
          <Button variant="default" onClick={onClose}>
            <Trans>取消</Trans>
          </Button>
          {booking ? (
            <CommandButton
              id="dialog.confirm"
              needs="stay_book"
              loading={form.pending}
              disabled={choice === null}
              data-primary
              data-testid="walk-in-book"
              onRun={() => onSend("book")}
            >
              <Trans context="verb">预订</Trans>
            </CommandButton>
          ) : (
            <>
              <CommandButton
                id="stay.book_only"
                variant="default"
                loading={form.pending}
                disabled={choice === null}
                data-testid="walk-in-book"
                onRun={() => onSend("book")}
              />
              <CommandButton
                id="dialog.confirm"
                needs="stay_check_in"
                loading={form.pending}
                disabled={!choice?.room || (dirty && !values.allowDirty)}
                data-primary
                data-testid="walk-in-confirm"
                onRun={() => onSend("walk_in")}
              >
                <Trans>入住</Trans>
              </CommandButton>
            </>
          )}
        </Group>
      </footer>
    </>
  );
}

function Totals({ form }: { form: Form }) {
  const { i18n } = useLingui();
  const total = form.quote?.total;
  if (form.offerProblem) {
    return <span className={classes.hint}>{problemText(i18n, form.offerProblem)}</span>;
  }
  return (
    <div className={classes.totals}>
      <span>
        <Trans>合计</Trans> <Money minor={total?.gross} className={classes.sum} />
      </span>
      {total && (
        <span className="kz-dim">
          <Trans>
            净价 <Money minor={total.net} /> · 服务费 <Money minor={total.service} /> · 税{" "}
            <Money minor={total.tax} />
          </Trans>
        </span>
      )}
    </div>
  );
}
