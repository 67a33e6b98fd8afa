import { useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useArrival } from "../features/front-desk/arrival";
import { StayStateChip } from "../features/stays/StayStateChip";
import type { CommandId } from "../keys/commands";
import { runCommand } from "../keys/dispatch";
import { useFieldKeys } from "../keys/field-keys";
import { KeyHint } from "../keys/KeyHint";
import { Combobox, ScrollArea, TextInput, useCombobox, useDebouncedValue } from "../ui";
import { FinderKeys, NoAction, NoHit } from "./FinderHelp";
import classes from "./Palette.module.css";
import { titleOf } from "./palette-actions";
import type { Deed, Hit, HitGroup, Subject } from "./palette-hits";
import { rememberRecent } from "./recent";
import { useActions, useFoundHits, useStartHits } from "./use-hits";

const PAUSE_MS = 60;

interface FinderProps {
  verbs: readonly CommandId[];
  onCheckIn: (stayId: string) => void;
  onDone: () => void;
}

/** The box and its results; Tab goes on to what can be done with the marked one, and back again. */
export function Finder({ verbs, onCheckIn, onDone }: FinderProps) {
  const { t } = useLingui();
  const [typed, setTyped] = useState("");
  const [settled] = useDebouncedValue(typed.trim(), PAUSE_MS);
  const [about, setAbout] = useState<{ subject: Subject; narrow: string } | null>(null);
  const found = useFoundHits(typed.trim(), settled, verbs);
  const start = useStartHits(typed.trim() === "");
  const actions = useActions(about?.subject ?? null, about?.narrow ?? "");
  const groups = about ? actions : [...start.groups, ...found.groups];
  const fresh = about !== null || (start.fresh && found.fresh);
  const run = useDeed(onCheckIn);
  const take = (hit: Hit | undefined) => {
    if (hit) {
      remember(hit.subject ?? about?.subject);
      onDone();
      run(hit.deed);
    }
  };
  const field = useRef<HTMLInputElement>(null);
  const list = useMarked(groups, fresh, take, onDone);
  const openActions = () => {
    const subject = list.marked()?.subject;
    if (subject) {
      list.keep();
      setAbout({ subject, narrow: "" });
    }
  };
  const type = (text: string) => (about ? setAbout({ ...about, narrow: text }) : setTyped(text));
  const asks = about
    ? t`对 ${titleOf(about.subject)} 做什么`
    : t`姓名、拼音首字母、电话尾号、房号、住单号；> 只找功能`;
  const any = groups.some(({ hits }) => hits.some(({ subject }) => subject));
  useFieldKeys(field, {
    "palette.take": list.take,
    "palette.actions": !about && any ? openActions : undefined,
    "palette.back": about ? () => setAbout(null) : undefined,
  });
  return (
    <Combobox store={list.store} onOptionSubmit={(id) => take(list.hits.find((hit) => hit.id === id))}>
      <Combobox.EventsTarget>
        <TextInput
          ref={field}
          size="md"
          data-autofocus
          data-testid="palette-find"
          value={about ? about.narrow : typed}
          aria-label={about ? asks : t`查找`}
          placeholder={asks}
          onChange={(event) => {
            list.wait();
            type(event.currentTarget.value);
          }}
        />
      </Combobox.EventsTarget>
      <Results groups={groups}>
        {list.hits.length === 0 &&
          fresh &&
          (about ? <NoAction /> : <NoHit text={typed} problem={found.problem} />)}
      </Results>
      <FinderKeys opens={list.hits.length > 0} acts={!about && any} backs={about !== null} />
    </Combobox>
  );
}

function Results({ groups, children }: { groups: readonly HitGroup[]; children: ReactNode }) {
  const { t } = useLingui();
  return (
    <ScrollArea.Autosize mah={380} mt="sm" type="auto">
      <Combobox.Options aria-label={t`查找结果`}>
        {groups.map((group) => (
          <Combobox.Group key={group.title} label={group.title}>
            {group.hits.map((hit) => (
              <Line key={hit.id} hit={hit} />
            ))}
          </Combobox.Group>
        ))}
      </Combobox.Options>
      {children}
    </ScrollArea.Autosize>
  );
}

function Line({ hit }: { hit: Hit }) {
  return (
    <Combobox.Option value={hit.id} className={classes.option}>
      <span className={classes.title}>{hit.title}</span>
      <span className={classes.detail}>{hit.detail}</span>
      {hit.state && <StayStateChip state={hit.state} />}
      {hit.subject && (
        <span className={classes.more}>
          <KeyHint id="palette.actions" />
        </span>
      )}
      {hit.command && <KeyHint id={hit.command} />}
    </Combobox.Option>
  );
}

/** Which line is marked. The first one, unless the list only grew around the one that the keys had gone to. */
function useMarked(
  groups: readonly HitGroup[],
  fresh: boolean,
  onTake: (hit: Hit | undefined) => void,
  onClose: () => void,
) {
  const store = useCombobox({ defaultOpened: true, onDropdownClose: onClose });
  const hits = groups.flatMap((group) => group.hits);
  const ids = hits.map(({ id }) => id).join(" ");
  const shown = useRef("");
  const kept = useRef<string | undefined>(undefined);
  // Enter before the answer is here means its first line, never one of what was there before.
  const hurried = useRef(false);
  const latest = useRef({ store, hits, onTake });
  latest.current = { store, hits, onTake };
  useEffect(() => {
    const now = latest.current;
    const at = now.store.getSelectedOptionIndex();
    const marked = at > 0 ? shown.current.split(" ")[at] : kept.current;
    shown.current = ids;
    now.store.resetSelectedOption();
    if (fresh) {
      now.store.selectOption(Math.max(ids.split(" ").indexOf(marked ?? ""), 0));
      if (hurried.current) {
        hurried.current = false;
        now.onTake(now.hits[0]);
      }
    }
  }, [ids, fresh]);
  const marked = () => hits[store.getSelectedOptionIndex()];
  return {
    store,
    hits,
    marked,
    /** Marks the same line again when it comes back. */
    keep: () => {
      kept.current = marked()?.id;
    },
    /** What is typed now is not what Enter was pressed for. */
    wait: () => {
      kept.current = undefined;
      hurried.current = false;
    },
    take: () => {
      hurried.current = !fresh;
      if (fresh) {
        onTake(marked());
      }
    },
  };
}

function remember(subject: Subject | undefined): void {
  switch (subject?.kind) {
    case "stay":
      rememberRecent({ kind: "stay", id: subject.stay.id });
      break;
    case "room":
      rememberRecent({ kind: "room", id: subject.room.id, number: subject.room.number });
      break;
    case "guest":
      rememberRecent({ kind: "guest", id: subject.id });
  }
}

function useDeed(onCheckIn: (stayId: string) => void) {
  const navigate = useNavigate();
  const arrive = useArrival((state) => state.start);
  return (deed: Deed) => {
    if ("to" in deed) {
      void navigate(deed);
    } else if ("command" in deed) {
      // The dialog gives the keyboard back first.
      setTimeout(() => runCommand(deed.command), 0);
    } else if ("checkIn" in deed) {
      onCheckIn(deed.checkIn);
    } else {
      arrive(deed.arrive);
    }
  };
}
