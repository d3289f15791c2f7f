import { COVERAGE_EDGES, clampTo, coverageAxis, zeroBasedAxis } from "./axes";
import { placeEvents } from "./events";
import type { DemandSubsidyRow } from "./flow-rows";
import { flowColumns, type StackedQuarter, stackQuarter } from "./flow-stacks";
import { demandSubsidyTable, type FlowWords, legendOf, readoutOf } from "./flow-words";
import { everyQuarter } from "./quarters";
import { isBounded, mergeGaps } from "./spans";
import type { ChartEvent, ChartSpec, ChartSubject, EndLabelSpec, LineSpec, RangeSpec } from "./types";

export interface DemandSubsidyOptions {
  /** Unique on the page. */
  id: string;
  name: string;
  source: string;
  words: FlowWords;
  events: ChartEvent[];
  subject?: ChartSubject;
  /** Charts that are compared share their scale: the axis reaches at least this far, USD. */
  atLeastUsd?: number;
}

/** Drawn height of a range without an upper bound, as a share of the tallest stack: a direction, not a size. */
const OPEN_SHARE = 0.05;

const EMPTY = (quarter: string): DemandSubsidyRow => ({
  quarter,
  revenue: [],
  subsidy: [],
  demandUsd: null,
  subsidyUsd: null,
  coverage: null,
});

/**
 * Per quarter two stacks: who paid (by payer class) and what the token paid (by bucket), and below them their ratio on
 * a log scale with the edges of the classes. Rows in any order; quarters between the first and the last that have no
 * row are drawn as not reported.
 */
export function demandVsSubsidy(rows: readonly DemandSubsidyRow[], options: DemandSubsidyOptions): ChartSpec {
  const quarters = everyQuarter(rows.map((row) => row.quarter));
  const filled = quarters.map((quarter) => rows.find((row) => row.quarter === quarter) ?? EMPTY(quarter));
  const tallest = Math.max(0, options.atLeastUsd ?? 0, ...filled.map((row) => stackQuarter(row, 0).topUsd));
  const stacks = filled.map((row) => stackQuarter(row, tallest * OPEN_SHARE));
  const money = zeroBasedAxis(Math.max(tallest, ...stacks.map((stack) => stack.topUsd)), "$");
  const ends = filled.flatMap(({ coverage }) =>
    coverage ? [coverage.low, coverage.high, coverage.value ?? coverage.low] : [],
  );
  const ratio = coverageAxis(ends);
  const { line, ranges } = coverageMarks(filled, ratio.domain);
  return {
    id: options.id,
    subject: options.subject ?? null,
    title: "Demand against subsidy",
    question: `How much of ${options.name} do customers pay for, and how much do token emissions pay?`,
    unit: "USD per quarter",
    source: options.source,
    summary: summaryOf(filled, stacks, options),
    quarters,
    panels: [
      { id: "flows", title: "USD per quarter", scale: "linear", ...money },
      { id: "coverage", title: "Coverage = demand ÷ subsidy, log scale", scale: "log", ...ratio },
    ],
    ...flowColumns(stacks),
    lines: [line],
    ranges,
    thresholds: COVERAGE_EDGES.map((value) => ({
      panel: "coverage",
      value,
      text: value === 1 ? "parity" : null,
      isStrong: value === 1,
    })),
    gaps: mergeGaps(filled.map((row, index) => gapReason(row, stacks[index]))),
    events: placeEvents(options.events, quarters),
    endLabels: endLabels(filled, stacks, options.words, ratio.domain),
    legend: legendOf(stacks, ranges.length > 0),
    readouts: filled.map((row) => readoutOf(row, options.words)),
    table: demandSubsidyTable(filled, options.words),
  };
}

function coverageMarks(
  rows: readonly DemandSubsidyRow[],
  domain: [number, number],
): { line: LineSpec; ranges: RangeSpec[] } {
  const points: LineSpec["points"] = [];
  const ranges: RangeSpec[] = [];
  for (const { quarter, coverage } of rows) {
    const [low, high] = coverage ? [clampTo(domain, coverage.low), clampTo(domain, coverage.high)] : [null, null];
    // A range that lies beyond the axis as a whole has no length there: it is drawn as a point at that end.
    const isBeyond = low !== null && high !== null && low.value === high.value;
    if (!coverage || !low || !high) points.push({ quarter, value: null, clamped: null });
    else if (coverage.value !== null) points.push({ quarter, ...clampTo(domain, coverage.value) });
    else points.push(isBeyond ? { quarter, ...low } : { quarter, value: null, clamped: null });
    if (coverage && low && high && isBounded(coverage) && !isBeyond) {
      ranges.push({
        series: "coverage-range",
        panel: "coverage",
        quarter,
        low: low.value,
        high: high.value,
        tone: "ink",
      });
    }
  }
  return { line: { series: "coverage", label: "Coverage", panel: "coverage", tone: "ink", points }, ranges };
}

