import { Trans } from "@lingui/react/macro";
import { type ReactNode, useRef } from "react";
import type { ProblemError } from "../../api";
import { CommandButton } from "../../keys/CommandButton";
import { firstInvalid, PeekPanel, ProblemNote, Stack } from "../../ui";
import { Conflict } from "./Conflict";
import type { Draft } from "./draft";
import { useFirstField } from "./first-field";

interface RecordPanelProps<D> {
  title: ReactNode;
  aside?: ReactNode;
  /** What is typed, and what the house has meanwhile. */
  editing: Draft<D>;
  /** What the form calls its fields, for the conflict. */
  labels: Record<keyof D, string>;
  /** Why saving was refused. */
  problem: ProblemError | null;
  /** Fields of the request that show their own refusal. */
  told: readonly string[];
  /** A refusal in better words than the house's; shown instead of it. */
  problemNote?: ReactNode;
  pending: boolean;
  onSave: () => void;
  onClose: () => void;
  /** Names the panel for tests: `role` gives `role-editor` and `role-save`. */
  name: string;
  children: ReactNode;
}

/** The frame around the form of one record: conflict, refusal, and the one verb that never scrolls away. */
export function RecordPanel<D>(props: RecordPanelProps<D>) {
  const { editing, labels, problem, told, name } = props;
  const { dirty, conflict, takeTheirs, keepMine } = editing;
  const form = useRef<HTMLDivElement>(null);
  const field = problem?.data.field;
  useFirstField(form, editing.version === null);
  const shown = typeof field === "string" && told.includes(field);
  return (
    <PeekPanel
      title={props.title}
      aside={props.aside}
      onClose={props.onClose}
      actions={
        <CommandButton
          id="panel.confirm"
          onRun={() => firstInvalid(form.current) || props.onSave()}
          loading={props.pending}
          disabled={!dirty || conflict !== null}
          data-testid={`${name}-save`}
        >
          <Trans>保存</Trans>
        </CommandButton>
      }
    >
      <Stack gap="sm" ref={form} data-testid={`${name}-editor`}>
        {conflict && (
          <Conflict
            fields={conflict.map((one) => labels[one as keyof D])}
            onTheirs={takeTheirs}
            onMine={keepMine}
          />
        )}
        {props.children}
        {!shown && (props.problemNote ?? <ProblemNote problem={problem} />)}
      </Stack>
    </PeekPanel>
  );
}
