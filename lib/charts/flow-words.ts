import type { DemandSubsidyRow, RevenueKind, SubsidyKind } from "./flow-rows";
import { REVENUE_STYLES, type StackedQuarter, SUBSIDY_STYLES, subsidySeries } from "./flow-stacks";
import { sumKnown } from "./spans";
import type { ChartSpan, LegendEntry, ReadoutSpec, TableSpec } from "./types";

/** Numbers as text, handed in by the views: charts do not format. null reads "not reported". */
export interface FlowWords {
  usd: (span: ChartSpan | null) => string;
  coverage: (span: ChartSpan | null) => string;
}

const REVENUE_LABELS: Record<RevenueKind, string> = {
  organic: "Customers",
  unclassified: "Unclassified, half counts",
  related: "Related, not counted",
  excluded: "Excluded, not counted",
  incentive: "Rebates to customers, deducted",
};
const SUBSIDY_LABELS: Record<SubsidyKind, string> = {
  supply: "Emissions: suppliers",
  security: "Emissions: security",
  demand: "Emissions: users",
  cash: "Cash subsidy",
};
const REVENUE_KINDS: readonly RevenueKind[] = ["organic", "unclassified", "related", "excluded", "incentive"];
const SUBSIDY_KINDS: readonly SubsidyKind[] = ["supply", "security", "demand", "cash"];

const revenueOf = (row: DemandSubsidyRow, kind: RevenueKind) =>
  sumKnown(row.revenue.filter((line) => line.kind === kind).map((line) => line.usd));
const subsidyOf = (row: DemandSubsidyRow, kind: SubsidyKind) =>
  sumKnown(row.subsidy.filter((line) => line.kind === kind).map((line) => line.usd));

/** Entries for what is drawn, in the order it is stacked. */
export function legendOf(stacks: readonly StackedQuarter[], hasRanges: boolean): LegendEntry[] {
  const segments = stacks.flatMap((stack) => stack.segments);
  const has = (series: string) => segments.some((segment) => segment.series === series);
  const entries: LegendEntry[] = [];
  for (const { kind, tone, fill } of REVENUE_STYLES)
    if (has(kind)) entries.push({ label: REVENUE_LABELS[kind], tone, fill });
  if (has("demand-total")) entries.push({ label: "Demand, not split", tone: "demand", fill: "solid" });
  for (const { kind, tone, fill } of SUBSIDY_STYLES)
    if (has(subsidySeries(kind))) entries.push({ label: SUBSIDY_LABELS[kind], tone, fill });
  if (has("subsidy-total")) entries.push({ label: "Emissions, not split", tone: "subsidy-2", fill: "solid" });
  if (hasRanges || segments.some((segment) => segment.fill === "hatch"))
    entries.push({ label: "Bounds only", tone: "ink", fill: "hatch" });
  if (segments.some((segment) => segment.fill === "dots"))
    entries.push({ label: "Estimated", tone: "ink", fill: "dots" });
  const hasGaps = stacks.some((stack) => stack.state.demand !== "known" || stack.state.subsidy !== "known");
  if (hasGaps) entries.push({ label: "Not reported", tone: "unknown", fill: "missing" });
  return entries;
}

const graded = (text: string, grade: string | null | undefined): string => (grade ? `${text}, grade ${grade}` : text);

/** One quarter in words. */
export function readoutOf(row: DemandSubsidyRow, words: FlowWords): ReadoutSpec {
  const lines: ReadoutSpec["lines"] = [
    { label: "Demand", text: graded(words.usd(row.demandUsd), row.demandGrade), tone: null, fill: null },
  ];
  for (const kind of REVENUE_KINDS) {
    const style = REVENUE_STYLES.find((candidate) => candidate.kind === kind);
    const span = revenueOf(row, kind);
    if (span)
      lines.push({
        label: REVENUE_LABELS[kind],
        text: words.usd(span),
        tone: style?.tone ?? null,
        fill: style?.fill ?? null,
      });
  }
  lines.push({ label: "Subsidy", text: graded(words.usd(row.subsidyUsd), row.subsidyGrade), tone: null, fill: null });
  for (const { kind, tone, fill } of SUBSIDY_STYLES) {
    const span = subsidyOf(row, kind);
    if (span) lines.push({ label: SUBSIDY_LABELS[kind], text: words.usd(span), tone, fill });
  }
  lines.push({ label: "Coverage", text: words.coverage(row.coverage), tone: "ink", fill: "line" });
  return { quarter: row.quarter, lines };
}

/** Everything drawn as text; kinds without a single number have no column. */
export function demandSubsidyTable(rows: readonly DemandSubsidyRow[], words: FlowWords): TableSpec {
  const revenueKinds = REVENUE_KINDS.filter((kind) => rows.some((row) => revenueOf(row, kind)));
  const subsidyKinds = SUBSIDY_KINDS.filter((kind) => rows.some((row) => subsidyOf(row, kind)));
  return {
    columns: [
      "Quarter",
      ...revenueKinds.map((kind) => REVENUE_LABELS[kind]),
      "Demand",
      ...subsidyKinds.map((kind) => SUBSIDY_LABELS[kind]),
      "Subsidy",
      "Coverage",
    ],
    ids: ["", ...revenueKinds, "demand", ...subsidyKinds.map((kind) => `emission-${kind}`), "subsidy", "coverage"],
    rows: rows.map((row) => [
      row.quarter,
      ...revenueKinds.map((kind) => words.usd(revenueOf(row, kind))),
      words.usd(row.demandUsd),
      ...subsidyKinds.map((kind) => words.usd(subsidyOf(row, kind))),
      words.usd(row.subsidyUsd),
      words.coverage(row.coverage),
    ]),
    spans: rows.map((row) => [
      ...revenueKinds.map((kind) => revenueOf(row, kind)),
      row.demandUsd,
      ...subsidyKinds.map((kind) => subsidyOf(row, kind)),
      row.subsidyUsd,
      row.coverage,
    ]),
  };
}
