import { useLingui } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import { useOperation } from "../../api";
import { Group, SearchSelect, Select, useDebouncedValue } from "../../ui";
import { inOrder } from "../stays/stay";

const MOST = 50;

interface Option {
  value: string;
  label: string;
}

interface OtherRoomProps {
  /** The stay that is left out. */
  but: string;
  folioId: string | null;
  onFolio: (folioId: string | null) => void;
}

/** A guest in house by room number or name, and the window of theirs; the first one unless another is meant. */
export function OtherRoom({ but, folioId, onFolio }: OtherRoomProps) {
  const { t } = useLingui();
  const [stay, setStay] = useState<Option | null>(null);
  const [typed, setTyped] = useState("");
  // What stands in the field after choosing is the choice and not a question.
  const [text] = useDebouncedValue(typed === stay?.label ? "" : typed.trim(), 120);
  const found = useOperation(
    "stay.list",
    { scope: "in_house", text: text || undefined, limit: MOST },
    { keepPrevious: true },
  );
  const options = inOrder("in_house", found.data?.stays ?? [])
    .filter(({ id }) => id !== but)
    .map(({ id, roomNumber, guest }) => ({ value: id, label: `${roomNumber ?? "—"} ${guest.name}` }));
  const offered = stay && !options.some(({ value }) => value === stay.value) ? [stay, ...options] : options;
  const account = useOperation("folio.get", { stayId: stay?.value ?? "" }, { enabled: stay !== null });
  const windows = (account.data?.folios ?? []).filter(({ state }) => state === "open");
  const first = windows[0]?.id ?? null;
  const known = windows.some(({ id }) => id === folioId);
  useEffect(() => {
    if (!known) {
      onFolio(first);
    }
  }, [known, first, onFolio]);
  return (
    <Group grow align="start">
      <SearchSelect
        label={t`房间或客人`}
        data-testid="transfer-room"
        placeholder={t`房号或姓名`}
        nothingFoundMessage={t`没有这样的在住客人`}
        data={offered}
        filter={({ options: all }) => all}
        searchValue={typed}
        onSearchChange={setTyped}
        value={stay?.value ?? null}
        onChange={(id) => setStay(offered.find(({ value }) => value === id) ?? null)}
      />
      <Select
        label={t`账夹`}
        data-testid="transfer-window"
        allowDeselect={false}
        disabled={windows.length === 0}
        value={known ? folioId : null}
        onChange={onFolio}
        data={windows.map((folio) => ({ value: folio.id, label: `${folio.label} ${folio.payee}` }))}
      />
    </Group>
  );
}
