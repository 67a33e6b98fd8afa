import { Trans, useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useOperation } from "../api/query";
import type { CommandId } from "../keys/commands";
import { commandFacts } from "../keys/commands";
import { liveBindings, runCommand } from "../keys/dispatch";
import { useKey } from "../keys/focus";
import { KeyHint } from "../keys/KeyHint";
import { Combobox, Dialog, ScrollArea, Text, TextInput, useCombobox, useDebouncedValue } from "../ui";
import { openModules } from "./modules";
import classes from "./Palette.module.css";
import { type Hit, hitsOf, verbHits } from "./palette-hits";

const PAUSE_MS = 60;

/** Ctrl+K: one box that finds people, rooms, stays and functions. */
export function Palette() {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  // What can be done is decided by the screen below, before the dialog takes the keyboard.
  const [verbs, setVerbs] = useState<readonly CommandId[]>([]);
  useKey("palette.open", () => {
    setVerbs(paletteVerbs());
    setOpen(true);
  });
  return (
    <Dialog opened={open} onClose={() => setOpen(false)} title={t`查找`} size={640} high>
      <Finder verbs={verbs} onDone={() => setOpen(false)} />
    </Dialog>
  );
}

function paletteVerbs(): CommandId[] {
  const ids = liveBindings().map((binding) => binding.id);
  return [...new Set(ids)].filter((id) => commandFacts(id).palette);
}

function Finder({ verbs, onDone }: { verbs: readonly CommandId[]; onDone: () => void }) {
  const { t, i18n } = useLingui();
  const navigate = useNavigate();
  const [text, setText] = useState("");
  const [settled] = useDebouncedValue(text.trim(), PAUSE_MS);
  const wanted = settled.replace(/^[>#@]/, "").trim();
  const asks = wanted !== "" && !settled.startsWith(">");
  const found = useOperation("search.find", { text: wanted }, { enabled: asks, keepPrevious: true });
  const combobox = useCombobox({ defaultOpened: true, onDropdownClose: onDone });
  const groups = useMemo(
    () => [
      ...(asks && found.data ? hitsOf(i18n, found.data, settled) : []),
      ...verbHits(i18n, verbs, openModules(), settled),
    ],
    [asks, found.data, i18n, settled, verbs],
  );
  const choose = (hit: Hit) => {
    onDone();
    if (hit.command) {
      // The dialog gives the keyboard back first.
      const { command } = hit;
      setTimeout(() => runCommand(command), 0);
    } else if (hit.to) {
      void navigate(hit.to);
    }
  };
  const all = groups.flatMap((group) => group.hits);
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(value) => {
        const hit = all.find((candidate) => candidate.id === value);
        if (hit) {
          choose(hit);
        }
      }}
    >
      <Combobox.EventsTarget>
        <TextInput
          size="md"
          data-autofocus
          value={text}
          aria-label={t`查找`}
          placeholder={t`姓名、拼音首字母、电话尾号、房号、住单号；> 只找功能`}
          onChange={(event) => {
            setText(event.currentTarget.value);
            combobox.selectFirstOption();
          }}
        />
      </Combobox.EventsTarget>
      <ScrollArea.Autosize mah={380} mt="sm" type="auto">
        <Combobox.Options aria-label={t`查找结果`}>
          {groups.map((group) => (
            <Combobox.Group key={group.title} label={group.title}>
              {group.hits.map((hit) => (
                <Combobox.Option key={hit.id} value={hit.id} className={classes.option}>
                  <span className={classes.title}>{hit.title}</span>
                  <span className={classes.detail}>{hit.detail}</span>
                  {hit.command && <KeyHint id={hit.command} />}
                </Combobox.Option>
              ))}
            </Combobox.Group>
          ))}
          {all.length === 0 && (
            <Text size="sm" c="dimmed" py="lg" ta="center">
              <Trans>没有找到。可以试姓名的拼音首字母、电话后四位或房号。</Trans>
            </Text>
          )}
        </Combobox.Options>
      </ScrollArea.Autosize>
    </Combobox>
  );
}
