import { formatCoverage, formatMultiple, formatPercent, formatUsd } from "@/lib/format";
import type { Assessed, Category, NetworkRecord } from "@/lib/scoring";
import { yearlyRateOf } from "./half-year";
import { type IntervalView, intervalView } from "./interval";
import { type LastChange, lastChange } from "./last-change";
import { type NumberView, notApplicable, numberView } from "./number-view";
import { productGap } from "./product-gap";
import { type QuarterAge, quarterAgeOf } from "./quarter-age";
import type { SortKey } from "./scoreboard-query";
import { tracer } from "./tracer";
import { type TrendView, trendView } from "./trend";
import { type ValueCapture, valueCapture } from "./value-capture";
import { confidenceWords, cornerSpan, type VerdictView, verdictView } from "./verdict";

export interface BoardEntry {
  record: NetworkRecord;
  assessed: Assessed;
}

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
  quarter: QuarterAge;
  definition: string;
  definitionSensitive: boolean;
  capture: ValueCapture;
  /** Paid demand ÷ token price, both from a common start. */
  gap: NumberView;
  changed: LastChange;
}

/** A row with what it is sorted by; null = unknown. */
export type KeyedRow = ScoreboardRow & { keys: Record<SortKey, number | string | null> };

const ROWS = new WeakMap<Assessed, Map<string, KeyedRow>>();

/** A row is the same for every filter and order: made once for an assessment. */
export function toRow(entry: BoardEntry, pageQuery: string): KeyedRow {
  const kept = ROWS.get(entry.assessed) ?? new Map<string, KeyedRow>();
  ROWS.set(entry.assessed, kept);
  const row = kept.get(pageQuery) ?? makeRow(entry, pageQuery);
  kept.set(pageQuery, row);
  return row;
}

const TREND_RANK: Record<TrendView["direction"], number | null> = { up: 2, flat: 1, down: 0, unknown: null };
const CAPTURE_RANK = { programmatic: 3, discretionary: 2, promised: 1, suspended: 0 } as const;

function makeRow({ record, assessed }: BoardEntry, pageQuery: string): KeyedRow {
  const { network } = record;
  const rate = yearlyRateOf(assessed);
  const { demandUsd: demand, subsidyUsd: subsidy } = rate;
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
  const period = rate.words;
  const quarter = quarterAgeOf(assessed, "none");
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
      age: period && quarter.age,
      ...to.formula("demand.annualised"),
    }),
    subsidyUsdPerYear: numberView(subsidy, formatUsd, {
      grade: grade("emissions"),
      period,
      age: period && quarter.age,
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
    quarter,
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
export function compareKeys(a: number | string | null, b: number | string | null, sign: 1 | -1): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return a === b ? 0 : (a < b ? -1 : 1) * sign;
}
