import {
  Button,
  createTheme,
  Drawer,
  Input,
  type MantineColorsTuple,
  Menu,
  Modal,
  Popover,
  Select,
  Tooltip,
} from "@mantine/core";
import appear from "./appear.module.css";

/** Step 7 is the primary blue, 6.09:1 against white. */
const harbour: MantineColorsTuple = [
  "#eef4fc",
  "#dce8f8",
  "#b7cff0",
  "#8fb4e7",
  "#6a9ade",
  "#4a83d3",
  "#3170c8",
  "#1f5fbf",
  "#184e9f",
  "#123c7c",
];

/** The dark greys that the kit uses for text (0) down to the page (7) and below. */
const night: MantineColorsTuple = [
  "#e8eaee",
  "#c9cdd5",
  "#a3a9b5",
  "#767d8b",
  "#3c424e",
  "#2b303a",
  "#262a33",
  "#1e2128",
  "#16181d",
  "#101216",
];

const day: MantineColorsTuple = [
  "#f7f8fa",
  "#eef1f5",
  "#e4e7ec",
  "#dfe2e7",
  "#c9ced6",
  "#a5abb7",
  "#6b7280",
  "#4a505c",
  "#343943",
  "#1b1e24",
];

const density = {
  "--input-height": "var(--kz-control)",
  "--input-size": "var(--kz-control)",
};

/**
 * The key layer owns the keyboard of dialogs: Esc closes one at a time, and the focus moves in the frame in which
 * one opens or closes. So they are there at once, and only fade in to the eye.
 */
const layered = {
  closeOnEscape: false,
  returnFocus: false,
  transitionProps: { duration: 0 },
  classNames: { content: appear.appear, overlay: appear.appear },
};

export const theme = createTheme({
  primaryColor: "harbour",
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  colors: { harbour, dark: night, gray: day },
  black: "#1b1e24",
  fontFamily: "var(--kz-font-ui)",
  fontFamilyMonospace: "var(--kz-font-mono)",
  fontSizes: { xs: "12px", sm: "13px", md: "14px", lg: "16px", xl: "20px" },
  lineHeights: { xs: "1.4", sm: "1.45", md: "1.5", lg: "1.5", xl: "1.4" },
  spacing: { xs: "4px", sm: "8px", md: "12px", lg: "16px", xl: "24px" },
  radius: { xs: "3px", sm: "4px", md: "6px", lg: "10px", xl: "14px" },
  defaultRadius: "md",
  cursorType: "pointer",
  headings: {
    fontWeight: "600",
    sizes: {
      h1: { fontSize: "20px", lineHeight: "1.4" },
      h2: { fontSize: "16px", lineHeight: "1.5" },
      h3: { fontSize: "14px", lineHeight: "1.5" },
    },
  },
  components: {
    Input: Input.extend({
      vars: (_theme, props) => ({ wrapper: props.size && props.size !== "sm" ? {} : density }),
    }),
    InputWrapper: Input.Wrapper.extend({
      vars: () => ({ label: { "--input-label-size": "13px" }, error: {}, success: {}, description: {} }),
      styles: { label: { marginBottom: 2, color: "var(--kz-dim)", fontWeight: 400 } },
    }),
    Button: Button.extend({
      vars: (_theme, props) => ({
        root: props.size ? {} : { "--button-height": "var(--kz-control)", "--button-fz": "13px" },
      }),
      styles: { label: { fontWeight: 500 } },
    }),
    Modal: Modal.extend({
      defaultProps: {
        ...layered,
        centered: true,
        radius: "lg",
        overlayProps: { backgroundOpacity: 0.35 },
      },
    }),
    Drawer: Drawer.extend({ defaultProps: layered }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 350, withArrow: true, fz: "xs" } }),
    Menu: Menu.extend({ defaultProps: { shadow: "md", transitionProps: { duration: 80 } } }),
    Popover: Popover.extend({ defaultProps: { shadow: "md", transitionProps: { duration: 80 } } }),
    Select: Select.extend({
      defaultProps: {
        allowDeselect: false,
        checkIconPosition: "right",
        maxDropdownHeight: 320,
        // Enter takes the first match of what was typed.
        selectFirstOptionOnChange: true,
      },
    }),
  },
});
