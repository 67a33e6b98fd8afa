import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useEffect, useState } from "react";
import { useApproval } from "../api/approval";
import { useCommand } from "../api/command";
import { useOperation } from "../api/query";
import { useSession } from "../api/session";
import { actionName } from "../i18n/actions";
import { rightName } from "../i18n/rights";
import { KeyHint } from "../keys/KeyHint";
import { Button, Dialog, Group, Money, PasswordInput, ProblemNote, SearchSelect, Stack, Text } from "../ui";

/** A second person's consent at the moment of need: who, their PIN, and what for. */
export function ApprovalDialog() {
  const { t, i18n } = useLingui();
  const request = useApproval((state) => state.request);
  const own = useSession((state) => state.user?.login);
  const [login, setLogin] = useState<string | null>(null);
  const [pin, setPin] = useState("");
  const people = useOperation("session.people", {}, { enabled: request !== null });
  const grant = useCommand("approval.grant", {
    present: "inline",
    onDone: (output) => request?.settle(output.approval),
  });
  const { reset } = grant;
  useEffect(() => {
    if (request) {
      setLogin(null);
      setPin("");
      reset();
    }
  }, [request, reset]);
  const candidates = (people.data?.people ?? []).filter((person) => person.hasPin && person.login !== own);
  const ready = login !== null && pin.length >= 4;
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (request && login && ready) {
      const { permission, subject, amount } = request;
      void grant.run({ permission, subject, amount, login, pin }).then((given) => given || setPin(""));
    }
  };
  return (
    <Dialog
      opened={request !== null}
      onClose={() => request?.settle(null)}
      onConfirm={() => submit()}
      title={t`需要另一位同事确认`}
      size={440}
      above="dialogs"
    >
      {request && (
        <Stack gap="md" component="form" onSubmit={submit} data-testid="approval">
          <Text size="sm">
            <Trans>
              “{actionName(i18n, request.operation)}”超出了您在“{rightName(i18n, request.permission)}
              ”上的额度。
            </Trans>{" "}
            {request.amount !== 0 && (
              <Trans>
                金额 <Money minor={request.amount} />。
              </Trans>
            )}
          </Text>
          <SearchSelect
            label={t`谁来确认`}
            placeholder={t`选择有权限的同事`}
            data={candidates.map((person) => ({
              value: person.login,
              label: `${person.name} · ${person.login}`,
            }))}
            value={login}
            onChange={setLogin}
            data-autofocus
            data-testid="approval-who"
            nothingFoundMessage={candidates.length > 0 ? t`没有这样的同事` : t`还没有别的同事设置 PIN。`}
          />
          <PasswordInput
            label={t`这位同事的 PIN`}
            inputMode="numeric"
            autoComplete="off"
            data-testid="approval-pin"
            value={pin}
            onChange={(event) => setPin(event.currentTarget.value)}
          />
          {grant.problem?.code === "forbidden" ? (
            <Text size="sm" c="var(--kz-danger)" role="alert">
              <Trans>这位同事没有这项权限，或额度也不够。请换一位额度够的同事。</Trans>
            </Text>
          ) : (
            <ProblemNote problem={grant.problem} />
          )}
          <Group justify="flex-end" gap="sm">
            <Button
              variant="default"
              onClick={() => request.settle(null)}
              rightSection={<KeyHint id="dialog.close" />}
            >
              <Trans>取消</Trans>
            </Button>
            <Button
              type="submit"
              disabled={!ready}
              loading={grant.pending}
              rightSection={<KeyHint id="dialog.confirm" />}
            >
              <Trans>确认授权</Trans>
            </Button>
          </Group>
        </Stack>
      )}
    </Dialog>
  );
}
