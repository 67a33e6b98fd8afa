import type { ChangeEvent, Envelope, Host, LinkState } from "./host";
import { ulid } from "./ids";
import { ProblemError, toProblem } from "./problem";
import { SseParser } from "./sse";

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 15_000;
/** The server sends a comment every 15 s; a longer silence means the line is dead. */
const SILENCE_MS = 40_000;

/** Names this window in the changes it makes. */
const ORIGIN = ulid();

/** A browser on the house's network: operations and changes over HTTP. */
export const httpHost: Host = {
  origin: ORIGIN,
  capabilities: { windows: false, fileDialog: false, localData: false },
  call,
  subscribe,
};

async function call({ op, args, key, token, approval }: Envelope): Promise<unknown> {
  const headers: Record<string, string> = { "Content-Type": "application/json", "Kezhan-Origin": ORIGIN };
  if (token) {
    headers.Authorization = `Bearer ${token}`;
  }
  if (key) {
    headers["Idempotency-Key"] = key;
  }
  if (approval) {
    headers["Kezhan-Approval"] = approval;
  }
  let response: Response;
  try {
    response = await fetch(`/api/${op}`, { method: "POST", headers, body: JSON.stringify(args ?? {}) });
  } catch {
    throw new ProblemError({ code: "unavailable", message: "no connection to the server", data: {} });
  }
  const text = await response.text();
  if (response.ok) {
    return text === "" ? null : JSON.parse(text);
  }
  if (response.status === 502 || response.status === 504) {
    throw new ProblemError({ code: "unavailable", message: "no connection to the server", data: {} });
  }
  throw toProblem(text);
}

function subscribe(
  token: string,
  onChange: (event: ChangeEvent | null) => void,
  onLink: (state: LinkState) => void,
): () => void {
  const stopped = new AbortController();
  void listenForever(token, onChange, onLink, stopped.signal);
  return () => stopped.abort();
}

async function listenForever(
  token: string,
  onChange: (event: ChangeEvent | null) => void,
  onLink: (state: LinkState) => void,
  stopped: AbortSignal,
): Promise<void> {
  let wait = FIRST_RETRY_MS;
  while (!stopped.aborted) {
    const connected = await listenOnce(token, onChange, onLink, stopped);
    if (stopped.aborted) {
      return;
    }
    wait = connected ? FIRST_RETRY_MS : Math.min(wait * 2, LONGEST_RETRY_MS);
    onLink({ link: navigator.onLine ? "reconnecting" : "offline", retryInMs: wait });
    await pause(wait, stopped);
  }
}

/** Reads the stream until it breaks; tells whether it was ever open. */
async function listenOnce(
  token: string,
  onChange: (event: ChangeEvent | null) => void,
  onLink: (state: LinkState) => void,
  stopped: AbortSignal,
): Promise<boolean> {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), SILENCE_MS);
  let open = false;
  try {
    const response = await fetch("/api/events", {
      headers: { Authorization: `Bearer ${token}`, Accept: "text/event-stream" },
      signal: AbortSignal.any([stopped, silence.signal]),
    });
    if (!response.ok || !response.body) {
      return false;
    }
    open = true;
    onLink({ link: "lan", retryInMs: null });
    const parser = new SseParser((name, data) =>
      // The server says `lagged` when this window missed some.
      onChange(name === "changed" ? (JSON.parse(data) as ChangeEvent) : null),
    );
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        return open;
      }
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), SILENCE_MS);
      parser.push(value);
    }
  } catch {
    return open;
  } finally {
    clearTimeout(timer);
  }
}

function pause(ms: number, stopped: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    stopped.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
    window.addEventListener("online", () => resolve(), { once: true });
  });
}
