import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { Output } from "../api/call";
import { useCommand } from "../api/command";
import { useOperation } from "../api/query";
import { useSession } from "../api/session";
import { adoptLocale, forgetChosenLocale } from "../i18n";
import { useKey } from "../keys/focus";
import { KeyHint } from "../keys/KeyHint";
import { Button, Dialog, Group, PinInput, ProblemNote, Stack, Text, UnstyledButton } from "../ui";
import { leaveSession } from "./leave";
import classes from "./SwitchUserDialog.module.css";

const PIN_LENGTH = 6;

/** Ctrl+L: the next person takes over this window with a PIN; what is on the screen stays. */
export function SwitchUserDialog() {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  useKey("session.switch", () => setOpen(true));
  return (
    <Dialog opened={open} onClose={() => setOpen(false)} title={t`换人`} size={460}>
      <SwitchUser onDone={() => setOpen(false)} />
    </Dialog>
  );
}

function SwitchUser({ onDone }: { onDone: () => void }) {
  const own = useSession((state) => state.user?.login);
  const [login, setLogin] = useState<string | null>(null);
  const [pin, setPin] = useState("");
  // A wrong PIN empties the boxes and starts at the first one again.
  const [tries, setTries] = useState(0);
  const people = useOperation("session.people", {});
  const change = useCommand("session.switch_user", {
    present: "inline",
    onDone: ({ user }) => {
      forgetChosenLocale();
      void adoptLocale(user.language);
      onDone();
    },
  });
  const submit = async (entered: string) => {
    if (login && (await change.run({ login, pin: entered })) === undefined) {
      setPin("");
      setTries(tries + 1);
    }
  };
  const others = (people.data?.people ?? []).filter((person) => person.hasPin && person.login !== own);
  return (
    <Stack gap="md">
      <Colleagues
        people={others}
        chosen={login}
        onChoose={(next) => {
          setLogin(next);
          setPin("");
          change.reset();
        }}
      />
      {login ? (
        <Stack gap="xs" align="center">
          <Text size="sm" c="dimmed">
            <Trans>输入 PIN</Trans>
          </Text>
          <PinInput
            key={`${login}-${tries}`}
            length={PIN_LENGTH}
            autoFocus
            size="lg"
            value={pin}
            disabled={change.pending}
            onChange={setPin}
            onComplete={(entered) => void submit(entered)}
          />
        </Stack>
      ) : (
        <Text size="sm" c="dimmed">
          {others.length > 0 ? (
            <Trans>选择接手的同事，再输入 PIN。</Trans>
          ) : (
            <Trans>还没有别的同事设置 PIN。</Trans>
          )}
        </Text>
      )}
      <ProblemNote problem={change.problem} />
      <Group justify="space-between">
        <Button variant="subtle" color="gray" onClick={() => void leaveSession()}>
          <Trans>退出登录</Trans>
        </Button>
        <Button variant="default" onClick={onDone} rightSection={<KeyHint id="dialog.close" />}>
          <Trans>取消</Trans>
        </Button>
      </Group>
    </Stack>
  );
}

interface ColleaguesProps {
  people: Output<"session.people">["people"];
  chosen: string | null;
  onChoose: (login: string) => void;
}

function Colleagues({ people, chosen, onChoose }: ColleaguesProps) {
  const { t } = useLingui();
  return (
    <div className={classes.people} role="radiogroup" aria-label={t`接手的人`}>
      {people.map((person, place) => (
        <UnstyledButton
          key={person.login}
          role="radio"
          aria-checked={chosen === person.login}
          className={classes.person}
          // They come when the house answers, be that before or after the dialog has placed the focus.
          autoFocus={place === 0}
          data-autofocus={place === 0 || undefined}
          data-chosen={chosen === person.login || undefined}
          onClick={() => onChoose(person.login)}
        >
          <b>{person.name}</b>
          <span>{person.login}</span>
        </UnstyledButton>
      ))}
    </div>
  );
}
