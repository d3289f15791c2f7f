import { formatAge, formatCoverage, formatMultiple, formatPercent, formatUsd } from "@/lib/format";
import {
  type Assessed,
  type Category,
  type NetworkRecord,
  type Span,
  triggerStates,
  type UnassessedFact,
} from "@/lib/scoring";
import { type Choice, filterRows } from "./choices";
import { draftWords } from "./drafts";
import { type IntervalView, intervalView } from "./interval";
import { type LastChange, lastChange } from "./last-change";
import { type NumberView, notApplicable, numberView } from "./number-view";
import { productGap } from "./product-gap";
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
  type SortKey,
} from "./scoreboard-query";
import { conditionWords } from "./surroundings/triggers";
import { ALL_NETWORKS } from "./trace-key";
import { tracer } from "./tracer";
import { type TrendView, trendView } from "./trend";
import { type ValueCapture, valueCapture } from "./value-capture";
import { confidenceWords, cornerSpan, definitionVerdict, type VerdictView, verdictView } from "./verdict";
import { scaleSpan, sumSpans, windowQuarters } from "./windows";

/** Networks on one page of the board. */
export const BOARD_PAGE = 200;

export interface ScoreboardRow {
  slug: string;
  name: string;
  token: string;
  category: Category;
  resource: string;
  verdict: VerdictView;
  interval: IntervalView | null;
  trend: TrendView;
  demandUsdPerYear: NumberView;
  subsidyUsdPerYear: NumberView;
  coverage: NumberView;
  demandShare: NumberView;
  utilisation: NumberView;
  confidence: string;
  quarter: string;
  definition: string;
  definitionSensitive: boolean;
  capture: ValueCapture;
  /** Paid demand ÷ token price, both from a common start. */
  gap: NumberView;
  changed: LastChange;
}

export interface AttentionGroup {
  id: string;
  title: string;
  items: { slug: string; name: string; text: ProseView }[];
}

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

export const OLD_QUARTER_DAYS = 200;
const QUARTERS_PER_YEAR = 4;

const UNASSESSED_WORDS: Record<UnassessedFact["kind"], string> = {
  adjacent: "adjacent, not a DePIN network",
  sector: "figures of the whole sector",
};

interface Entry {
  record: NetworkRecord;
  assessed: Assessed;
}

const annualised = (span: Span | null): Span | null => scaleSpan(span, QUARTERS_PER_YEAR / 2);

type KeyedRow = ScoreboardRow & { keys: Record<SortKey, number | string | null> };

const ROWS = new WeakMap<Assessed, Map<string, KeyedRow>>();

/** A row is the same for every filter and order: made once for an assessment. */
function toRow(entry: Entry, pageQuery: string): KeyedRow {
  const kept = ROWS.get(entry.assessed) ?? new Map<string, KeyedRow>();
  ROWS.set(entry.assessed, kept);
  const row = kept.get(pageQuery) ?? makeRow(entry, pageQuery);
  kept.set(pageQuery, row);
  return row;
}

const TREND_RANK: Record<TrendView["direction"], number | null> = { up: 2, flat: 1, down: 0, unknown: null };
const CAPTURE_RANK = { programmatic: 3, discretionary: 2, promised: 1, suspended: 0 } as const;

function makeRow({ record, assessed }: Entry, pageQuery: string): KeyedRow {
  const { network } = record;
  const half = windowQuarters(assessed, 2);
  const demand = annualised(
    cornerSpan(assessed, (r) => r.ratios.revenue2qUsd) ?? sumSpans(half.map((q) => q.demandUsd)),
  );
  const subsidy = annualised(
    cornerSpan(assessed, (r) => r.ratios.emissions2qUsd) ?? sumSpans(half.map((q) => q.emissionsUsd)),
  );
  const coverage = cornerSpan(assessed, (r) => r.ratios.prudentCoverage);
  const share = cornerSpan(assessed, (r) =>
    r.ratios.prudentCoverage === Infinity ? 1 : r.ratios.prudentCoverage / (1 + r.ratios.prudentCoverage),
  );
  const utilisation = assessed.inputs.find((input) => input.id === "utilisation");
  const verdict = verdictView(assessed);
  const grade = (id: string) => assessed.inputs.find((input) => input.id === id)?.grade ?? null;
  const to = tracer(network.slug, pageQuery);
  const [interval, trend, gap] = [intervalView(assessed, to), trendView(assessed), productGap(assessed)];
  const [capture, changed] = [valueCapture(record, assessed.asOf), lastChange(assessed)];
  const period = assessed.quarter ? `half-year to ${assessed.quarter}, times two` : null;
  return {
    slug: network.slug,
    name: network.name,
    token: network.token,
    category: network.category,
    resource: network.resource,
    verdict,
    interval,
    trend,
    demandUsdPerYear: numberView(demand, formatUsd, {
      grade: grade("revenue"),
      period,
      ...to.formula("demand.annualised"),
    }),
    subsidyUsdPerYear: numberView(subsidy, formatUsd, {
      grade: grade("emissions"),
      period,
      ...to.formula("subsidy.annualised"),
    }),
    coverage: numberView(coverage, formatCoverage, { ...to.formula("coverage.prudent"), note: "prudent coverage C*" }),
    demandShare: numberView(share, formatPercent, { ...to.formula("share.demand"), note: "C* ÷ (1 + C*)" }),
    utilisation:
      utilisation?.state === "not_applicable"
        ? { ...notApplicable(utilisation.formula), ...to.formula("input.utilisation") }
        : numberView(utilisation?.span ?? null, formatPercent, {
            grade: utilisation?.grade ?? null,
            ...to.formula("input.utilisation"),
            note: utilisation?.formula ?? null,
          }),
    confidence: confidenceWords(assessed),
    quarter: assessed.quarter ?? "none",
    definition:
      assessed.definitions.find((definition) => definition.id === assessed.definitionId)?.label ??
      assessed.definitionId,
    definitionSensitive: assessed.definitionRobust === false,
    capture,
    gap: numberView(gap?.span ?? null, formatMultiple, {
      period: gap && `${gap.base} to ${gap.quarter}`,
      ...(gap ? to.formula("product.gap") : {}),
    }),
    changed,
    keys: {
      verdict: coverage ? (verdict.step ?? 0) * 1e6 + Math.min(coverage.low, 1e5) : null,
      network: network.name.toLowerCase(),
      demand: demand?.low ?? null,
      subsidy: subsidy?.high ?? null,
      coverage: coverage?.low ?? null,
      share: share?.low ?? null,
      utilisation: utilisation?.span?.low ?? null,
      confidence: cornerSpan(assessed, (r) => r.dataConfidence)?.low ?? null,
      quarter: assessed.quarter,
      interval: interval?.low ?? null,
      trend: TREND_RANK[trend.direction],
      capture: capture.state && CAPTURE_RANK[capture.state],
      gap: gap?.span.low ?? null,
      changed: changed.quarter,
    },
  };
}

