/** Keys of the site: listed by the dialog, the page and docs/keyboard.md, obeyed by components/search. */
export interface KeyRow {
  /** Keys pressed one after the other. */
  keys: readonly string[];
  does: string;
  group: "Find" | "Go to" | "In a table" | "Anywhere";
  /** Where the key leads; only under "Go to". */
  href?: string;
  /** A single character without a modifier, which can be switched off. */
  isCharacter: boolean;
}

const go = (key: string, does: string, href: string): KeyRow => ({
  keys: ["g", key],
  does,
  group: "Go to",
  href,
  isCharacter: true,
});

const inTable = (key: string, does: string): KeyRow => ({
  keys: [key],
  does,
  group: "In a table",
  isCharacter: true,
});

export const KEYS: readonly KeyRow[] = [
  { keys: ["⌘ K or Ctrl K"], does: "Search networks, pages, claims and actions", group: "Find", isCharacter: false },
  { keys: ["/"], does: "Search", group: "Find", isCharacter: true },
  { keys: ["?"], does: "Show these keys", group: "Find", isCharacter: true },
  go("s", "Scoreboard", "/"),
  go("c", "Compare", "/compare?n=helium,filecoin,akash"),
  go("m", "Map", "/map"),
  go("x", "Conflicts", "/conflicts"),
  go("l", "Claims", "/claims"),
  go("h", "Changes", "/changes"),
  go("t", "Method", "/method"),
  go("d", "Data", "/data"),
  inTable("j", "Next row"),
  inTable("k", "Previous row"),
  inTable("x", "Tick the row for a comparison, or take the tick off"),
  inTable("c", "Compare the ticked rows"),
  { keys: ["Enter"], does: "Open the row", group: "In a table", isCharacter: false },
  { keys: ["e"], does: "Open the report as PDF", group: "Anywhere", isCharacter: true },
  { keys: ["a"], does: "Change the as-of day", group: "Anywhere", isCharacter: true },
  {
    keys: ["Escape"],
    does: "Close what is open: search, keys, the drawer of a number",
    group: "Anywhere",
    isCharacter: false,
  },
];

/** Where `g` and then this key leads; null = nowhere. */
export const placeOf = (key: string): string | null =>
  KEYS.find(({ keys, href }) => href !== undefined && keys[1] === key)?.href ?? null;
