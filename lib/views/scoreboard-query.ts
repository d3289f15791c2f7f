import type { Category } from "@/lib/scoring";
import { queryText } from "./tables/address";

/** Columns of the board in their order, beside the name and the verdict, which are always there. */
export const BOARD_COLUMNS = [
  {
    id: "interval",
    head: "Coverage interval",
    numeric: false,
    title: "From the prudent to the open end of what is known",
  },
  {
    id: "coverage",
    head: "C*",
    numeric: true,
    title: "Prudent coverage: dollars paid by customers for every dollar of tokens issued",
  },
  { id: "trend", head: "Trend", numeric: false, title: "Coverage of the last half-year against the one before" },
  { id: "demand", head: "Paid demand, a year", numeric: true, title: "The period that decides, as a rate a year" },
  { id: "subsidy", head: "Subsidy, a year", numeric: true, title: "The period that decides, as a rate a year" },
  { id: "share", head: "Demand share", numeric: true, title: "C* ÷ (1 + C*)" },
  { id: "utilisation", head: "Utilisation", numeric: true, title: "Paid use ÷ capacity" },
  {
    id: "capture",
    head: "Value capture",
    numeric: false,
    title: "The surest way in which what customers pay reaches the token",
  },
  {
    id: "gap",
    head: "Product against token",
    numeric: true,
    title: "Paid demand ÷ token price, both from a common start; above 1 the product ran ahead",
  },
  { id: "confidence", head: "Data confidence", numeric: false, title: "How good the sources behind the verdict are" },
  { id: "changed", head: "Last change", numeric: false, title: "The quarter in which the verdict last became another" },
  { id: "quarter", head: "Quarter", numeric: false, title: "The latest usable quarter" },
] as const;

export type BoardColumn = (typeof BOARD_COLUMNS)[number]["id"];

export const BOARD_COLUMN_IDS: readonly BoardColumn[] = BOARD_COLUMNS.map(({ id }) => id);

/** What the board shows unless it is told otherwise: it fits a screen of 1280 pixels. */
export const DEFAULT_COLUMNS: readonly BoardColumn[] = [
  "interval",
  "coverage",
  "trend",
  "demand",
  "subsidy",
  "utilisation",
  "confidence",
  "quarter",
];

export const SORT_KEYS = [
  "verdict",
  "network",
  "interval",
  "coverage",
  "trend",
  "demand",
  "subsidy",
  "share",
  "utilisation",
  "capture",
  "gap",
  "confidence",
  "changed",
  "quarter",
] as const;
export type SortKey = (typeof SORT_KEYS)[number];

/** How a column sorts at its first click: names from A, all else from the most, the best or the latest. */
export const firstDirection = (key: SortKey): "asc" | "desc" => (key === "network" ? "asc" : "desc");

/** What the board can be narrowed to; null = all. */
export const BOARD_FACETS = ["category", "resource", "verdict", "confidence", "trend"] as const;
export type BoardFacet = (typeof BOARD_FACETS)[number];

/** Query of `/`: every part has a fallback, a bad value is ignored. */
export interface ScoreboardQuery extends Record<Exclude<BoardFacet, "category">, string | null> {
  sort: SortKey;
  direction: "asc" | "desc";
  category: Category | null;
  /** In the order of the board; null = the default ones. */
  columns: readonly BoardColumn[] | null;
  /** The board as known on this day; null = now. */
  asOf: string | null;
  /** From 1; beyond the last page it is the last. */
  page: number;
}

/** The board as it opens. */
export const OPEN_BOARD: ScoreboardQuery = {
  sort: "verdict",
  direction: "desc",
  category: null,
  resource: null,
  verdict: null,
  confidence: null,
  trend: null,
  columns: null,
  asOf: null,
  page: 1,
};

/** What differs from the board as it opens, by the names in its address: all of it but the filters and the page. */
export const boardArrangement = ({ sort, direction, columns, asOf }: ScoreboardQuery) => ({
  sort: sort === "verdict" ? null : sort,
  dir: direction === "desc" ? null : direction,
  columns: columns?.join(",") ?? null,
  asOf,
});

/** "" or `?…`: what differs from the board as it opens. */
export const scoreboardQuery = (query: ScoreboardQuery): string =>
  queryText({
    ...Object.fromEntries(BOARD_FACETS.map((facet) => [facet, query[facet]])),
    ...boardArrangement(query),
    page: query.page === 1 ? null : String(query.page),
  }).replaceAll("%2C", ",");

export const boardHref = (query: ScoreboardQuery): string => `/${scoreboardQuery(query)}`;

/** Ways to look at the board that have a name; a link each. */
const PRESETS: readonly { name: string; columns: readonly BoardColumn[] | null; sort: SortKey }[] = [
  { name: "Decision", columns: null, sort: "verdict" },
  { name: "Who pays", columns: ["interval", "coverage", "demand", "subsidy", "share"], sort: "share" },
  { name: "Product and token", columns: ["trend", "demand", "utilisation", "capture", "gap"], sort: "gap" },
  { name: "Evidence", columns: ["interval", "confidence", "changed", "quarter"], sort: "confidence" },
  { name: "All columns", columns: BOARD_COLUMN_IDS, sort: "verdict" },
];

export interface BoardPreset {
  name: string;
  href: string;
  current: boolean;
}

/** The named views under the filters and on the day of `query`. */
export const boardPresets = (query: ScoreboardQuery): BoardPreset[] =>
  PRESETS.map(({ name, columns, sort }) => ({
    name,
    href: boardHref({ ...query, columns, sort, direction: "desc", page: 1 }),
    current: (query.columns ?? DEFAULT_COLUMNS).join() === (columns ?? DEFAULT_COLUMNS).join(),
  }));
