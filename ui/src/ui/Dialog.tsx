import { useLingui } from "@lingui/react/macro";
import { Modal, type ModalProps } from "@mantine/core";
import type { ReactNode } from "react";
import { FocusScope, useKey } from "../keys/focus";

interface DialogProps {
  opened: boolean;
  onClose: () => void;
  title: ReactNode;
  /** Ctrl+Enter; leave it out where there is nothing to confirm. */
  onConfirm?: () => void;
  size?: ModalProps["size"];
  /** False where it cannot be left without an answer. */
  closable?: boolean;
  /** Near the top of the window, for boxes that grow while one types. */
  high?: boolean;
  /** What it must never be hidden by: a question that comes up while another dialog is open lies above that. */
  above?: keyof typeof HEIGHTS;
  children: ReactNode;
}

/** Lists that drop down from a dialog are at 300. */
const HEIGHTS = { screen: 200, dialogs: 230, everything: 260 };

/** A dialog that owns the keyboard while it is open: Esc closes it, Ctrl+Enter confirms it. */
export function Dialog(props: DialogProps) {
  const { t } = useLingui();
  const {
    opened,
    onClose,
    title,
    onConfirm,
    size,
    closable = true,
    high = false,
    children,
    above = "screen",
  } = props;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={size}
      withCloseButton={closable}
      closeButtonProps={{ "aria-label": t`关闭` }}
      centered={!high}
      yOffset="9vh"
      zIndex={HEIGHTS[above]}
      closeOnClickOutside={false}
      styles={{ title: { fontWeight: 600, fontSize: 16 } }}
    >
      <FocusScope scope="dialog">
        <DialogKeys onClose={closable ? onClose : undefined} onConfirm={onConfirm} />
        {children}
      </FocusScope>
    </Modal>
  );
}

function DialogKeys({ onClose, onConfirm }: { onClose?: () => void; onConfirm?: () => void }) {
  useKey("dialog.close", () => onClose?.(), onClose !== undefined);
  useKey("dialog.confirm", () => onConfirm?.(), onConfirm !== undefined);
  return null;
}
