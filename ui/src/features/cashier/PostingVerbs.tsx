import { Plural, Trans } from "@lingui/react/macro";
import { useMay } from "../../api";
import { CommandButton } from "../../keys/CommandButton";
import { useKey } from "../../keys/focus";
import { KeyHint } from "../../keys/KeyHint";
import { Button, Group, Money } from "../../ui";
import classes from "./Cashier.module.css";
import { type Folio, isOpenCharge, mayReverse, type Posting } from "./folio";

const MOVES = { A: "folio.to_a", B: "folio.to_b", C: "folio.to_c" } as const;

interface PostingVerbsProps {
  picked: readonly Posting[];
  /** The other open windows of the stay. */
  others: readonly Folio[];
  onMove: (to: Folio) => void;
  onAsk: (ask: "split" | "transfer" | "reverse") => void;
}

/** What can be done with the lines that are picked. */
export function PostingVerbs({ picked, others, onMove, onAsk }: PostingVerbsProps) {
  const mayArrange = useMay("folio_arrange");
  const mayStays = useMay("stay_view");
  const charges = picked.filter(isOpenCharge);
  const single = picked.length === 1 ? picked[0] : undefined;
  const target = (label: string) =>
    mayArrange && charges.length > 0 ? others.find((other) => other.label === label) : undefined;
  const [a, b, c] = [target("A"), target("B"), target("C")];
  useKey("folio.to_a", () => a && onMove(a), a !== undefined);
  useKey("folio.to_b", () => b && onMove(b), b !== undefined);
  useKey("folio.to_c", () => c && onMove(c), c !== undefined);
  return (
    <Group className={classes.verbs} gap="xs">
      <span className={classes.picked}>
        <Plural value={picked.length} other="已选 # 行" />{" "}
        <Money minor={picked.reduce((sum, line) => sum + line.gross, 0)} />
      </span>
      {others.slice(0, 3).map((other) => (
        <Button
          key={other.id}
          variant="default"
          disabled={charges.length === 0 || !mayArrange}
          data-testid={`move-to-${other.label}`}
          onClick={() => onMove(other)}
          rightSection={other.label in MOVES && <KeyHint id={MOVES[other.label as keyof typeof MOVES]} />}
        >
          → {other.label}
        </Button>
      ))}
      <CommandButton
        id="folio.transfer"
        needs="folio_arrange"
        variant="default"
        disabled={charges.length === 0 || (others.length === 0 && !mayStays)}
        data-testid="transfer"
        onRun={() => onAsk("transfer")}
      />
      <CommandButton
        id="folio.split"
        needs="folio_arrange"
        variant="default"
        disabled={!single || !isOpenCharge(single)}
        data-testid="split"
        onRun={() => onAsk("split")}
      />
      <Button
        variant="default"
        disabled={!single || !mayReverse(single)}
        data-testid="reverse"
        onClick={() => onAsk("reverse")}
        rightSection={<KeyHint id="folio.reverse" />}
      >
        <Trans>冲账</Trans>
      </Button>
    </Group>
  );
}
