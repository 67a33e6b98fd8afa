import { Plural, Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { type Output, useMay, useOperation } from "../../api";
import { CommandButton } from "../../keys/CommandButton";
import { Asked, Money, PeekPanel, ProblemNote, Stack, StayText } from "../../ui";
import { Conflict } from "../record/Conflict";
import { StayStateChip } from "../stays/StayStateChip";
import { GuestFields } from "./GuestFields";
import classes from "./Guests.module.css";
import { useGuestEditor } from "./guest-editor";
import { RevealNumbers } from "./RevealNumbers";

type Detail = Output<"guest.get">;

interface GuestPeekProps {
  guestId: string;
  onClose: () => void;
}

/** A guest in the panel at the right: particulars to be changed in place, numbers hidden, every stay. */
export function GuestPeek({ guestId, onClose }: GuestPeekProps) {
  const found = useOperation("guest.get", { guestId });
  if (found.data) {
    return <GuestEditor data={found.data} onClose={onClose} />;
  }
  return (
    <PeekPanel title="…" onClose={onClose}>
      <Asked of={[found]} rows={8}>
        {() => null}
      </Asked>
    </PeekPanel>
  );
}

function GuestEditor({ data, onClose }: { data: Detail; onClose: () => void }) {
  const { guest, stays } = data;
  const editor = useGuestEditor(guest);
  const mayEdit = useMay("guest_edit");
  return (
    <PeekPanel
      title={guest.name}
      aside={
        <span className={classes.aside}>
          <Plural value={guest.stays} other="住过 # 次" />
        </span>
      }
      onClose={onClose}
      actions={
        mayEdit && (
          <CommandButton
            id="panel.confirm"
            needs="guest_edit"
            onRun={editor.save}
            loading={editor.pending}
            disabled={!editor.dirty || editor.conflict !== null}
            data-testid="guest-save"
          >
            <Trans>保存</Trans>
          </CommandButton>
        )
      }
    >
      <Stack gap="sm" data-testid="guest-peek">
        {editor.conflict && (
          <Conflict fields={editor.conflict} onTheirs={editor.takeTheirs} onMine={editor.keepMine} />
        )}
        <RevealNumbers guest={guest} />
        <GuestFields guest={guest} editor={editor} readOnly={!mayEdit} />
        <ProblemNote problem={editor.failed} />
        <History stays={stays} />
      </Stack>
    </PeekPanel>
  );
}

function History({ stays }: { stays: Detail["stays"] }) {
  const mayStays = useMay("stay_view");
  if (!mayStays) {
    return null;
  }
  return (
    <>
      <h3 className={classes.section}>
        <Trans>住宿记录</Trans>
      </h3>
      {stays.length === 0 ? (
        <span className="kz-dim">
          <Trans>还没有住过，也没有预订。</Trans>
        </span>
      ) : (
        <ul className={classes.history} data-testid="guest-stays">
          {stays.map((stay) => (
            <li key={stay.id}>
              <Link to="/folio/$stayId" params={{ stayId: stay.id }} className={classes.past}>
                <b className="kz-num">{stay.roomNumber ?? "—"}</b>
                <StayText arrival={stay.arrival} departure={stay.departure} />
                <StayStateChip state={stay.state} />
                <Money minor={stay.balance} owed={stay.balance > 0} />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
