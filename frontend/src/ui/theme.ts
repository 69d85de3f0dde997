/** One accent colour, compact controls, and the fonts the system already has. */
import { createTheme } from "@mantine/core";
import type { MantineColorsTuple } from "@mantine/core";

/** Mantine's greys with a little blue in them, lightest first, to go with theme.css. */
const NIGHT: MantineColorsTuple = [
  "#dfe3ec",
  "#c2c8d4",
  "#a4adbd",
  "#6f798c",
  "#3c4353",
  "#2f3543",
  "#252a36",
  "#1d212b",
  "#161a22",
  "#101319",
];

export const theme = createTheme({
  primaryColor: "indigo",
  primaryShade: { light: 7, dark: 8 },
  autoContrast: true,
  defaultRadius: "md",
  cursorType: "pointer",
  focusRing: "auto",
  respectReducedMotion: true,
  fontFamily:
    'Inter, ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  headings: { fontWeight: "650" },
  fontSizes: { xs: "12px", sm: "13.5px", md: "15px" },
  colors: { dark: NIGHT },
  components: {
    InputWrapper: { styles: { label: { fontSize: 13, fontWeight: 570, marginBottom: 2 } } },
    // A link in a sentence is told by more than its colour.
    Anchor: { defaultProps: { underline: "always" } },
    Button: { styles: { label: { fontWeight: 570 } } },
    ActionIcon: { classNames: { root: "icon-button" } },
    Badge: { styles: { root: { minWidth: "max-content" } } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 300, multiline: true, maw: 320 } },
    Modal: {
      defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.45 } },
      styles: { title: { fontWeight: 650, lineHeight: 1.35, overflowWrap: "anywhere" } },
    },
  },
});
