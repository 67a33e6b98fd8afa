import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { useOperation } from "../../api";
import { problemText } from "../../i18n/problems";
import { ErrorState, Loading, PeekPanel } from "../../ui";
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
  const { i18n } = useLingui();
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
      {data ? (
        <StayFacts data={data} />
      ) : found.error ? (
        <ErrorState
          text={problemText(i18n, found.error)}
          code={found.error.code}
          onRetry={() => void found.refetch()}
        />
      ) : (
        <Loading rows={6} />
      )}
    </PeekPanel>
  );
}
