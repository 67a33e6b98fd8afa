import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useMay } from "../../api";
import { Button, Group, Text } from "../../ui";
import { CheckInDialog } from "../stays/CheckInDialog";
import type { Batch } from "./batch";
import { type AuditCheck, chosenOf } from "./check";
import { StayRecords } from "./StayRecords";

interface StayStepProps {
  check: AuditCheck;
  batch: Batch;
}

/** Guests who were expected and have not come: noted as no-show, or checked in now. */
export function ArrivalsStep({ check, batch }: StayStepProps) {
  const { t } = useLingui();
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const [arriving, setArriving] = useState<string | null>(null);
  const checksIn = useMay("stay_check_in");
  const stays = check.arrivals;
  const chosen = chosenOf(stays, keys);
  const one = stays.find(({ id }) => id === arriving);
  const noShow = () =>
    void batch.run(
      chosen.map((stay) => ({
        stay,
        op: "stay.no_show" as const,
        args: { stayId: stay.id, version: stay.version },
        title: t`${stay.guest.name} 已转为未到`,
      })),
    );
  if (stays.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        <Trans>今天的预订都已到店或已处理。</Trans>
      </Text>
    );
  }
  return (
    <>
      <StayRecords label={t`未到的预订`} stays={stays} keys={keys} onKeys={setKeys} batch={batch} />
      <Group gap="sm" mt="sm">
        <Button
          variant="light"
          onClick={noShow}
          loading={batch.progress !== null}
          data-testid="night-audit-no-show"
        >
          {chosen.length === stays.length ? (
            <Plural value={stays.length} other="全部转未到（# 个）" />
          ) : (
            <Plural value={chosen.length} other="转未到（# 个）" />
          )}
        </Button>
        <Button
          variant="default"
          disabled={chosen.length !== 1 || !checksIn}
          onClick={() => setArriving(chosen[0]?.id ?? null)}
          data-testid="night-audit-check-in"
        >
          <Trans>办理入住…</Trans>
        </Button>
        <Text size="xs" c="dimmed">
          <Trans>空格选行，Enter 打开账夹；选一行可办入住。转未到会放出房间，可撤销。</Trans>
        </Text>
      </Group>
      {one && <CheckInDialog stayId={one.id} onClose={() => setArriving(null)} />}
    </>
  );
}
