import { Trans, useLingui } from "@lingui/react/macro";
import { Alert, Button, Group, Text } from "../../ui";

interface ConflictProps {
  /** What somebody else changed, as the form calls it. */
  fields: readonly string[];
  onTheirs: () => void;
  onMine: () => void;
}

/** Somebody else saved the same record meanwhile; nothing is overwritten without a decision. */
export function Conflict({ fields, onTheirs, onMine }: ConflictProps) {
  const { t } = useLingui();
  return (
    <Alert color="var(--kz-attention)" variant="outline" role="alert" data-testid="conflict">
      <Text size="sm">
        {fields.length > 0 ? (
          <Trans>别人刚改了：{fields.join(t`、`)}。您填的还在，请选一个。</Trans>
        ) : (
          <Trans>别人刚保存过。您填的还在，请选一个。</Trans>
        )}
      </Text>
      <Group gap="xs" mt="xs">
        <Button size="compact-sm" variant="default" onClick={onTheirs}>
          <Trans>用最新的</Trans>
        </Button>
        <Button size="compact-sm" variant="default" onClick={onMine}>
          <Trans>保留我填的</Trans>
        </Button>
      </Group>
    </Alert>
  );
}
