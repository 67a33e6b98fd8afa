import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useMay } from "../../api";
import { addDays, Button, Group, Text } from "../../ui";
import type { Batch } from "./batch";
import { type AuditCheck, chosenOf } from "./check";
import { StayRecords } from "./StayRecords";

interface StayStepProps {
  check: AuditCheck;
  batch: Batch;
}

/** Guests who were to leave and are still here: another night, or check-out where nothing is owed. */
export function DueOutsStep({ check, batch }: StayStepProps) {
  const { t } = useLingui();
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const prolongs = useMay("stay_book");
  const leaves = useMay("stay_check_out");
  const stays = check.dueOuts;
  const chosen = chosenOf(stays, keys);
  const settled = chosen.filter(({ balance }) => balance === 0);
  const departure = addDays(check.businessDate, 1);
  const stayOn = () =>
    void batch.run(
      chosen.map((stay) => ({
        stay,
        op: "stay.extend" as const,
        args: { stayId: stay.id, version: stay.version, departure },
        title: t`${stay.roomNumber ?? ""} ${stay.guest.name} 续住到 ${departure.slice(5)}`,
      })),
    );
  const leave = () =>
    void batch.run(
      settled.map((stay) => ({
        stay,
        op: "stay.check_out" as const,
        args: { stayId: stay.id, version: stay.version },
        title: t`${stay.roomNumber ?? ""} 已离店`,
      })),
    );
  if (stays.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        <Trans>今天该走的客人都已离店或续住。</Trans>
      </Text>
    );
  }
  return (
    <>
      <StayRecords label={t`未退的预离`} stays={stays} keys={keys} onKeys={setKeys} batch={batch} />
      <Group gap="sm" mt="sm">
        <Button
          variant="light"
          onClick={stayOn}
          disabled={!prolongs}
          loading={batch.progress !== null}
          data-testid="night-audit-extend"
        >
          {chosen.length === stays.length ? (
            <Plural value={stays.length} other="全部续住一晚（# 间）" />
          ) : (
            <Plural value={chosen.length} other="续住一晚（# 间）" />
          )}
        </Button>
        <Button
          variant="default"
          onClick={leave}
          disabled={!leaves || settled.length === 0 || batch.progress !== null}
          data-testid="night-audit-check-out"
        >
          <Plural value={settled.length} other="离店：已结清的 # 间" />
        </Button>
        <Text size="xs" c="dimmed">
          <Trans>还有余额的，Enter 打开账夹结账。续住按原房价方案计价，可撤销。</Trans>
        </Text>
      </Group>
    </>
  );
}
