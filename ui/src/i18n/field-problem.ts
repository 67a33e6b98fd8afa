import type { I18n } from "@lingui/core";
import type { ProblemError } from "../api/problem";
import { problemText } from "./problems";

/** The sentence of a refusal, if it is about this field of the request. */
export function fieldProblem(i18n: I18n, problem: ProblemError | null, field: string): string | undefined {
  const named = (problem?.data as { field?: string } | undefined)?.field;
  return problem && named === field ? problemText(i18n, problem) : undefined;
}
