import { Trans } from "@lingui/react/macro";
import { Component, type ErrorInfo, type ReactNode } from "react";
import { Button, Group, Text, Title } from "../ui";
import classes from "./AppBoundary.module.css";
import { Mark } from "./Mark";

interface State {
  error: Error | null;
  trace: string;
}

/** The last net: says what is safe, how to go on, and gives the details to whoever helps. */
export class AppBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: null, trace: "" };

  static getDerivedStateFromError(error: Error): Partial<State> {
    return { error };
  }

  override componentDidCatch(_error: Error, info: ErrorInfo): void {
    this.setState({ trace: info.componentStack ?? "" });
  }

  override render(): ReactNode {
    const { error, trace } = this.state;
    if (!error) {
      return this.props.children;
    }
    const details = `${error.name}: ${error.message}\n${error.stack ?? ""}\n${trace}`;
    return (
      <main className={classes.page} role="alert">
        <Mark size={56} />
        <Title order={1}>
          <Trans>窗口出了意外</Trans>
        </Title>
        <Text maw={520} ta="center">
          <Trans>
            账目和已提交的内容都在主机里，没有受影响。重新打开窗口即可继续；没有提交的内容需要重填。
          </Trans>
        </Text>
        <Group gap="sm">
          <Button onClick={() => window.location.reload()}>
            <Trans>重新打开</Trans>
          </Button>
          <Button variant="default" onClick={() => void navigator.clipboard.writeText(details)}>
            <Trans>复制详情</Trans>
          </Button>
        </Group>
        <code className={classes.details}>{error.message}</code>
      </main>
    );
  }
}
