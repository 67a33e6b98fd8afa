import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { queryClient, useCommand } from "../../api";
import { endSession, type House } from "../../api/session";
import { Button, Group, ProblemNote, Text, TextInput } from "../../ui";
import classes from "./SettingsPage.module.css";

/** Empties the house of the sample hotel; cannot be taken back, so its name must be typed. */
export function ClearSample({ house }: { house: House }) {
  const { t } = useLingui();
  const [typed, setTyped] = useState("");
  const clear = useCommand("setup.clear_sample", {
    present: "inline",
    onDone: () => {
      endSession();
      void queryClient.resetQueries();
    },
  });
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void clear.run({ confirm: typed.trim() });
      }}
    >
      <Text size="sm">
        <Trans>
          样例酒店的客房、住客、账目和样例用户都会删除，不能恢复。请输入酒店名“{house.name}”确认。
        </Trans>
      </Text>
      <Group gap="sm" align="start">
        <TextInput
          aria-label={t`酒店名`}
          placeholder={house.name}
          value={typed}
          w={240}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button
          type="submit"
          color="var(--kz-danger)"
          disabled={typed.trim() !== house.name}
          loading={clear.pending}
        >
          <Trans>清空样例</Trans>
        </Button>
      </Group>
      <ProblemNote problem={clear.problem} />
    </form>
  );
}
