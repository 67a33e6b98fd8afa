import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useSession } from "../../api/session";
import { leaveSession } from "../../shell/leave";
import { Button, Dialog, Group, Stack, Text } from "../../ui";
import { SignInForm } from "./SignInForm";

/** Laid over the screen when the session ended, so that nothing typed is lost, whoever goes on. */
export function SignInAgain() {
  const { t } = useLingui();
  const user = useSession((state) => state.user);
  const [another, setAnother] = useState(false);
  return (
    <Dialog
      opened
      onClose={() => undefined}
      closable={false}
      title={t`请重新登录`}
      size={400}
      above="everything"
    >
      <Stack gap="md" data-testid="sign-in-again">
        <Text size="sm" c="dimmed">
          {another ? (
            <Trans>另一位同事登录后接着做，屏幕上的内容都还在，以后的操作记在这位同事名下。</Trans>
          ) : (
            <Trans>{user?.name} 的登录已过期。输入密码后接着做，屏幕上的内容都还在。</Trans>
          )}
        </Text>
        <SignInForm key={String(another)} sample={false} login={another ? undefined : user?.login} />
        <Group justify="space-between">
          <Button
            variant="subtle"
            color="gray"
            data-testid="sign-in-other"
            onClick={() => setAnother(!another)}
          >
            {another ? <Trans>还是 {user?.name}</Trans> : <Trans>换一个人登录</Trans>}
          </Button>
          <Button variant="subtle" color="gray" onClick={() => void leaveSession()}>
            <Trans>退出，不保留屏幕内容</Trans>
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
