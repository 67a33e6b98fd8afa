import { ChargeDialog } from "./ChargeDialog";
import { DepositDialog } from "./DepositDialog";
import type { Account, Folio, Posting } from "./folio";
import { ReverseDialog } from "./ReverseDialog";
import { RoomUseDialog } from "./RoomUseDialog";
import { SplitDialog } from "./SplitDialog";
import { TransferDialog } from "./TransferDialog";

export type Ask = "charge" | "room" | "deposit" | "split" | "transfer" | "reverse";

interface PostingDialogsProps {
  ask: Ask;
  account: Account;
  folio: Folio;
  /** The other open windows of the stay. */
  others: readonly Folio[];
  /** The charges that are picked, and the line where there is only one. */
  charges: readonly Posting[];
  single: Posting | undefined;
  onDone: () => void;
  onClose: () => void;
}

/** What a verb on the lines of a window asks before it is done. */
export function PostingDialogs(props: PostingDialogsProps) {
  const { ask, account, folio, others, charges, single, onDone, onClose } = props;
  const { stay, roomUse } = account;
  switch (ask) {
    case "charge":
      return <ChargeDialog stayId={stay.id} folio={folio} onClose={onClose} />;
    case "deposit":
      return <DepositDialog stayId={stay.id} onClose={onClose} />;
    case "room":
      return (
        roomUse && <RoomUseDialog account={account} roomUse={roomUse} onCharged={onDone} onClose={onClose} />
      );
    case "split":
      return single && <SplitDialog posting={single} onClose={onClose} onDone={onDone} />;
    case "transfer":
      return (
        charges.length > 0 && (
          <TransferDialog
            stayId={stay.id}
            postings={charges}
            folios={others}
            onClose={onClose}
            onDone={onDone}
          />
        )
      );
    case "reverse":
      return single && <ReverseDialog posting={single} onClose={onClose} onDone={onDone} />;
  }
}
