import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { ProblemError } from "../../api";
import { Alert } from "../../ui";

/** The refusal that this screen knows better words for: somebody who manages users must remain. */
export function lastAdministrator(problem: ProblemError | null): ReactNode {
  return problem?.code === "wrong_state" && problem.data.state === "last_administrator" ? (
    <Alert color="var(--kz-danger)" variant="outline" role="alert">
      <Trans>至少要留一个能登录、能管理用户的人。请先给另一个人这项权限，再改这里。</Trans>
    </Alert>
  ) : undefined;
}
