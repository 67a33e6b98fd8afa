import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import { queryClient, useCommand, useOperation } from "../../api";
import { CommandButton } from "../../keys/CommandButton";
import { Button, Group, ProblemNote, Progress, Text } from "../../ui";
import { change } from "./draft";
import classes from "./FirstRun.module.css";

const LOOK_EVERY_MS = 700;

/** Builds the sample hotel and shows how far it has come. */
export function SamplePage({ onReady }: { onReady: () => void }) {
  const { t, i18n } = useLingui();
  const [asked, setAsked] = useState(false);
  const create = useCommand("setup.create_sample", { present: "inline", onDone: () => setAsked(true) });
  const progress = useOperation("setup.progress", {}, { refetchEveryMs: LOOK_EVERY_MS });
  const { state = "idle", done = 0, total = 0, step = "", problem = null } = progress.data ?? {};
  const running = state === "running" || (asked && state === "idle");
  const finished = state === "done" && (asked || done > 0);
  const percent = total > 0 ? Math.floor((done / total) * 100) : 0;
  useEffect(() => {
    if (finished) {
      void queryClient.invalidateQueries({ queryKey: ["setup.status"] });
    }
  }, [finished]);
  const words: Record<string, string> = {
    house: t`盖房子：楼层、房型、价目、用户`,
    history: t`过去的日子：入住、消费、结账、夜审`,
    future: t`以后的预订`,
    verify: t`核对账目`,
  };
  return (
    <div className={classes.content} style={{ width: "100%" }}>
      <h1>
        <Trans>样例酒店 云栖客栈</Trans>
      </h1>
      <p className={classes.lead}>
        <Trans>120 间房，60 天历史和 30 天预订，都由真实的业务操作一步步做出来，账目可以核对。</Trans>
      </p>
      {running || finished ? (
        <>
          <Progress value={finished ? 100 : percent} size="lg" radius="sm" aria-label={t`装入进度`} />
          <Group justify="space-between" mt="sm" mb="lg">
            <Text size="sm" aria-live="polite">
              {finished ? <Trans>装好了</Trans> : (words[step] ?? step)}
            </Text>
            <Text size="sm" c="dimmed" className="kz-num">
              {finished ? 100 : percent}%
            </Text>
          </Group>
        </>
      ) : (
        <ProblemNote problem={create.problem} />
      )}
      {state === "failed" && (
        <Text c="var(--kz-danger)" size="sm" mb="md" role="alert">
          <Trans>没有装完：{problem ?? "—"}。可以再试一次。</Trans>
        </Text>
      )}
      <Group gap="sm" mt="md">
        {finished ? (
          <CommandButton id="page.confirm" onRun={onReady}>
            <Trans>去登录</Trans>
          </CommandButton>
        ) : (
          <>
            <Button variant="default" disabled={running} onClick={() => change({ step: "choice" })}>
              <Trans>上一步</Trans>
            </Button>
            <CommandButton
              id="page.confirm"
              loading={running || create.pending}
              onRun={() => void create.run({ language: i18n.locale, administrator: null })}
            >
              <Trans>装入样例酒店</Trans>
            </CommandButton>
          </>
        )}
      </Group>
    </div>
  );
}
