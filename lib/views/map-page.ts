import { bifurcationMap, type MapRow, type MapSpec } from "@/lib/charts";
import { formatCoverage, formatMultiple, formatPercent, formatUsd } from "@/lib/format";
import type { Assessed, NetworkRecord, Span } from "@/lib/scoring";
import { yearlyRateOf } from "./half-year";
import { exact, type NumberView, numberView } from "./number-view";
import type { ProseView } from "./prose";
import { type QuarterAge, quarterAgeOf } from "./quarter-age";
import { ALL_NETWORKS } from "./trace-key";
import { type Lead, tracer } from "./tracer";
import { coverageChange, DOWN_RATIO, type TrendView, trendView, UP_RATIO } from "./trend";
import { cornerSpan, type VerdictView, verdictView } from "./verdict";
import { windowLabels } from "./windows";

export interface MapEntry {
  record: NetworkRecord;
  assessed: Assessed;
}

/** One network as the list below the map prints it: the same numbers, for keyboard and screen reader. */
export interface MapListRow {
  slug: string;
  name: string;
  href: string;
  verdict: VerdictView;
  quarter: QuarterAge;
  share: NumberView;
  /** Coverage at both ends of the interval. */
  interval: NumberView;
  trend: NumberView;
  trendWords: TrendView;
  subsidyUsdPerYear: NumberView;
  /** Demand share of the quarters before, oldest first. */
  trail: { quarter: string; share: NumberView }[];
}

export interface MapPageView {
  spec: MapSpec;
  rows: MapListRow[];
  /** Networks without a demand share: they have no place on the map. */
  absent: { slug: string; name: string; href: string; why: ProseView }[];
  /** Where the counts of the page lead. */
  lead: Lead;
}

/** Quarters that a trail goes back; with the present one, four. */
const TRAIL_QUARTERS = 3;

const shareOf = (coverage: number): number => (coverage === Number.POSITIVE_INFINITY ? 1 : coverage / (1 + coverage));
const shareSpan = (span: Span | null): Span | null =>
  span && {
    value: span.value === null ? null : shareOf(span.value),
    low: shareOf(span.low),
    high: shareOf(span.high),
  };
/** Where a range stands when it needs one place: the middle in halvings, its low end where it has none. */
const placeOf = ({ value, low, high }: Span): number =>
  value ?? (low > 0 && Number.isFinite(high) ? Math.sqrt(low * high) : low);

const shareText = (value: number): string => formatPercent(value);

interface Placed {
  point: MapRow;
  row: MapListRow;
}

function place({ record, assessed }: MapEntry, query: string): Placed | null {
  const { slug, name } = record.network;
  const coverage = cornerSpan(assessed, (result) => result.ratios.prudentCoverage);
  if (!coverage) return null;
  const to = tracer(slug, query);
  const change = coverageChange(assessed);
  const { subsidyUsd: subsidy } = yearlyRateOf(assessed);
  const trend = trendView(assessed);
  const verdict = verdictView(assessed);
  const { interval } = assessed;
  const trail = trailOf(assessed);
  const row: MapListRow = {
    slug,
    name,
    href: `/networks/${slug}${query}`,
    verdict,
    quarter: quarterAgeOf(assessed, "one year"),
    share: numberView(shareSpan(coverage), shareText, to.formula("share.demand")),
    interval: numberView(
      interval && { value: null, low: interval.low, high: interval.high },
      formatCoverage,
      to.formula("interval"),
    ),
    trend: numberView(change, formatMultiple, to.formula("trend")),
    trendWords: trend,
    subsidyUsdPerYear: numberView(subsidy, formatUsd, to.formula("subsidy.annualised")),
    trail: trail.map(({ quarter, coverage: past }) => ({
      quarter,
      share: numberView(exact(shareOf(past)), shareText, to.formula(`history@${quarter}`)),
    })),
  };
  return {
    row,
    point: {
      slug,
      name,
      coverage: coverage.low,
      low: interval?.low ?? coverage.low,
      high: interval?.high ?? coverage.high,
      trend: change && placeOf(change),
      trendLow: change?.low ?? null,
      trendHigh: change?.high ?? null,
      isHollow: trend.hollow || trend.direction === "unknown",
      subsidyUsd: subsidy && placeOf(subsidy),
      trail: trail.filter((step) => step.trend !== null).map((step) => ({ ...step, trend: step.trend ?? 1 })),
      readout: [
        { label: "Verdict", text: verdict.label, tone: null, fill: null },
        { label: "Demand share", text: row.share.text, tone: null, fill: null },
        { label: "Coverage, interval", text: row.interval.text, tone: null, fill: null },
        { label: "Trend", text: `${row.trend.text}, ${trend.text}`, tone: null, fill: null },
        { label: "Subsidy a year", text: row.subsidyUsdPerYear.text, tone: null, fill: null },
      ],
    },
  };
}

/** C* of the quarters before t, with the trend each of them had; quarters that could not be judged are left out. */
function trailOf(assessed: Assessed): { quarter: string; coverage: number; trend: number | null }[] {
  return Array.from({ length: TRAIL_QUARTERS }, (_, index) => TRAIL_QUARTERS - index).flatMap((shift) => {
    const [quarter] = windowLabels(assessed, 1, shift);
    const step = assessed.history.find((candidate) => candidate.quarter === quarter);
    if (!step || step.prudentCoverage === null) return [];
    const change = coverageChange(assessed, shift);
    return [{ quarter: step.quarter, coverage: step.prudentCoverage, trend: change && placeOf(change) }];
  });
}

/** Who carries whom, and which way each moves; largest demand share first in the list. */
export function buildMapPage(entries: readonly MapEntry[], query: string): MapPageView {
  const placed = entries.flatMap((entry) => place(entry, query) ?? []);
  const absent = entries.filter((entry) => !placed.some(({ row }) => row.slug === entry.record.network.slug));
  const board = tracer(ALL_NETWORKS, query).formula("networks");
  const unknown = placed.filter(({ point }) => point.trend === null).length;
  const most = placed.filter(({ point }) => point.coverage >= 1).map(({ row }) => row.name);
  return {
    spec: bifurcationMap(
      placed.map(({ point }) => point),
      {
        id: "map",
        title: "Two ways a network can go",
        question: "Which networks do customers carry, which do emissions, and which way is each of them moving?",
        unit: "share of paid demand in demand and subsidy together; area of a circle: subsidy a year",
        source:
          "House definitions, each network at its own latest quarter. Circle: the prudent reading. Whisker: the interval of coverage. Trail: the quarters before, as far as they can be judged. Every number stands in the list below with its source.",
        summary: `${placed.length} networks by demand share and by the trend of coverage; of ${unknown} the trend is not known. ${most.length > 0 ? `Customers pay at least as much as is emitted at ${most.join(", ")}.` : "At none do customers pay as much as is emitted."} The list below has the same numbers.`,
        trace: board.trace,
        risingFrom: UP_RATIO,
        fallingTo: DOWN_RATIO,
      },
    ),
    rows: placed
      .sort((a, b) => b.point.coverage - a.point.coverage || a.row.name.localeCompare(b.row.name, "en"))
      .map(({ row }) => row),
    absent: absent.map(({ record: { network }, assessed }) => ({
      slug: network.slug,
      name: network.name,
      href: `/networks/${network.slug}${query}`,
      why: tracer(network.slug, query).words(verdictView(assessed).explanation, "verdict"),
    })),
    lead: board,
  };
}
