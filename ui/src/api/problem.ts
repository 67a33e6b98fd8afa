/** What the house answers instead of a result: a code for programs, data for the sentence. */
export interface Problem {
  code: string;
  message: string;
  data: Record<string, unknown>;
}

/** The only error an operation throws. The wording belongs to `i18n/problems.ts`. */
export class ProblemError extends Error implements Problem {
  readonly code: string;
  readonly data: Record<string, unknown>;

  constructor(problem: Problem) {
    super(problem.message);
    this.name = "ProblemError";
    this.code = problem.code;
    this.data = problem.data;
  }

  /** True when repeating the same call under the same key may succeed without any change by the person. */
  get transient(): boolean {
    return this.code === "unavailable" || this.code === "busy";
  }
}

/** Reads whatever a host threw into a `ProblemError`; a shape nobody expected becomes `internal`. */
export function toProblem(thrown: unknown): ProblemError {
  if (thrown instanceof ProblemError) {
    return thrown;
  }
  const source = typeof thrown === "string" ? parseJson(thrown) : thrown;
  if (isRecord(source) && typeof source.code === "string") {
    return new ProblemError({
      code: source.code,
      message: typeof source.message === "string" ? source.message : source.code,
      data: isRecord(source.data) ? source.data : {},
    });
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new ProblemError({ code: "internal", message, data: {} });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
