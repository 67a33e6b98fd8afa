import { Select, type SelectProps } from "@mantine/core";
import { takesFirst } from "../keys/take-first";

/**
 * A list to be searched by typing: Enter takes the first line that fits, however fast it comes. Scanners and quick
 * hands press it before the kit has marked a line, and would otherwise choose nothing.
 */
export function SearchSelect(props: Omit<SelectProps, "searchable" | "selectFirstOptionOnChange">) {
  // What was typed before the lines came finds the first of them then.
  const loaded = (props.data?.length ?? 0) > 0;
  return <Select {...props} searchable selectFirstOptionOnChange={loaded} {...takesFirst} />;
}
