import { daysBetween, formatAge, formatCoverage, formatPercent, formatUsd } from "@/lib/format";
import { type Assessed, CATEGORIES, type Category, type NetworkFact, type Span } from "@/lib/scoring";
import { draftWords } from "./drafts";
import { type IntervalView, intervalView } from "./interval";
import { type NumberView, notApplicable, numberView } from "./number-view";
import { type TrendView, trendView } from "./trend";
import { confidenceWords, cornerSpan, definitionVerdict, type VerdictView, verdictView } from "./verdict";
import { scaleSpan, sumSpans, windowQuarters } from "./windows";

/** Query of `/`: every part has a fallback, a bad value is ignored. */
export interface ScoreboardQuery {
  sort: SortKey;
  direction: "asc" | "desc";
  category: Category | null;
  verdict: string | null;
}

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

export interface ScoreboardView {
  /** "3 networks: 2 subsidy-led, 1 subsidy-leaning." */
  line: string;
  asOf: string;
  /** Distance of the facts to today, when it is worth a banner. */
  staleness: string | null;
  attention: { slug: string; name: string; text: string }[];
  categories: { category: Category; count: number }[];
  verdicts: { code: string; label: string; count: number }[];
  rows: ScoreboardRow[];
  query: ScoreboardQuery;
  /** Shown when filters leave nothing. */
  total: number;
}

const STALE_AFTER_DAYS = 30;
const OLD_QUARTER_DAYS = 200;
const QUARTERS_PER_YEAR = 4;

interface Entry {
  network: NetworkFact;
  assessed: Assessed;
}

const annualised = (span: Span | null): Span | null => scaleSpan(span, QUARTERS_PER_YEAR / 2);

function toRow({ network, assessed }: Entry): ScoreboardRow & { keys: Record<SortKey, number | string | null> } {
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
  const href = `/networks/${network.slug}`;
  const period = assessed.quarter ? `half-year to ${assessed.quarter}, times two` : null;
  return {
    slug: network.slug,
    name: network.name,
    token: network.token,
    category: network.category,
    resource: network.resource,
    verdict,
    interval: intervalView(assessed),
    trend: trendView(assessed),
    demandUsdPerYear: numberView(demand, formatUsd, { grade: grade("revenue"), period, href: `${href}#who-pays` }),
    subsidyUsdPerYear: numberView(subsidy, formatUsd, { grade: grade("emissions"), period, href: `${href}#who-pays` }),
    coverage: numberView(coverage, formatCoverage, { href: `${href}#verdict`, note: "prudent coverage C*" }),
    demandShare: numberView(share, formatPercent, { href: `${href}#verdict`, note: "C* ÷ (1 + C*)" }),
    utilisation:
      utilisation?.state === "not_applicable"
        ? notApplicable(utilisation.formula)
        : numberView(utilisation?.span ?? null, formatPercent, {
            grade: utilisation?.grade ?? null,
            href: `${href}#utilisation`,
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

function attentionOf({ assessed }: Entry): string[] {
  const notes: string[] = [];
  if (assessed.definitionRobust === false) {
    const classes = new Set(assessed.definitions.map((outcome) => classWords(definitionVerdict(outcome))));
    notes.push(`the verdict depends on the definition: ${[...classes].join(", ")}`);
  }
  const decisive = assessed.conflicts.filter((conflict) => conflict.status === "open" && conflict.changesVerdict);
  if (decisive.length > 0)
    notes.push(
      `${decisive.length} open ${decisive.length === 1 ? "conflict" : "conflicts"} between sources could change the class`,
    );
  if (assessed.draftInputs.length > 0) notes.push(`draft, not researched yet: ${draftWords(assessed.draftInputs)}`);
  if (assessed.ageDays !== null && assessed.ageDays > OLD_QUARTER_DAYS)
    notes.push(`latest usable quarter ended ${formatAge(assessed.ageDays)} before the as-of day`);
  return notes;
}

/** The class in words, or the one it would read. */
const classWords = (verdict: VerdictView): string =>
  verdict.wouldRead ? `would read ${verdict.wouldRead}` : verdict.label.toLowerCase();

/** Networks by verdict, filtered and sorted as the query says. `today` only feeds the distance banner. */
export function buildScoreboard(entries: Entry[], query: ScoreboardQuery, asOf: string, today: string): ScoreboardView {
  const rows = entries.map(toRow);
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
  const verdicts = countBy(rows, (row) => row.verdict.code).map(([code, group]) => ({
    code,
    label: code === "range" ? "Range" : (group[0]?.verdict.label ?? code),
    count: group.length,
  }));
  const counted = verdicts.map((verdict) => `${verdict.count} ${verdict.label.toLowerCase()}`).join(", ");
  const lag = daysBetween(asOf, today);
  return {
    line: `${rows.length} ${rows.length === 1 ? "network" : "networks"}: ${counted}.`,
    asOf,
    staleness: lag > STALE_AFTER_DAYS ? `The facts are as of ${asOf}, ${formatAge(lag)} ago.` : null,
    attention: entries.flatMap((entry) =>
      attentionOf(entry).map((text) => ({ slug: entry.network.slug, name: entry.network.name, text })),
    ),
    categories: CATEGORIES.flatMap((category) => {
      const count = rows.filter((row) => row.category === category).length;
      return count > 0 ? [{ category, count }] : [];
    }),
    verdicts,
    rows: shown.map(({ keys: _keys, ...row }) => row),
    query,
    total: rows.length,
  };
}

function countBy<T>(items: T[], key: (item: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return [...groups];
}
