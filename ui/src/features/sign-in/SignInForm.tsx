import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useRef, useState } from "react";
import { useCommand } from "../../api";
import { stationName } from "../../api/station";
import { adoptLocale } from "../../i18n";
import { Button, Divider, PasswordInput, ProblemNote, Stack, TextInput } from "../../ui";
import { DemoUsers } from "./DemoUsers";

interface SignInFormProps {
  /** Offers the people of the sample hotel. */
  sample: boolean;
  /** Who was here when the session ended. */
  login?: string;
}

export function SignInForm({ sample, login: known = "" }: SignInFormProps) {
  const { t } = useLingui();
  const [login, setLogin] = useState(known);
  const [password, setPassword] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const signIn = useCommand("session.sign_in", {
    present: "inline",
    onDone: ({ user }) => void adoptLocale(user.language),
  });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (login.trim() === "" || password === "") {
      return;
    }
    if ((await signIn.run({ login: login.trim(), password, station: stationName() })) === undefined) {
      field.current?.select();
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        <TextInput
          label={t`用户名`}
          name="login"
          data-testid="sign-in-login"
          autoComplete="username"
          autoFocus={known === ""}
          readOnly={known !== ""}
          size="md"
          value={login}
          onChange={(event) => setLogin(event.currentTarget.value)}
        />
        <PasswordInput
          ref={field}
          label={t`密码`}
          name="password"
          autoComplete="current-password"
          autoFocus={known !== ""}
          data-autofocus={known !== "" || undefined}
          size="md"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <ProblemNote problem={signIn.problem} />
        <Button
          type="submit"
          size="md"
          fullWidth
          loading={signIn.pending}
          disabled={login.trim() === "" || password === ""}
        >
          <Trans>登录</Trans>
        </Button>
        {sample && (
          <>
            <Divider label={t`样例酒店的人，点一下填好`} />
            <DemoUsers
              onChoose={(demo) => {
                setLogin(demo.login);
                setPassword(demo.password);
                signIn.reset();
              }}
            />
          </>
        )}
      </Stack>
    </form>
  );
}
