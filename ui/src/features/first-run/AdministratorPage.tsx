import { useLingui } from "@lingui/react/macro";
import { Input, PasswordInput, PinInput, TextInput } from "../../ui";
import { change, PIN_LENGTH, SHORTEST_PASSWORD, useDraft } from "./draft";
import classes from "./FirstRun.module.css";

export function AdministratorPage() {
  const { t } = useLingui();
  const draft = useDraft();
  const short = draft.password !== "" && draft.password.length < SHORTEST_PASSWORD;
  const missing = SHORTEST_PASSWORD - draft.password.length;
  const differs = draft.passwordAgain !== "" && draft.passwordAgain !== draft.password;
  return (
    <>
      <h1>{t`管理员`}</h1>
      <p
        className={classes.lead}
      >{t`第一个用户，可以再建别的用户和角色。密码用来登录，PIN 用来换人和授权。`}</p>
      <div className={classes.grid}>
        <TextInput
          label={t`姓名`}
          withAsterisk
          autoFocus
          value={draft.userName}
          onChange={(event) => change({ userName: event.currentTarget.value })}
        />
        <TextInput
          label={t`用户名`}
          withAsterisk
          autoComplete="off"
          value={draft.login}
          onChange={(event) => change({ login: event.currentTarget.value })}
        />
        <PasswordInput
          label={t`密码`}
          withAsterisk
          autoComplete="new-password"
          description={t`至少 ${SHORTEST_PASSWORD} 个字符`}
          value={draft.password}
          error={short ? t`还差 ${missing} 个字符` : undefined}
          onChange={(event) => change({ password: event.currentTarget.value })}
        />
        <PasswordInput
          label={t`再输一次密码`}
          withAsterisk
          autoComplete="new-password"
          description={t`防止手误`}
          value={draft.passwordAgain}
          error={differs ? t`两次不一样，请重输` : undefined}
          onChange={(event) => change({ passwordAgain: event.currentTarget.value })}
        />
        <Input.Wrapper label="PIN" withAsterisk description={t`${PIN_LENGTH} 位数字，换人时三秒接手`}>
          <PinInput length={PIN_LENGTH} mt={6} value={draft.pin} onChange={(pin) => change({ pin })} />
        </Input.Wrapper>
      </div>
    </>
  );
}
