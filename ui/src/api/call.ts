import type { Operations } from "./generated";
import { host } from "./host";
import { sessionToken } from "./session";

export type OperationName = keyof Operations;
export type Args<K extends OperationName> = Operations[K]["args"];
export type Output<K extends OperationName> = Operations[K]["output"];

export interface CallOptions {
  /** Idempotency key of a command; see `useCommand`, which makes one per intention. */
  key?: string;
  /** Id of a second person's consent. */
  approval?: string;
}

/** The one way to the house. Rejects with `ProblemError`. */
export async function call<K extends OperationName>(
  op: K,
  args: Args<K>,
  options: CallOptions = {},
): Promise<Output<K>> {
  const output = await host().call({ op, args, token: sessionToken() ?? undefined, ...options });
  return output as Output<K>;
}
