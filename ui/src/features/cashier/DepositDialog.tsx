import { Trans, useLingui } from "@lingui/react/macro";
import { useRef, useState } from "react";
import { useCommand } from "../../api";
import { fieldProblem } from "../../i18n/field-problem";
import { Button, Dialog, firstInvalid, Group, ProblemNote, Stack, TextInput } from "../../ui";
import { usePaper } from "../paper/paper";
import { DepositFields, useDepositTenders } from "../stays/DepositFields";

const LONGEST_REFERENCE = 120;

/** Takes a deposit for a guest who booked or is in house, and offers its receipt. */
export function DepositDialog({ stayId, onClose }: { stayId: string; onClose: () => void }) {
  const { t, i18n } = useLingui();
  const place = useRef<HTMLDivElement>(null);
  const tenders = useDepositTenders();
  const [amount, setAmount] = useState<number | null>(null);
  const [tenderId, setTenderId] = useState<string | null>(null);
  const [reference, setReference] = useState("");
  const show = usePaper((state) => state.show);
  const tender = tenders.find(({ id }) => id === tenderId) ?? tenders[0];
  const take = useCommand("deposit.take", {
    present: "inline",
    undoTitle: () => t`已收押金`,
    onDone: ({ postingId }) => {
      onClose();
      show({ kind: "deposit_receipt", subject: postingId });
    },
  });
  const wrong = (field: string) => fieldProblem(i18n, take.problem, `deposit.${field}`);
  const run = () => {
    if (!firstInvalid(place.current) && amount && tender) {
      const deposit = { tenderId: tender.id, amount, reference: reference.trim() || undefined };
      void take.run({ stayId, deposit });
    }
  };
  return (
    <Dialog opened onClose={onClose} onConfirm={run} title={t`收押金`} size={640}>
      <Stack gap="sm" ref={place} data-testid="deposit">
        <DepositFields
          first
          tenders={tenders}
          amount={amount}
          onAmount={(next) => {
            take.reset();
            setAmount(next);
          }}
          tenderId={tender?.id}
          onTender={({ id }) => setTenderId(id)}
          error={wrong("amount")}
        />
        {tender && tender.kind !== "cash" && (
          <TextInput
            label={t`凭证号（可不填）`}
            maxLength={LONGEST_REFERENCE}
            value={reference}
            error={wrong("reference")}
            onChange={(event) => setReference(event.currentTarget.value)}
          />
        )}
        {!wrong("amount") && !wrong("reference") && <ProblemNote problem={take.problem} />}
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            <Trans>取消</Trans>
          </Button>
          <Button
            onClick={run}
            loading={take.pending}
            disabled={!amount || !tender}
            data-testid="deposit-confirm"
          >
            <Trans>收押金</Trans>
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
