import { useLingui } from "@lingui/react/macro";
import type { Output } from "../../api";
import { StatusChip, type Tone } from "../../ui";

type State = Output<"stay.get">["stay"]["state"];

const TONES: Record<State, Tone> = {
  reserved: "coming",
  in_house: "active",
  checked_out: "neutral",
  cancelled: "blocked",
  no_show: "danger",
};

export function StayStateChip({ state }: { state: State }) {
  const { t } = useLingui();
  const words: Record<State, string> = {
    reserved: t`预订`,
    in_house: t`在住`,
    checked_out: t`已离店`,
    cancelled: t`已取消`,
    no_show: t`未到`,
  };
  return (
    <StatusChip tone={TONES[state]} plain>
      {words[state]}
    </StatusChip>
  );
}
