import { create } from "zustand";
import type { Args } from "./call";
import type { ProblemError } from "./problem";

type Right = Args<"approval.grant">["permission"];

/** A command that needs a second person's consent before it may run. */
export interface ApprovalRequest {
  operation: string;
  permission: Right;
  /** What the consent is bound to, as the house names it. */
  subject: string;
  /** Minor units. */
  amount: number;
  settle: (approval: string | null) => void;
}

export const useApproval = create<{ request: ApprovalRequest | null }>(() => ({ request: null }));

/** Opens the dialog; resolves with the id of the consent, or null when nobody gave it. */
export function askApproval(operation: string, problem: ProblemError): Promise<string | null> {
  useApproval.getState().request?.settle(null);
  return new Promise((resolve) => {
    useApproval.setState({
      request: {
        operation,
        permission: problem.data.permission as Right,
        subject: String(problem.data.subject ?? ""),
        amount: typeof problem.data.amount === "number" ? problem.data.amount : 0,
        settle: (approval) => {
          useApproval.setState({ request: null });
          resolve(approval);
        },
      },
    });
  });
}
