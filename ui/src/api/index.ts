export { type Args, call, type OperationName, type Output } from "./call";
export { type Command, type CommandOptions, useCommand } from "./command";
export { host } from "./host";
export { say, sayProblem } from "./notice";
export { ProblemError, toProblem } from "./problem";
export { queryClient, useOperation } from "./query";
export { useMay, useSession } from "./session";
