/** One request to the house, as both transports carry it. */
export interface Envelope {
  op: string;
  args: unknown;
  /** Idempotency key of a command: a repeated key returns the first answer. */
  key?: string;
  token?: string;
  /** Id of a second person's consent, from `approval.grant`. */
  approval?: string;
}

/** Published after a commit: which kinds of things are stale now. */
export interface ChangeEvent {
  tags: string[];
  origin: string;
  seq: number;
}

export type Link = "local" | "lan" | "reconnecting" | "offline";

export interface LinkState {
  link: Link;
  /** Milliseconds until the next attempt while reconnecting. */
  retryInMs: number | null;
}

/** What this place can do; screens hide what it cannot. */
export interface Capabilities {
  /** The window can be closed, moved and multiplied by the program. */
  windows: boolean;
  /** Save and open files by a native dialog. */
  fileDialog: boolean;
  /** The machine itself holds the data, so there is no network to lose. */
  localData: boolean;
}

export interface Host {
  /** Names this window in the changes that it makes. */
  readonly origin: string;
  readonly capabilities: Capabilities;
  /** Resolves with the output; rejects with `ProblemError`. */
  call(envelope: Envelope): Promise<unknown>;
  /** Listens to changes until the returned function is called; null says that anything may have changed. */
  subscribe(
    token: string,
    onChange: (event: ChangeEvent | null) => void,
    onLink: (state: LinkState) => void,
  ): () => void;
}

let current: Host | null = null;

/** Chosen once at start by `main.tsx`; nothing else may ask which one it is. */
export function installHost(host: Host): void {
  current = host;
}

export function host(): Host {
  if (!current) {
    throw new Error("installHost was not called");
  }
  return current;
}
