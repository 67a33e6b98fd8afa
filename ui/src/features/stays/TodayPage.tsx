import { Trans, useLingui } from "@lingui/react/macro";
import { IconPlus } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useMay, useOperation, useSession } from "../../api";
import { CommandButton } from "../../keys/CommandButton";
import { useKey } from "../../keys/focus";
import { PageHead } from "../../shell/ShellSlots";
import {
  Asked,
  Button,
  DataGrid,
  DateText,
  EmptyState,
  PageFrame,
  PageTools,
  TextInput,
  useDebouncedValue,
} from "../../ui";
import { useArrival } from "../front-desk/arrival";
import { CheckInDialog } from "./CheckInDialog";
import { type StayColumn, useStayColumns } from "./columns";
import { ListTabs } from "./ListTabs";
import { StayPeek } from "./StayPeek";
import classes from "./Stays.module.css";
import { inOrder, LISTS, type List, type Stay, verbsOf } from "./stay";

const MOST = 500;
const COLUMNS: readonly StayColumn[] = ["room", "state", "guest", "type", "dates", "number", "balance"];
/** Beside the panel there is room for the columns that the panel does not show better. */
const BESIDE_PANEL: readonly StayColumn[] = ["room", "state", "guest", "dates", "balance"];

/** The day at the desk: who comes, who leaves, who is here, who is booked, who does not come. */
export function TodayPage() {
  const { t } = useLingui();
  const { list, stay: peeked } = useSearch({ from: "/today" });
  const navigate = useNavigate({ from: "/today" });
  const start = useArrival((state) => state.start);
  const go = (next: List) => void navigate({ search: { list: next }, replace: true });
  const step = (by: number) => {
    const next = LISTS[(LISTS.indexOf(list) + by + LISTS.length) % LISTS.length];
    go(next ?? "arrivals");
  };
  useKey("list.previous", () => step(-1));
  useKey("list.next", () => step(1));
  return (
    <>
      <PageHead
        title={t`今日`}
        actions={
          <CommandButton
            id="stay.book"
            leftSection={<IconPlus size={16} />}
            onRun={() => start({ booking: true })}
          />
        }
      >
        <ListTabs list={list} onList={go} />
      </PageHead>
      <PageFrame
        panel={
          peeked && (
            <StayPeek
              stayId={peeked}
              onClose={() => void navigate({ search: (old) => ({ ...old, stay: undefined }), replace: true })}
            />
          )
        }
      >
        <StayList key={list} list={list} />
      </PageFrame>
    </>
  );
}

function StayList({ list }: { list: List }) {
  const { t } = useLingui();
  const { text = "", stay: peeked } = useSearch({ from: "/today" });
  const navigate = useNavigate({ from: "/today" });
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(text);
  const [wanted] = useDebouncedValue(typed.trim(), 150);
  const [arriving, setArriving] = useState<string | null>(null);
  const columns = useStayColumns(peeked ? BESIDE_PANEL : COLUMNS);
  const open = useOpen(setArriving);
  const stays = useOperation(
    "stay.list",
    { scope: list, text: wanted || undefined, limit: MOST },
    { keepPrevious: true },
  );
  const peek = (stay: Stay) => void navigate({ search: (old) => ({ ...old, stay: stay.id }), replace: true });
  useKey("list.filter", () => field.current?.focus());
  useEffect(() => {
    void navigate({ search: (old) => ({ ...old, text: wanted || undefined }), replace: true });
  }, [navigate, wanted]);
  return (
    <>
      <PageTools>
        <TextInput
          ref={field}
          w={320}
          aria-label={t`在名单里查找`}
          placeholder={t`房号、客人、拼音首字母、住单号（按 / 查找）`}
          data-testid="today-find"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <p className={classes.hint}>
          {stays.data?.more ? (
            <Trans>只显示最近预订的 {MOST} 个，请再输几个字。</Trans>
          ) : (
            <Trans>Enter 办理，→ 速览，[ ] 换名单。</Trans>
          )}
        </p>
      </PageTools>
      <Asked of={[stays]} rows={10}>
        {(found) => (
          <DataGrid
            label={t`住客`}
            focused
            columns={columns}
            rows={inOrder(list, found.stays)}
            rowKey={(stay) => stay.id}
            current={peeked ?? null}
            onPeek={peek}
            onActive={peeked ? peek : undefined}
            onOpen={open}
            groupOf={list === "reserved" ? (stay) => stay.arrival : undefined}
            groupHead={(date) => <DateText date={date} />}
            empty={<NoStays list={list} found={wanted !== ""} onClear={() => setTyped("")} />}
          />
        )}
      </Asked>
      {arriving && <CheckInDialog stayId={arriving} onClose={() => setArriving(null)} />}
    </>
  );
}

/** Enter does what comes next: a guest who is expected is checked in, everybody else's account is opened. */
function useOpen(onArriving: (stayId: string) => void) {
  const navigate = useNavigate();
  const today = useSession((state) => state.house?.businessDate) ?? "";
  const mayArrive = useMay("stay_check_in");
  const mayFolio = useMay("folio_view");
  return (stay: Stay) => {
    if (mayArrive && verbsOf(stay, today).includes("check_in")) {
      onArriving(stay.id);
    } else if (mayFolio) {
      void navigate({ to: "/folio/$stayId", params: { stayId: stay.id } });
    }
  };
}

interface NoStaysProps {
  list: List;
  found: boolean;
  onClear: () => void;
}

/** Why a list is empty, and the one verb that helps. */
function NoStays({ list, found, onClear }: NoStaysProps) {
  const start = useArrival((state) => state.start);
  const mayBook = useMay("stay_book");
  const mayWalkIn = useMay("stay_check_in");
  if (found) {
    return (
      <EmptyState
        title={<Trans>没有找到</Trans>}
        action={
          <Button variant="default" onClick={onClear}>
            <Trans>清除查找</Trans>
          </Button>
        }
      />
    );
  }
  const titles = {
    arrivals: <Trans>今天没有要到的客人</Trans>,
    departures: <Trans>今天没有预离客人</Trans>,
    in_house: <Trans>现在没有在住客人</Trans>,
    reserved: <Trans>还没有预订</Trans>,
    checked_out_today: <Trans>今天还没有人离店</Trans>,
    called_off: <Trans>没有取消或未到的预订</Trans>,
  };
  const books = list === "arrivals" || list === "reserved";
  return (
    <EmptyState
      title={titles[list]}
      action={
        books && mayBook ? (
          <Button variant="default" onClick={() => start({ booking: true })}>
            <Trans>新预订</Trans>
          </Button>
        ) : list === "in_house" && mayWalkIn ? (
          <Button variant="default" onClick={() => start({})}>
            <Trans>快速开房</Trans>
          </Button>
        ) : undefined
      }
    />
  );
}
