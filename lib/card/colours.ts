/** The colours of the site (app/globals.css), for files that stand alone. A test holds the two together. */
export const LIGHT = {
  paper: "#fbfaf7",
  panel: "#ffffff",
  well: "#f3f1ec",
  ink: "#1a1c1e",
  "ink-2": "#494e54",
  "ink-3": "#656b72",
  line: "#dedbd3",
  "line-strong": "#b9b5ab",
  demand: "#0b6a68",
  "demand-2": "#5aa5a0",
  subsidy: "#a65a06",
  "subsidy-2": "#d9a35a",
  unknown: "#83888e",
  accent: "#1c4c8c",
} as const;

export type Colours = Readonly<Record<keyof typeof LIGHT, string>>;

export const DARK: Colours = {
  paper: "#121416",
  panel: "#191c1f",
  well: "#1f2326",
  ink: "#ebe9e4",
  "ink-2": "#bdc0c3",
  "ink-3": "#969ba1",
  line: "#2e3337",
  "line-strong": "#4b5156",
  demand: "#52bab2",
  "demand-2": "#2f7d78",
  subsidy: "#e2a44e",
  "subsidy-2": "#96692c",
  unknown: "#82888e",
  accent: "#93bdf0",
};

/** auto = as the reader's system or the page around it has it. */
export type Theme = "auto" | "light" | "dark";

/** What `?theme=` says; anything else is auto. */
export const parseTheme = (asked: string | null): Theme => (asked === "light" || asked === "dark" ? asked : "auto");
