import { useLingui } from "@lingui/react/macro";
import { IconLock } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useMay } from "../api/session";
import { Button, type ButtonProps, Tooltip } from "../ui/kit";
import { type CommandId, commandFacts } from "./commands";
import { useKey } from "./focus";
import { KeyHint } from "./KeyHint";

interface CommandButtonProps extends Omit<ButtonProps, "onClick"> {
  id: CommandId;
  onRun: () => void;
  /** Another word than the command's own title. */
  children?: ReactNode;
  /** The right that the operation behind it needs, where the command table does not name it. */
  needs?: string;
}

/** A verb with its key printed on it. The key works while the button is on the screen and enabled. */
export function CommandButton({ id, onRun, children, needs, disabled, ...props }: CommandButtonProps) {
  const { t, i18n } = useLingui();
  const facts = commandFacts(id);
  const may = useMay(needs ?? facts.needs);
  const dead = Boolean(disabled) || props.loading === true || !may;
  useKey(id, onRun, !dead);
  const button = (
    <Button
      {...props}
      disabled={Boolean(disabled) || !may}
      onClick={onRun}
      leftSection={may ? props.leftSection : <IconLock size={14} />}
      rightSection={<KeyHint id={id} />}
    >
      {children ?? i18n._(facts.title)}
    </Button>
  );
  return may ? button : <Tooltip label={t`您的角色没有这项权限`}>{button}</Tooltip>;
}
