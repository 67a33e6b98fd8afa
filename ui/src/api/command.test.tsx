import { QueryObserver } from "@tanstack/react-query";
import { act, cleanup, renderHook, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { useApproval } from "./approval";
import { allAnswered, useCommand } from "./command";
import { type Envelope, type Host, installHost } from "./host";
import { useNotices } from "./notice";
import { ProblemError } from "./problem";
import { queryClient } from "./query";
import { useSession } from "./session";
import { useUndo } from "./undo";

const calls: Envelope[] = [];
let answer: (envelope: Envelope) => Promise<unknown>;

const fake: Host = {
  origin: "test",
  capabilities: { windows: false, fileDialog: false, localData: false },
  call: (envelope) => {
    calls.push(envelope);
    return answer(envelope);
  },
  subscribe: () => () => {},
};

const problem = (code: string, data = {}) => new ProblemError({ code, message: code, data });
const release = { blockId: "01JD00000000000000000000BK" };

beforeEach(() => {
  installHost(fake);
  calls.length = 0;
  useNotices.setState({ notices: [] });
  useUndo.setState({ stack: [], shown: null });
});

afterEach(() => {
  cleanup();
  queryClient.clear();
});

/** A query on the screen; hands out how often it was asked and what is shown. */
function watch(op: string, ask: (time: number) => Promise<number>) {
  let times = 0;
  const observer = new QueryObserver(queryClient, {
    queryKey: [op, {}],
    queryFn: () => {
      times += 1;
      return ask(times);
    },
  });
  const stop = observer.subscribe(() => {});
  return { shown: () => observer.getCurrentResult().data, times: () => times, stop };
}

it("joins a second press while the first one runs", async () => {
  let finish: (value: unknown) => void = () => {};
  answer = () =>
    new Promise((resolve) => {
      finish = resolve;
    });
  const { result } = renderHook(() => useCommand("room.release"));
  let both: Promise<unknown[]> = Promise.resolve([]);
  act(() => {
    both = Promise.all([result.current.run(release), result.current.run(release)]);
  });
  expect(calls).toHaveLength(1);
  await act(async () => finish({ actionId: null }));
  expect(await both).toEqual([{ actionId: null }, { actionId: null }]);
});

it("repeats a lost answer under the same key, and takes a new key for anything else", async () => {
  const { result } = renderHook(() => useCommand("room.release"));
  answer = () => Promise.reject(problem("unavailable"));
  await act(() => result.current.run(release));
  answer = () => Promise.resolve({ actionId: null });
  await act(() => result.current.run(release));
  await act(() => result.current.run(release));
  await act(() => result.current.run({ blockId: "01JD00000000000000000000ZZ" }));
  const keys = calls.map(({ key }) => key);
  expect(keys[0]).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
  expect(keys[1]).toBe(keys[0]);
  expect(new Set(keys).size).toBe(3);
});

it("takes a new key after a refusal, for what comes next is another intention", async () => {
  const { result } = renderHook(() => useCommand("room.release"));
  answer = () => Promise.reject(problem("stale", { kind: "room", id: "x" }));
  await act(() => result.current.run(release));
  await act(() => result.current.run(release));
  expect(calls[0]?.key).not.toBe(calls[1]?.key);
});

it("shows a refusal in the row when asked to, and at the foot of the window otherwise", async () => {
  answer = () => Promise.reject(problem("forbidden", { permission: "room_block" }));
  const inline = renderHook(() => useCommand("room.release", { present: "inline" }));
  await act(() => inline.result.current.run(release));
  expect(inline.result.current.problem?.code).toBe("forbidden");
  expect(useNotices.getState().notices).toHaveLength(0);
  const foot = renderHook(() => useCommand("room.release"));
  await act(() => foot.result.current.run(release));
  expect(useNotices.getState().notices[0]?.problem?.code).toBe("forbidden");
});

it("asks a second person and repeats the very same call with the consent", async () => {
  answer = ({ approval }) =>
    approval
      ? Promise.resolve({ actionId: null })
      : Promise.reject(
          problem("approval_required", { permission: "folio_reverse", subject: "posting:1", amount: 9900 }),
        );
  const { result } = renderHook(() => useCommand("room.release"));
  let done: Promise<unknown> = Promise.resolve();
  act(() => {
    done = result.current.run(release);
  });
  await waitFor(() => expect(useApproval.getState().request).not.toBeNull());
  expect(useApproval.getState().request).toMatchObject({
    permission: "folio_reverse",
    subject: "posting:1",
    amount: 9900,
  });
  await act(async () => useApproval.getState().request?.settle("01JD00000000000000000000AP"));
  expect(await done).toEqual({ actionId: null });
  expect(calls[1]).toEqual({ ...calls[0], approval: "01JD00000000000000000000AP" });
});

it("is silent when nobody consents", async () => {
  answer = () => Promise.reject(problem("approval_required", { permission: "folio_reverse", amount: 1 }));
  const { result } = renderHook(() => useCommand("room.release"));
  let done: Promise<unknown> = Promise.resolve(1);
  act(() => {
    done = result.current.run(release);
  });
  await waitFor(() => expect(useApproval.getState().request).not.toBeNull());
  await act(async () => useApproval.getState().request?.settle(null));
  expect(await done).toBeUndefined();
  expect(result.current.problem).toBeNull();
  expect(useNotices.getState().notices).toHaveLength(0);
});

it("offers the undo of what can be undone", async () => {
  const undoTitle = vi.fn(() => "1203");
  const { result } = renderHook(() => useCommand("room.release", { undoTitle }));
  answer = () => Promise.resolve({ actionId: null });
  await act(() => result.current.run(release));
  expect(useUndo.getState().stack).toHaveLength(0);
  answer = () => Promise.resolve({ actionId: "01JD00000000000000000000AC" });
  await act(() => result.current.run(release));
  expect(useUndo.getState().shown).toMatchObject({ actionId: "01JD00000000000000000000AC", title: "1203" });
});

it("comes back when the screen shows what it changed, and leaves other queries alone", async () => {
  const later = (time: number) => new Promise<number>((resolve) => setTimeout(() => resolve(time), 30));
  const wall = watch("room.wall", later);
  const printers = watch("paper.printers", later);
  await waitFor(() => expect([wall.shown(), printers.shown()]).toEqual([1, 1]));
  const { result } = renderHook(() => useCommand("room.release"));
  answer = () => Promise.resolve({ actionId: null });
  await act(() => result.current.run(release));
  expect(wall.shown()).toBe(2);
  expect(printers.times()).toBe(1);
  wall.stop();
  printers.stop();
});

it("does not wait for ever for a slow line", async () => {
  const wall = watch("room.wall", (time) => (time === 1 ? Promise.resolve(1) : new Promise(() => {})));
  await waitFor(() => expect(wall.shown()).toBe(1));
  const { result } = renderHook(() => useCommand("room.release"));
  answer = () => Promise.resolve({ actionId: null });
  const from = performance.now();
  await act(() => result.current.run(release));
  expect(performance.now() - from).toBeGreaterThan(500);
  expect(performance.now() - from).toBeLessThan(2000);
  expect(wall.times()).toBe(2);
  wall.stop();
});

it("never asks with the token of a session that somebody else took over", async () => {
  const tokens: (string | null)[] = [];
  const current = watch("session.current", (time) => {
    tokens.push(useSession.getState().token);
    return Promise.resolve(time);
  });
  useSession.setState({ token: "before" });
  await waitFor(() => expect(current.shown()).toBe(1));
  tokens.length = 0;
  answer = () => Promise.resolve({ token: "after", user: { id: "u2" }, grants: [], house: null });
  const { result } = renderHook(() => useCommand("session.switch_user"));
  await act(() => result.current.run({ login: "desk", pin: "222222" }));
  await waitFor(() => expect(current.shown()).toBe(2));
  expect(tokens).toEqual(["after"]);
  current.stop();
});

it("offers the undo at once, and lets nobody take back an older step while an answer is on its way", async () => {
  let finish: (value: unknown) => void = () => {};
  answer = () =>
    new Promise((resolve) => {
      finish = resolve;
    });
  let refetched: (value: number) => void = () => {};
  const rooms = watch("room.wall", (time) =>
    time === 1
      ? Promise.resolve(1)
      : new Promise<number>((resolve) => {
          refetched = resolve;
        }),
  );
  await waitFor(() => expect(rooms.shown()).toBe(1));
  const { result } = renderHook(() => useCommand("room.release", { undoTitle: () => "released" }));
  let done: Promise<unknown> = Promise.resolve();
  act(() => {
    done = result.current.run(release);
  });
  let waited = false;
  const waiting = allAnswered().then(() => {
    waited = true;
  });
  await Promise.resolve();
  expect(waited).toBe(false);
  await act(async () => finish({ actionId: "01JD00000000000000000000AC" }));
  await waiting;
  expect(useUndo.getState().stack.map(({ actionId }) => actionId)).toEqual(["01JD00000000000000000000AC"]);
  expect(rooms.shown()).toBe(1);
  await act(async () => refetched(2));
  await act(() => done);
  rooms.stop();
});