/** Why a quarter has no (complete) pair of numbers, and in which panels that is drawn. */
function gapReason(
  row: DemandSubsidyRow,
  stack: StackedQuarter | undefined,
): { panels: string[]; text: string } | null {
  if (!stack || row.coverage) return null;
  const { demand, subsidy } = stack.state;
  if (stack.segments.length === 0 && demand === "missing" && subsidy === "missing")
    return { panels: ["flows", "coverage"], text: "not reported" };
  if (demand !== "known" && subsidy !== "known") return { panels: ["coverage"], text: "not reported" };
  if (demand !== "known")
    return { panels: ["coverage"], text: demand === "partial" ? "demand partly reported" : "demand not reported" };
  if (subsidy !== "known")
    return {
      panels: ["coverage"],
      text: subsidy === "partial" ? "emissions partly reported" : "emissions not reported",
    };
  return { panels: ["coverage"], text: "no ratio" };
}

function endLabels(
  rows: readonly DemandSubsidyRow[],
  stacks: readonly StackedQuarter[],
  words: FlowWords,
  domain: [number, number],
): EndLabelSpec[] {
  const labels: EndLabelSpec[] = [];
  // The last quarters of two series may differ: each label says which one it is of.
  const dated = (index: number) => rows[index]?.quarter ?? null;
  const demandAt = rows.findLastIndex((row) => row.demandUsd !== null);
  const subsidyAt = rows.findLastIndex((row) => row.subsidyUsd !== null);
  const coverageAt = rows.findLastIndex((row) => row.coverage !== null);
  const demand = rows[demandAt]?.demandUsd;
  const subsidy = rows[subsidyAt]?.subsidyUsd;
  const coverage = rows[coverageAt]?.coverage;
  if (subsidy)
    labels.push({
      panel: "flows",
      value: stacks[subsidyAt]?.subsidyTopUsd ?? 0,
      title: "Subsidy",
      quarter: dated(subsidyAt),
      of: { id: "subsidy", quarter: rows[subsidyAt]?.quarter ?? "" },
      text: words.usd(subsidy),
      tone: "subsidy",
    });
  if (demand)
    labels.push({
      panel: "flows",
      value: stacks[demandAt]?.demandTopUsd ?? 0,
      title: "Demand",
      quarter: dated(demandAt),
      of: { id: "demand", quarter: rows[demandAt]?.quarter ?? "" },
      text: words.usd(demand),
      tone: "demand",
    });
  if (coverage) {
    const [low, high] = [clampTo(domain, coverage.low).value, clampTo(domain, coverage.high).value];
    const value = coverage.value === null ? Math.sqrt(low * high) : clampTo(domain, coverage.value).value;
    labels.push({
      panel: "coverage",
      value,
      title: "Coverage",
      quarter: dated(coverageAt),
      of: { id: "coverage", quarter: rows[coverageAt]?.quarter ?? "" },
      text: words.coverage(coverage),
      tone: "ink",
    });
  }
  return labels;
}

function summaryOf(
  rows: readonly DemandSubsidyRow[],
  stacks: readonly StackedQuarter[],
  { name, words }: DemandSubsidyOptions,
): string {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return `No quarter of ${name} is on record.`;
  const missing = (side: "demand" | "subsidy") => stacks.filter((stack) => stack.state[side] !== "known").length;
  const both = rows.findLast((row) => row.coverage !== null);
  const latest = both
    ? `Latest with both: ${both.quarter}, demand ${words.usd(both.demandUsd)}, subsidy ${words.usd(both.subsidyUsd)}, coverage ${words.coverage(both.coverage)}.`
    : "No quarter has both demand and emissions.";
  return `Demand and subsidy of ${name} by quarter, ${first.quarter} to ${last.quarter}. ${latest} Of ${rows.length} quarters, demand is not fully reported in ${missing("demand")}, emissions in ${missing("subsidy")}.`;
}
