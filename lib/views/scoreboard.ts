import { daysBetween, formatAge, formatCoverage, formatPercent, formatUsd } from "@/lib/format";
import {
  type Assessed,
  CATEGORIES,
  type Category,
  type NetworkRecord,
  type Span,
  triggerStates,
  type UnassessedFact,
} from "@/lib/scoring";
import { draftWords } from "./drafts";
import { type IntervalView, intervalView } from "./interval";
import { type NumberView, notApplicable, numberView } from "./number-view";
import type { ProseView } from "./prose";
import { conditionWords } from "./surroundings/triggers";
import { ALL_NETWORKS } from "./trace-key";
import { type Lead, tracer } from "./tracer";
import { type TrendView, trendView } from "./trend";
import { confidenceWords, cornerSpan, definitionVerdict, type VerdictView, verdictView } from "./verdict";
import { scaleSpan, sumSpans, windowQuarters } from "./windows";

/** Query of `/`: every part has a fallback, a bad value is ignored. */
export interface ScoreboardQuery {
  sort: SortKey;
  direction: "asc" | "desc";
  category: Category | null;
  verdict: string | null;
  /** The board as known on this day; null = now. */
  asOf: string | null;
  /** From 1, which is also the default; beyond the last page it is the last. */
  page?: number;
}

/** Networks on one page of the board. */
export const BOARD_PAGE = 200;

export const SORT_KEYS = [
  "verdict",
  "network",
  "demand",
  "subsidy",
  "coverage",
  "share",
  "utilisation",
  "confidence",
  "quarter",
] as const;
export type SortKey = (typeof SORT_KEYS)[number];

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
  /** Distance of the facts to today, when it is worth a banner. */
  staleness: ProseView | null;
  /** By what they are about, the most pressing first. */
  attention: AttentionGroup[];
  categories: { category: Category; count: number; lead: Lead }[];
  verdicts: { code: string; label: string; count: number; lead: Lead }[];
  rows: ScoreboardRow[];
  query: ScoreboardQuery;
  /** Shown when filters leave nothing. */
  total: number;
  /** Pages of what fits the filters, from 1, and the one shown. */
  pages: { count: number; current: number };
  /** Shown below the board, without a verdict. */
  unassessed: { slug: string; name: string; words: string }[];
}

const STALE_AFTER_DAYS = 30;
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

type SortedRow = ScoreboardRow & { keys: Record<SortKey, number | string | null> };

/** Rows by their assessment: what a board of many networks would make anew for every reader. */
const madeRows = new WeakMap<Assessed, { pageQuery: string; row: SortedRow }>();

function toRow(entry: Entry, pageQuery: string): SortedRow {
  const made = madeRows.get(entry.assessed);
  if (made?.pageQuery === pageQuery) return made.row;
  const row = makeRow(entry, pageQuery);
  madeRows.set(entry.assessed, { pageQuery, row });
  return row;
}

function makeRow({ record, assessed }: Entry, pageQuery: string): SortedRow {
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
  const period = assessed.quarter ? `half-year to ${assessed.quarter}, times two` : null;
  return {
    slug: network.slug,
    name: network.name,
    token: network.token,
    category: network.category,
    resource: network.resource,
    verdict,
    interval: intervalView(assessed, to),
    trend: trendView(assessed),
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

/** Networks by verdict, filtered and sorted as the query says. `today` only feeds the distance banner. */
export function buildScoreboard(
  entries: Entry[],
  query: ScoreboardQuery,
  asOf: string,
  today: string,
  unassessed: UnassessedFact[] = [],
): ScoreboardView {
  const suffix = query.asOf ? `?asOf=${query.asOf}` : "";
  const board = tracer(ALL_NETWORKS, suffix);
  const rows = entries.map((entry) => toRow(entry, suffix));
  const shown = rows
    .filter(
      (row) =>
        (!query.category || row.category === query.category) && (!query.verdict || row.verdict.code === query.verdict),
    )
    .sort(
      (a, b) =>
        compareKeys(a.keys[query.sort], b.keys[query.sort], query.direction === "asc" ? 1 : -1) ||
        a.name.localeCompare(b.name, "en"),
    );
  const count = Math.max(1, Math.ceil(shown.length / BOARD_PAGE));
  const current = Math.min(query.page ?? 1, count);
  const onPage = shown.slice((current - 1) * BOARD_PAGE, current * BOARD_PAGE);
  const verdicts = countBy(rows, (row) => row.verdict.code).map(([code, group]) => ({
    code,
    label: code === "range" ? "Range" : (group[0]?.verdict.label ?? code),
    count: group.length,
    lead: board.formula(`verdict.${code}`),
  }));
  const counted = verdicts.map((verdict) => `${verdict.count} ${verdict.label.toLowerCase()}`).join(", ");
  const lag = daysBetween(asOf, today);
  return {
    line: board.words(`${rows.length} ${rows.length === 1 ? "network" : "networks"}: ${counted}.`, "networks"),
    asOf,
    staleness:
      lag > STALE_AFTER_DAYS ? board.words(`The facts are as of ${asOf}, ${formatAge(lag)} ago.`, "age") : null,
    attention: attentionGroups(entries.length > BOARD_PAGE ? entriesOf(entries, onPage) : entries, suffix),
    categories: CATEGORIES.flatMap((category) => {
      const count = rows.filter((row) => row.category === category).length;
      return count > 0 ? [{ category, count, lead: board.formula(`category.${category}`) }] : [];
    }),
    verdicts,
    rows: onPage.map(({ keys: _keys, ...row }) => row),
    query: { ...query, page: current },
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