/** Unknown sorts last in either direction; ties by name. */
function compareKeys(a: number | string | null, b: number | string | null, sign: 1 | -1): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return a === b ? 0 : (a < b ? -1 : 1) * sign;
}

/** What a note is about; the first needs a reader soonest. */
const ATTENTION = [
  { id: "tripped", title: "A condition stated beforehand has come true" },
  { id: "conflict", title: "An open conflict between sources could change the class" },
  { id: "definition", title: "The class depends on the definition" },
  { id: "old", title: "Latest usable quarter is old" },
  { id: "draft", title: "Draft: an input nobody has researched yet" },
] as const;
type AttentionId = (typeof ATTENTION)[number]["id"];

function attentionOf({ record, assessed }: Entry, query: string): { id: AttentionId; text: ProseView }[] {
  const to = tracer(record.network.slug, query);
  const notes: { id: AttentionId; text: ProseView }[] = [];
  const tripped = triggerStates(record, assessed).filter(({ state }) => state === "tripped");
  for (const { id } of tripped) {
    const trigger = record.triggers.find((candidate) => candidate.id === id);
    if (trigger) notes.push({ id: "tripped", text: to.prose(conditionWords(trigger), { kind: "trigger", id }) });
  }
  const decisive = assessed.conflicts.filter((conflict) => conflict.status === "open" && conflict.changesVerdict);
  for (const { id, title } of decisive) notes.push({ id: "conflict", text: to.prose(title, { kind: "conflict", id }) });
  if (assessed.definitionRobust === false) {
    const classes = new Set(assessed.definitions.map((outcome) => classWords(definitionVerdict(outcome))));
    notes.push({ id: "definition", text: to.words([...classes].join(", "), "verdict") });
  }
  if (assessed.ageDays !== null && assessed.ageDays > OLD_QUARTER_DAYS) {
    const words = `${assessed.quarter}, ended ${formatAge(assessed.ageDays)} before the as-of day`;
    notes.push({ id: "old", text: to.words(words, "age") });
  }
  if (assessed.draftInputs.length > 0)
    notes.push({ id: "draft", text: to.words(draftWords(assessed.draftInputs), "verdict") });
  return notes;
}

/** Notes by what they are about, each with the networks it concerns. */
function attentionGroups(entries: Entry[], query: string): AttentionGroup[] {
  const notes = entries.flatMap((entry) =>
    attentionOf(entry, query).map((note) => ({
      ...note,
      slug: entry.record.network.slug,
      name: entry.record.network.name,
    })),
  );
  return ATTENTION.flatMap(({ id, title }) => {
    const items = notes.filter((note) => note.id === id).map(({ slug, name, text }) => ({ slug, name, text }));
    return items.length > 0 ? [{ id, title, items }] : [];
  });
}

/** The class in words, or the one it would read. */
const classWords = (verdict: VerdictView): string =>
  verdict.wouldRead ? `would read ${verdict.wouldRead}` : verdict.label.toLowerCase();

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
  entries: Entry[],
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
function entriesOf(entries: Entry[], rows: readonly ScoreboardRow[]): Entry[] {
  const slugs = new Set(rows.map(({ slug }) => slug));
  return entries.filter(({ record }) => slugs.has(record.network.slug));
}

function countBy<T>(items: T[], key: (item: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return [...groups];
}
