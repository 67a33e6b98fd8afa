import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { say, useCommand } from "../../api";
import { Button, Group, PasswordInput, ProblemNote } from "../../ui";
import classes from "./SettingsPage.module.css";

const SHORTEST = 8;

export function OwnPassword() {
  const { t } = useLingui();
  const [password, setPassword] = useState("");
  const [newPassword, setNewPassword] = useState("");
  const [again, setAgain] = useState("");
  const change = useCommand("user.change_password", {
    present: "inline",
    onDone: () => {
      setPassword("");
      setNewPassword("");
      setAgain("");
      say(t`密码已改`);
    },
  });
  const short = newPassword !== "" && newPassword.length < SHORTEST;
  const differs = again !== "" && again !== newPassword;
  const ready = password !== "" && newPassword.length >= SHORTEST && again === newPassword;
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) {
          void change.run({ password, newPassword });
        }
      }}
    >
      <Group gap="sm" align="start" grow>
        <PasswordInput
          label={t`现在的密码`}
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <PasswordInput
          label={t`新密码`}
          autoComplete="new-password"
          value={newPassword}
          error={short ? t`至少 ${SHORTEST} 个字符` : undefined}
          onChange={(event) => setNewPassword(event.currentTarget.value)}
        />
        <PasswordInput
          label={t`再输一次`}
          autoComplete="new-password"
          value={again}
          error={differs ? t`两次不一样，请重输` : undefined}
          onChange={(event) => setAgain(event.currentTarget.value)}
        />
      </Group>
      <ProblemNote problem={change.problem} />
      <Group>
        <Button type="submit" variant="default" disabled={!ready} loading={change.pending}>
          <Trans>改密码</Trans>
        </Button>
      </Group>
    </form>
  );
}
