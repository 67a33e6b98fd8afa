import { useLingui } from "@lingui/react/macro";
import type { Args } from "../../api";
import { SegmentedControl, Text } from "../../ui";

type PriceMode = Args<"item.save">["priceMode"];

interface PriceModeFieldProps {
  label: string;
  value: PriceMode;
  disabled?: boolean;
  onChange: (mode: PriceMode) => void;
}

/** Whether a listed price holds tax and service charge, or whether they come on top. */
export function PriceModeField({ label, value, disabled, onChange }: PriceModeFieldProps) {
  const { t } = useLingui();
  return (
    <div>
      <Text size="sm" fw={500} mb={4}>
        {label}
      </Text>
      <SegmentedControl
        fullWidth
        disabled={disabled}
        aria-label={label}
        value={value}
        onChange={(next) => onChange(next as PriceMode)}
        data={[
          { value: "inclusive", label: t`已含税和服务费` },
          { value: "exclusive", label: t`另加税和服务费` },
        ]}
      />
    </div>
  );
}
