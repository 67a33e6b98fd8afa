import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { useOperation } from "../../api";
import { Asked, PeekPanel } from "../../ui";
import { StayActions } from "./StayActions";
import { StayFacts } from "./StayFacts";
import { StayStateChip } from "./StayStateChip";

interface StayPeekProps {
  stayId: string;
  /** Another title than the room, and another sign beside it. */
  title?: ReactNode;
  aside?: ReactNode;
  /** What else the place knows, above the stay. */
  children?: ReactNode;
  onClose: () => void;
}

/** A stay in the panel at the right: facts above, verbs below. */
export function StayPeek({ stayId, title, aside, children, onClose }: StayPeekProps) {
  const found = useOperation("stay.get", { stayId });
  const data = found.data;
  return (
    <PeekPanel
      title={title ?? (data ? (data.stay.roomNumber ?? <Trans>未排房</Trans>) : "…")}
      aside={aside ?? (data && <StayStateChip state={data.stay.state} />)}
      onClose={onClose}
      actions={data && <StayActions key={stayId} data={data} />}
    >
      {children}
      <Asked of={[found]} rows={6}>
        {(detail) => <StayFacts data={detail} />}
      </Asked>
    </PeekPanel>
  );
}
