import { Trans } from "@lingui/react/macro";
import { Box, Button, Group, Skeleton, Stack, Text } from "@mantine/core";
import { IconAlertTriangle, IconInbox } from "@tabler/icons-react";
import { type ComponentType, type ReactNode, useEffect, useState } from "react";

interface EmptyStateProps {
  /** What belongs here. */
  title: ReactNode;
  /** Why there is nothing, and what to do. */
  children?: ReactNode;
  /** The one verb. */
  action?: ReactNode;
  icon?: ComponentType<{ size?: number; stroke?: number }>;
}

export function EmptyState({ title, children, action, icon: Icon = IconInbox }: EmptyStateProps) {
  return (
    <Stack align="center" gap="xs" w="100%" py={40} px="lg" ta="center">
      <Icon size={30} stroke={1.4} />
      <Text fw={600}>{title}</Text>
      {children && (
        <Text size="sm" c="dimmed" maw={420}>
          {children}
        </Text>
      )}
      {action}
    </Stack>
  );
}

interface ErrorStateProps {
  /** What happened, what is safe and what to do. */
  text: ReactNode;
  code?: string;
  onRetry?: () => void;
}

export function ErrorState({ text, code, onRetry }: ErrorStateProps) {
  return (
    <Stack align="center" gap="sm" w="100%" py={40} px="lg" ta="center" role="alert">
      <IconAlertTriangle size={30} stroke={1.4} color="var(--kz-danger)" />
      <Text maw={480}>{text}</Text>
      <Group gap="sm" justify="center">
        {onRetry && (
          <Button variant="default" onClick={onRetry}>
            <Trans>再试一次</Trans>
          </Button>
        )}
        {code && (
          <Text size="xs" c="dimmed" ff="monospace">
            {code}
          </Text>
        )}
      </Group>
    </Stack>
  );
}

const PATIENCE_MS = 150;

/** True after a moment, so that what comes at once never flickers. */
export function useLate(ms: number = PATIENCE_MS): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return late;
}

interface LoadingProps {
  rows?: number;
  /** A skeleton of the real layout; without it, lines. */
  children?: ReactNode;
}

export function Loading({ rows = 6, children }: LoadingProps) {
  const late = useLate();
  if (!late) {
    return null;
  }
  return (
    <Box w="100%" aria-busy="true" aria-live="polite">
      {children ?? (
        <Stack gap="sm" p="md">
          {Array.from({ length: rows }, (_, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines have no identity and never move
            <Skeleton key={row} height={18} width={`${92 - ((row * 17) % 40)}%`} radius="sm" />
          ))}
        </Stack>
      )}
    </Box>
  );
}
