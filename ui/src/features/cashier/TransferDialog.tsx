import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useCommand, useMay } from "../../api";
import { Button, Dialog, Group, Money, MoneyInput, ProblemNote, Select, Stack, Text } from "../../ui";
import type { Folio, Posting } from "./folio";
import { OtherRoom } from "./OtherRoom";

interface TransferDialogProps {
  stayId: string;
  postings: readonly Posting[];
  /** The other windows of the stay that are open. */
  folios: readonly Folio[];
  onClose: () => void;
  onDone: () => void;
}

const ANOTHER_ROOM = "another";

/** Moves charges to another window of the stay or of another room, or a part of one. */
export function TransferDialog({ stayId, postings, folios, onClose, onDone }: TransferDialogProps) {
  const { t } = useLingui();
  const total = postings.reduce((sum, posting) => sum + posting.gross, 0);
  const mayStays = useMay("stay_view");
  const [target, setTarget] = useState(folios[0]?.id ?? (mayStays ? ANOTHER_ROOM : null));
  const [elsewhere, setElsewhere] = useState<string | null>(null);
  const [amount, setAmount] = useState<number | null>(total);
  const folioId = target === ANOTHER_ROOM ? elsewhere : target;
  const transfer = useCommand("folio.transfer", {
    present: "inline",
    undoTitle: () => t`已转账`,
    onDone: () => {
      onDone();
      onClose();
    },
  });
  const part = postings.length === 1 && amount !== null && amount !== total;
  const run = () =>
    folioId &&
    void transfer.run({
      postingIds: postings.map(({ id }) => id),
      toFolioId: folioId,
      amount: part ? amount : undefined,
    });
  const targets = folios.map((folio) => ({ value: folio.id, label: `${folio.label} ${folio.payee}` }));
  if (mayStays) {
    targets.push({ value: ANOTHER_ROOM, label: t`别的房间…` });
  }
  return (
    <Dialog opened onClose={onClose} onConfirm={run} title={t`转账`} size="sm">
      <Stack gap="sm">
        <Text size="sm">
          <Trans>
            {postings.length} 行，共 <Money minor={total} />
          </Trans>
        </Text>
        <Select
          data-autofocus
          label={t`转到`}
          data-testid="transfer-to"
          allowDeselect={false}
          value={target}
          onChange={setTarget}
          data={targets}
        />
        {target === ANOTHER_ROOM && <OtherRoom but={stayId} folioId={elsewhere} onFolio={setElsewhere} />}
        {postings.length === 1 && (
          <MoneyInput
            label={t`金额（可转一部分）`}
            data-testid="transfer-amount"
            value={amount}
            onChange={setAmount}
          />
        )}
        <ProblemNote problem={transfer.problem} />
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            <Trans>取消</Trans>
          </Button>
          <Button onClick={run} loading={transfer.pending} disabled={!folioId} data-testid="transfer-confirm">
            <Trans>转账</Trans>
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
