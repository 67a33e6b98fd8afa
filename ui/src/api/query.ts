import { QueryClient, type UseQueryResult, useQueries, useQuery } from "@tanstack/react-query";
import { type Args, call, type OperationName, type Output } from "./call";
import { type ProblemError, toProblem } from "./problem";
import { markExpired } from "./session";

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // The house is on this machine or in this building: whether there is an internet does not matter.
      networkMode: "always",
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
      retry: (count, error) => toProblem(error).transient && count < 3,
    },
  },
});

export interface OperationOptions<K extends OperationName, T> {
  /** False while the arguments are not known yet. */
  enabled?: boolean;
  select?: (output: Output<K>) => T;
  /** Keeps showing the answer to the previous arguments until the new one is here. */
  keepPrevious?: boolean;
  /** For the few queries that age by the clock and not by events. */
  refetchEveryMs?: number;
}

/** A query of the house, cached under [operation, arguments] and refreshed by the events of its tags. */
export function useOperation<K extends OperationName, T = Output<K>>(
  op: K,
  args: Args<K>,
  options: OperationOptions<K, T> = {},
): UseQueryResult<T, ProblemError> {
  return useQuery<Output<K>, ProblemError, T>({
    queryKey: [op, args],
    queryFn: () => ask(op, args),
    enabled: options.enabled ?? true,
    select: options.select,
    refetchInterval: options.refetchEveryMs ?? false,
    placeholderData: options.keepPrevious ? (previous) => previous as never : undefined,
  });
}

/** The same question about several things; what is not answered, or refused, is undefined. */
export function useOperations<K extends OperationName>(
  op: K,
  asked: readonly Args<K>[],
): readonly (Output<K> | undefined)[] {
  return useQueries({
    queries: asked.map((args) => ({ queryKey: [op, args], queryFn: () => ask(op, args) })),
    combine: dataOf,
  }) as readonly (Output<K> | undefined)[];
}

function dataOf(results: readonly { data: unknown }[]): readonly unknown[] {
  return results.map(({ data }) => data);
}

async function ask<K extends OperationName>(op: K, args: Args<K>): Promise<Output<K>> {
  try {
    return await call(op, args);
  } catch (thrown) {
    const problem = toProblem(thrown);
    if (problem.code === "session_expired") {
      markExpired();
    }
    throw problem;
  }
}
