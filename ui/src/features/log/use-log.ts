import { useCallback, useEffect, useRef, useState } from "react";
import { call, type ProblemError, toProblem, useOperation } from "../../api";
import { joinRows, type LogFilter, type LogRow } from "./log";

const PAGE = 100;

interface Log {
  rows: readonly LogRow[];
  /** False until the first page of this filter is here. */
  ready: boolean;
  more: boolean;
  loading: boolean;
  problem: ProblemError | null;
  loadOlder: () => void;
  retry: () => void;
}

interface Known {
  key: string;
  rows: readonly LogRow[];
  more: boolean;
}

/** The log under a filter: the latest rows by themselves, older ones when asked for. */
export function useLog(filter: LogFilter): Log {
  const key = JSON.stringify(filter);
  const first = useOperation("log.list", { ...filter, limit: PAGE });
  const [known, setKnown] = useState<Known>({ key: "", rows: [], more: false });
  const [loading, setLoading] = useState(false);
  const [olderProblem, setOlderProblem] = useState<ProblemError | null>(null);
  const current = useRef(key);
  current.current = key;
  const page = first.data;

  useEffect(() => {
    if (page) {
      setKnown((old) => {
        const same = old.key === key;
        const rows = same ? joinRows(old.rows, page.rows, false) : page.rows;
        const more = same && rows.length > page.rows.length ? old.more : page.more;
        return { key, rows, more };
      });
    }
  }, [page, key]);

  const rows = known.key === key ? known.rows : [];
  const loadOlder = useCallback(async () => {
    const before = rows.at(-1)?.seq;
    if (before === undefined || loading) {
      return;
    }
    setLoading(true);
    setOlderProblem(null);
    try {
      const older = await call("log.list", { ...(JSON.parse(key) as LogFilter), before, limit: PAGE });
      if (current.current === key) {
        setKnown((old) => ({ key, rows: joinRows(old.rows, older.rows, true), more: older.more }));
      }
    } catch (thrown) {
      setOlderProblem(toProblem(thrown));
    } finally {
      setLoading(false);
    }
  }, [rows, key, loading]);

  return {
    rows,
    ready: known.key === key,
    more: known.more,
    loading,
    problem: olderProblem ?? first.error,
    loadOlder: () => void loadOlder(),
    retry: () => void first.refetch(),
  };
}
