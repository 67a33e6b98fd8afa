import { Trans, useLingui } from "@lingui/react/macro";
import { type ErrorComponentProps, Link } from "@tanstack/react-router";
import { toProblem } from "../api/problem";
import { problemText } from "../i18n/problems";
import { EmptyState, ErrorState } from "../ui";

/** A screen that broke: the rest of the window stays, and the way back is on it. */
export function RouteError({ error, reset }: ErrorComponentProps) {
  const { i18n } = useLingui();
  const problem = toProblem(error);
  return (
    <main style={{ flex: 1, display: "grid", placeContent: "center" }}>
      <ErrorState
        text={
          problem.code === "internal" ? (
            <Trans>这个页面出了意外，别的页面不受影响，已提交的内容都在。</Trans>
          ) : (
            problemText(i18n, problem)
          )
        }
        code={problem.message}
        onRetry={reset}
      />
    </main>
  );
}

export function RouteMissing() {
  return (
    <main style={{ flex: 1, display: "grid", placeContent: "center" }}>
      <EmptyState
        title={<Trans>没有这个页面</Trans>}
        action={
          <Link to="/">
            <Trans>回到首页</Trans>
          </Link>
        }
      />
    </main>
  );
}
