import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { ProblemError } from "../api/problem";
import { problemText } from "../i18n/problems";
import { ErrorState, Loading } from "./states";

/** What a query of the house tells of itself. */
interface Question<T> {
  data: T | undefined;
  error: ProblemError | null;
  refetch: () => unknown;
}

interface AskedProps<T extends unknown[] | []> {
  /** The questions that must all be answered before there is something to show. */
  of: { [K in keyof T]: Question<T[K]> };
  /** Lines of the skeleton. */
  rows: number;
  children: (...answers: NoInfer<T>) => ReactNode;
}

/** What is made of the answers of the house: a skeleton until they are here, or why not and a way to ask again. */
export function Asked<T extends unknown[] | []>({ of, rows, children }: AskedProps<T>) {
  const { i18n } = useLingui();
  const questions: readonly Question<unknown>[] = of;
  if (questions.every(({ data }) => data !== undefined)) {
    return children(...(questions.map(({ data }) => data) as unknown as NoInfer<T>));
  }
  const problem = questions.find(({ data, error }) => data === undefined && error !== null)?.error;
  if (!problem) {
    return <Loading rows={rows} />;
  }
  const ask = () => {
    for (const question of questions) {
      if (question.data === undefined) {
        void question.refetch();
      }
    }
  };
  return <ErrorState text={problemText(i18n, problem)} code={problem.code} onRetry={ask} />;
}
