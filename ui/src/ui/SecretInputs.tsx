import { useLingui } from "@lingui/react/macro";
import {
  PasswordInput as KitPasswordInput,
  PinInput as KitPinInput,
  type PasswordInputProps,
  type PinInputProps,
} from "@mantine/core";

/** A field for a password; the eye beside it has a name in the reader's language. */
export function PasswordInput(props: PasswordInputProps) {
  const { t } = useLingui();
  return <KitPasswordInput {...props} visibilityToggleButtonProps={{ "aria-label": t`显示或隐藏` }} />;
}

interface PinProps extends Omit<PinInputProps, "type" | "ariaLabel" | "placeholder" | "getInputProps"> {
  length: number;
}

/** Digits of a PIN, hidden as they are typed, one box each. */
export function PinInput({ length, ...props }: PinProps) {
  const { t } = useLingui();
  return (
    <KitPinInput
      {...props}
      length={length}
      type="number"
      mask
      placeholder=""
      getInputProps={(index) => ({ "aria-label": t`PIN 第 ${index + 1} 位，共 ${length} 位` })}
    />
  );
}
