import { Trans, useLingui } from "@lingui/react/macro";
import { useOperation } from "../../api";
import { CommandButton } from "../../keys/CommandButton";
import { useEnterAdvances } from "../../keys/enter";
import {
  Asked,
  Button,
  Checkbox,
  Dialog,
  Group,
  Money,
  ProblemNote,
  SearchSelect,
  Stack,
  StayText,
  Text,
} from "../../ui";
import { PaperFields } from "../guests/PaperFields";
import { useCheckIn } from "./check-in";
import { DepositFields } from "./DepositFields";
import { DirtyRoom } from "./DirtyRoom";
import classes from "./Stays.module.css";
import type { StayDetail } from "./stay";

interface CheckInDialogProps {
  stayId: string;
  onClose: () => void;
}

/** A guest who booked arrives: room, identity paper, deposit, registration card; what is known already is filled in. */
export function CheckInDialog({ stayId, onClose }: CheckInDialogProps) {
  const { t } = useLingui();
  const found = useOperation("stay.get", { stayId });
  const name = found.data?.guest.name ?? "";
  return (
    <Dialog opened onClose={onClose} title={t`办理入住 ${name}`} size={720} high>
      <Asked of={[found]} rows={6}>
        {(data) => <CheckInForm data={data} onClose={onClose} />}
      </Asked>
    </Dialog>
  );
}

function CheckInForm({ data, onClose }: { data: StayDetail; onClose: () => void }) {
  const { t } = useLingui();
  const form = useCheckIn(data, onClose);
  const { values, set, room } = form;
  const dirty = room !== undefined && !room.ready;
  useEnterAdvances(form.place);
  return (
    <Stack gap="sm" ref={form.place} data-testid="check-in">
      <Facts data={data} held={form.depositHeld} />
      <SearchSelect
        label={t`房间`}
        data-testid="check-in-room"
        data-autofocus={data.guest.idMasked ? true : undefined}
        allowDeselect={false}
        nothingFoundMessage={t`这几晚没有空房`}
        data={form.options}
        value={room?.id ?? null}
        error={form.roomProblem}
        onChange={(roomId) => set({ roomId, allowDirty: false })}
      />
      {dirty && (
        <DirtyRoom
          room={room.number}
          allowed={values.allowDirty}
          onAllowed={(allowDirty) => set({ allowDirty })}
        />
      )}
      <PaperFields
        value={values}
        onChange={set}
        known={data.guest}
        error={form.guestError}
        first={!data.guest.idMasked}
      />
      {!data.guest.idMasked && values.idNumber === "" && (
        <Text size="xs" c="dimmed">
          <Trans>还没有登记证件。住客登记要有效身份证件。</Trans>
        </Text>
      )}
      <DepositFields
        tenders={form.tenders}
        amount={values.deposit}
        onAmount={(deposit) => set({ deposit })}
        tenderId={form.tender?.id}
        onTender={({ id }) => set({ tenderId: id })}
        error={form.depositProblem}
      />
      <ProblemNote problem={form.failed} />
      <div className={classes.foot}>
        <Checkbox
          label={values.deposit ? t`打印登记单和押金收据` : t`打印登记单`}
          checked={values.print}
          onChange={(event) => set({ print: event.currentTarget.checked })}
        />
        <Group gap="sm">
          <Button variant="default" onClick={onClose}>
            <Trans>取消</Trans>
          </Button>
          <CommandButton
            id="dialog.confirm"
            needs="stay_check_in"
            loading={form.pending}
            disabled={!room || (dirty && !values.allowDirty)}
            onRun={form.submit}
            data-primary
            data-testid="check-in-confirm"
          >
            <Trans>入住</Trans>
          </CommandButton>
        </Group>
      </div>
    </Stack>
  );
}

function Facts({ data, held }: { data: StayDetail; held: number | undefined }) {
  const { stay } = data;
  return (
    <Group gap="lg">
      <StayText arrival={stay.arrival} departure={stay.departure} />
      <span className="kz-num kz-dim">{stay.number}</span>
      {held !== undefined && held > 0 && (
        <span>
          <Trans>
            已收押金 <Money minor={held} />
          </Trans>
        </span>
      )}
      {stay.note && <span className="kz-dim">{stay.note}</span>}
    </Group>
  );
}
