import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import { useOperation, useOperations } from "../api/query";
import { useMay, useSession } from "../api/session";
import type { CommandId } from "../keys/commands";
import { openModules } from "./modules";
import { actionsOf, titleOf } from "./palette-actions";
import {
  dueHits,
  fitting,
  type HitGroup,
  hitsOf,
  type Known,
  recentHits,
  type Subject,
  verbHits,
} from "./palette-hits";
import { useRecent } from "./recent";

/** As the tabs of the day ask, so that what is known already shows at once. */
const MOST = 500;

function useToday(): string {
  return useSession((state) => state.house?.businessDate) ?? "";
}

/** What is shown before anything is typed: what was looked at lately, and who comes and leaves today. */
export function useStartHits(enabled: boolean): { groups: HitGroup[]; fresh: boolean } {
  const { i18n } = useLingui();
  const today = useToday();
  const known = useKnown();
  const asks = useMay("stay_view") && enabled;
  const arrivals = useOperation("stay.list", { scope: "arrivals", limit: MOST }, { enabled: asks });
  const departures = useOperation("stay.list", { scope: "departures", limit: MOST }, { enabled: asks });
  const groups = useMemo(
    () =>
      enabled
        ? [
            ...recentHits(i18n, known, today),
            ...(arrivals.data ? dueHits(i18n, "arrivals", arrivals.data, today) : []),
            ...(departures.data ? dueHits(i18n, "departures", departures.data, today) : []),
          ]
        : [],
    [enabled, i18n, known, today, arrivals.data, departures.data],
  );
  return { groups, fresh: !asks || !(arrivals.isPending || departures.isPending) };
}

/** What was looked at lately as the house has it now; what may not be seen any more is left out. */
function useKnown(): readonly Known[] {
  const recent = useRecent();
  const of = (kind: "stay" | "guest") => recent.filter((one) => one.kind === kind).map(({ id }) => id);
  const numbers = recent.flatMap((one) => (one.kind === "room" ? [one.number] : []));
  const stays = useOperations(
    "stay.get",
    of("stay").map((stayId) => ({ stayId })),
  );
  const guests = useOperations(
    "guest.get",
    of("guest").map((guestId) => ({ guestId })),
  );
  const rooms = useOperations(
    "search.find",
    numbers.map((text) => ({ text })),
  );
  return useMemo(() => {
    const known = new Map<string, Known>();
    for (const detail of stays) {
      detail && known.set(detail.stay.id, { stay: detail.stay });
    }
    for (const detail of guests) {
      detail && known.set(detail.guest.id, { guest: detail.guest });
    }
    for (const room of rooms.flatMap((found) => found?.rooms ?? [])) {
      known.set(room.id, { room });
    }
    return recent.flatMap(({ id }) => known.get(id) ?? []);
  }, [recent, stays, guests, rooms]);
}

/** What fits to what is typed; `fresh` is false while the answer to an earlier text still shows. */
export function useFoundHits(text: string, settled: string, verbs: readonly CommandId[]) {
  const { i18n } = useLingui();
  const today = useToday();
  const wanted = settled.replace(/^[>#@]/, "").trim();
  const asks = wanted !== "" && !settled.startsWith(">");
  const found = useOperation("search.find", { text: wanted }, { enabled: asks, keepPrevious: true });
  const groups = useMemo(
    () => [
      ...(asks && found.data ? hitsOf(i18n, found.data, settled, today) : []),
      ...verbHits(i18n, verbs, openModules(), settled),
    ],
    [asks, found.data, i18n, settled, today, verbs],
  );
  return {
    groups,
    fresh: text === settled && !(asks && (found.isPending || found.isPlaceholderData)),
    problem: asks && !found.data ? found.error : null,
  };
}

/** What can be done with a result. */
export function useActions(subject: Subject | null, text: string): HitGroup[] {
  const { i18n } = useLingui();
  const today = useToday();
  const guestId = subject?.kind === "guest" ? subject.id : "";
  const guest = useOperation("guest.get", { guestId }, { enabled: guestId !== "" });
  const stays = guest.data?.stays;
  return useMemo(() => {
    const hits = subject ? fitting(actionsOf(i18n, subject, today, stays), text) : [];
    return subject && hits.length > 0 ? [{ title: `${titleOf(subject)} →`, hits }] : [];
  }, [subject, text, i18n, today, stays]);
}
