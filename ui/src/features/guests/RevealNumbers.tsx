import { Trans, useLingui } from "@lingui/react/macro";
import { IconEye } from "@tabler/icons-react";
import { useState } from "react";
import { type Output, useCommand, useMay } from "../../api";
import { fieldProblem } from "../../i18n/field-problem";
import { Button, Group, ProblemNote, Stack, TextInput } from "../../ui";
import classes from "./Guests.module.css";
import type { GuestProfile } from "./guest-editor";
import { useIdTypes } from "./id-types";

type Revealed = Output<"guest.reveal">;

/** Telephone and identity number, hidden in their middle. In full only with a reason, which goes into the log. */
export function RevealNumbers({ guest }: { guest: GuestProfile }) {
  const idTypes = useIdTypes();
  const may = useMay("guest_reveal");
  const [asking, setAsking] = useState(false);
  const [shown, setShown] = useState<Revealed | null>(null);
  const kind = idTypes.find(({ value }) => value === guest.idType)?.label;
  const any = guest.phoneMasked !== "" || guest.idMasked !== "";
  return (
    <Stack gap="xs" className={shown ? classes.revealed : undefined} data-testid="guest-numbers">
      <dl className={classes.numbers}>
        <dt>
          <Trans>手机</Trans>
        </dt>
        <dd className="kz-num">{(shown ? shown.phone : guest.phoneMasked) || "—"}</dd>
        <dt>{kind ?? <Trans>证件</Trans>}</dt>
        <dd className="kz-num">{(shown ? shown.idNumber : guest.idMasked) || "—"}</dd>
      </dl>
      {shown ? (
        <Button size="compact-sm" variant="default" w="fit-content" onClick={() => setShown(null)}>
          <Trans>重新隐藏</Trans>
        </Button>
      ) : asking ? (
        <Reason
          guestId={guest.id}
          onShown={(numbers) => {
            setShown(numbers);
            setAsking(false);
          }}
          onClose={() => setAsking(false)}
        />
      ) : (
        may &&
        any && (
          <Button
            size="compact-sm"
            variant="default"
            w="fit-content"
            leftSection={<IconEye size={14} />}
            data-testid="guest-reveal"
            onClick={() => setAsking(true)}
          >
            <Trans>查看完整号码…</Trans>
          </Button>
        )
      )}
    </Stack>
  );
}

interface ReasonProps {
  guestId: string;
  onShown: (numbers: Revealed) => void;
  onClose: () => void;
}

function Reason({ guestId, onShown, onClose }: ReasonProps) {
  const { t, i18n } = useLingui();
  const [reason, setReason] = useState("");
  const reveal = useCommand("guest.reveal", { present: "inline", onDone: onShown });
  const wrong = fieldProblem(i18n, reveal.problem, "reason");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void reveal.run({ guestId, reason: reason.trim() });
      }}
    >
      <Stack gap="xs">
        <TextInput
          label={t`为什么要看？会记入操作日志。`}
          data-testid="reveal-reason"
          autoFocus
          maxLength={200}
          value={reason}
          error={wrong}
          onChange={(event) => {
            reveal.reset();
            setReason(event.currentTarget.value);
          }}
        />
        {!wrong && <ProblemNote problem={reveal.problem} />}
        <Group gap="xs">
          <Button type="submit" size="compact-sm" loading={reveal.pending} data-testid="reveal-confirm">
            <Trans>查看</Trans>
          </Button>
          <Button size="compact-sm" variant="default" onClick={onClose}>
            <Trans>取消</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
