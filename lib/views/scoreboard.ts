import type { UnassessedFact } from "@/lib/scoring";
import { type AttentionGroup, attentionGroups } from "./attention";
import { type Choice, filterRows } from "./choices";
import type { ProseView } from "./prose";
import {
  BOARD_COLUMNS,
  BOARD_FACETS,
  type BoardFacet,
  type BoardPreset,
  boardArrangement,
  boardHref,
  boardPresets,
  DEFAULT_COLUMNS,
  OPEN_BOARD,
  type ScoreboardQuery,
} from "./scoreboard-query";
import { type BoardEntry, compareKeys, type KeyedRow, type ScoreboardRow, toRow } from "./scoreboard-rows";
import { ALL_NETWORKS } from "./trace-key";
import { tracer } from "./tracer";
import type { TrendView } from "./trend";

/** Networks on one page of the board. */
export const BOARD_PAGE = 200;

export interface ScoreboardView {
  /** "3 networks: 2 subsidy-led, 1 subsidy-leaning." */
  line: ProseView;
  asOf: string;
  /** By what they are about, the most pressing first. */
  attention: AttentionGroup[];
  /** What the board can be narrowed to, counted among the rows that fit all other filters. */
  choices: Record<BoardFacet, Choice[]>;
  /** Filters that are on, each with the address that takes it off. */
  filters: { facet: BoardFacet; label: string; offHref: string }[];
  /** The same day and arrangement without any filter. */
  allHref: string;
  rows: ScoreboardRow[];
  query: ScoreboardQuery;
  /** Every column in the order of the board, and whether it is shown. */
  columns: { id: string; head: string; shown: boolean }[];
  presets: BoardPreset[];
  /** Address of the board as it stands. */
  href: string;
  /** How many there are without filters. */
  total: number;
  /** Pages of what fits the filters, from 1, and the one shown. */
  pages: { count: number; current: number };
  /** Shown below the board, without a verdict. */
  unassessed: { slug: string; name: string; words: string }[];
}

const UNASSESSED_WORDS: Record<UnassessedFact["kind"], string> = {
  adjacent: "adjacent, not a DePIN network",
  sector: "figures of the whole sector",
};

const TREND_WORDS: Record<TrendView["direction"], string> = {
  up: "rising",
  flat: "steady",
  down: "falling",
  unknown: "not known",
};

const FACETS: Record<BoardFacet, (row: KeyedRow) => { value: string; label: string }> = {
  category: ({ category }) => ({ value: category, label: category }),
  resource: ({ resource }) => ({ value: resource, label: resource }),
  // A range is one verdict, whatever its ends.
  verdict: ({ verdict: { code, label } }) => ({ value: code, label: code === "range" ? "range" : label.toLowerCase() }),
  confidence: ({ confidence }) => ({ value: confidence.toLowerCase(), label: confidence.toLowerCase() }),
  trend: ({ trend: { direction } }) => ({ value: direction, label: TREND_WORDS[direction] }),
};

/** Networks by verdict, filtered and sorted as the query says. */
export function buildScoreboard(
  entries: BoardEntry[],
  query: ScoreboardQuery,
  asOf: string,
  unassessed: UnassessedFact[] = [],
): ScoreboardView {
  const suffix = query.asOf ? `?asOf=${query.asOf}` : "";
  const board = tracer(ALL_NETWORKS, suffix);
  const rows = entries.map((entry) => toRow(entry, suffix));
  const { rows: fitting, choices } = filterRows<BoardFacet, KeyedRow>(
    rows,
    query,
    FACETS,
    "/",
    null,
    boardArrangement(query),
  );
  const shown = fitting.toSorted(
    (a, b) =>
      compareKeys(a.keys[query.sort], b.keys[query.sort], query.direction === "asc" ? 1 : -1) ||
      a.name.localeCompare(b.name, "en"),
  );
  const count = Math.max(1, Math.ceil(shown.length / BOARD_PAGE));
  const current = Math.min(query.page, count);
  const onPage = shown.slice((current - 1) * BOARD_PAGE, current * BOARD_PAGE);
  const verdicts = countBy(rows, (row) => row.verdict.code).map(([code, group]) => ({
    code,
    label: code === "range" ? "Range" : (group[0]?.verdict.label ?? code),
    count: group.length,
  }));
  const counted = verdicts.map((verdict) => `${verdict.count} ${verdict.label.toLowerCase()}`).join(", ");
  return {
    line: board.words(`${rows.length} ${rows.length === 1 ? "network" : "networks"}: ${counted}.`, "networks"),
    asOf,
    attention: attentionGroups(entries.length > BOARD_PAGE ? entriesOf(entries, onPage) : entries, suffix),
    choices,
    filters: BOARD_FACETS.flatMap((facet) => {
      const value = query[facet];
      return value === null
        ? []
        : [{ facet, label: value.replaceAll("_", " "), offHref: boardHref({ ...query, page: 1, [facet]: null }) }];
    }),
    allHref: boardHref({
      ...OPEN_BOARD,
      sort: query.sort,
      direction: query.direction,
      columns: query.columns,
      asOf: query.asOf,
    }),
    rows: onPage.map(({ keys: _keys, ...row }) => row),
    query: { ...query, page: current },
    columns: BOARD_COLUMNS.map(({ id, head }) => ({
      id,
      head,
      shown: (query.columns ?? DEFAULT_COLUMNS).includes(id),
    })),
    presets: boardPresets(query),
    href: boardHref({ ...query, page: current }),
    total: rows.length,
    pages: { count, current },
    unassessed: unassessed.map(({ slug, name, kind }) => ({ slug, name, words: UNASSESSED_WORDS[kind] })),
  };
}

/** A board of many pages says what needs attention on the page that is shown. */
function entriesOf(entries: BoardEntry[], rows: readonly ScoreboardRow[]): BoardEntry[] {
  const slugs = new Set(rows.map(({ slug }) => slug));
  return entries.filter(({ record }) => slugs.has(record.network.slug));
}

function countBy<T>(items: T[], key: (item: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return [...groups];
}
