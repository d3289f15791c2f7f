import type { DemandSubsidyRow, FlowLine, RevenueKind, SubsidyKind } from "./flow-rows";
import { firmPart, openPart, sumKnown } from "./spans";
import type { ChartSpan, ColumnSpec, Fill, SegmentSpec, StubSpec, Tone } from "./types";

/** How one quarter's lines become two stacks. */

export type SideState = "known" | "partial" | "missing";

export interface StackedQuarter {
  segments: SegmentSpec[];
  stubs: StubSpec[];
  state: { demand: SideState; subsidy: SideState };
  /** Tops of what counts, for the labels; of everything drawn, for the axis. */
  demandTopUsd: number;
  subsidyTopUsd: number;
  topUsd: number;
}

type Side = "demand" | "subsidy";
interface KindStyle<Kind> {
  kind: Kind;
  tone: Tone;
  fill: Fill;
}

/** Counted first, from the baseline upwards; what does not count stands outlined on top. */
export const REVENUE_STYLES: readonly KindStyle<RevenueKind>[] = [
  { kind: "organic", tone: "demand", fill: "solid" },
  { kind: "unclassified", tone: "demand", fill: "stripes" },
  { kind: "related", tone: "demand", fill: "barred" },
  { kind: "excluded", tone: "unknown", fill: "outline" },
];
export const SUBSIDY_STYLES: readonly KindStyle<SubsidyKind>[] = [
  { kind: "supply", tone: "subsidy-2", fill: "solid" },
  { kind: "security", tone: "subsidy", fill: "solid" },
  { kind: "demand", tone: "subsidy", fill: "stripes" },
  { kind: "cash", tone: "subsidy", fill: "outline" },
];

/** Series of both columns from the baseline upwards: the order in which every painter stacks them. */
const SERIES = [
  "organic",
  "unclassified",
  "demand-total",
  "demand-range",
  "related",
  "related-range",
  "excluded",
  "excluded-range",
  "supply",
  "security",
  "subsidy-demand",
  "cash",
  "subsidy-total",
  "subsidy-range",
] as const;

/** `demand` is a side and a bucket; the bucket's series carries its side. */
export const subsidySeries = (kind: SubsidyKind): string => (kind === "demand" ? "subsidy-demand" : kind);

const COLUMNS: ColumnSpec[] = [
  { id: "demand", label: "Demand", axis: 0, bandShare: 0.76 },
  { id: "subsidy", label: "Subsidy", axis: 0, bandShare: 0.76 },
];

/** Columns, series and marks of all quarters; only series that occur. */
export function flowColumns(stacks: readonly StackedQuarter[]): {
  columns: ColumnSpec[];
  series: string[];
  segments: SegmentSpec[];
  stubs: StubSpec[];
} {
  const segments = stacks.flatMap((stack) => stack.segments);
  const used = new Set(segments.map((segment) => segment.series));
  return {
    columns: COLUMNS,
    series: SERIES.filter((series) => used.has(series)),
    segments,
    stubs: stacks.flatMap((stack) => stack.stubs),
  };
}

/** @param openUsd drawn height of a range without an upper bound; it ends in an arrow. */
export function stackQuarter(row: DemandSubsidyRow, openUsd: number): StackedQuarter {
  const demand = new Stack("demand", row.quarter, openUsd);
  const counted = groups(row.revenue, REVENUE_STYLES.slice(0, 2), (kind) => kind);
  demand.add(counted, "demand", row.demandUsd);
  const demandTopUsd = demand.topUsd;
  for (const style of REVENUE_STYLES.slice(2))
    demand.add(
      groups(row.revenue, [style], (kind) => kind),
      style.kind,
      null,
    );

  const subsidy = new Stack("subsidy", row.quarter, openUsd);
  const paid = groups(row.subsidy, SUBSIDY_STYLES, subsidySeries);
  subsidy.add(paid, "subsidy", row.subsidyUsd);

  const state = {
    demand: sideState(counted.length > 0, row.demandUsd),
    subsidy: sideState(paid.length > 0, row.subsidyUsd),
  };
  const stubs: StubSpec[] = [];
  const isEmpty = demand.segments.length === 0 && subsidy.segments.length === 0;
  if (!isEmpty && state.demand !== "known") stubs.push({ column: "demand", quarter: row.quarter, kind: state.demand });
  if (!isEmpty && state.subsidy !== "known")
    stubs.push({ column: "subsidy", quarter: row.quarter, kind: state.subsidy });
  return {
    segments: [...demand.segments, ...subsidy.segments],
    stubs,
    state,
    demandTopUsd,
    subsidyTopUsd: subsidy.topUsd,
    topUsd: Math.max(demand.topUsd, subsidy.topUsd),
  };
}

const sideState = (hasLines: boolean, total: ChartSpan | null): SideState =>
  total ? "known" : hasLines ? "partial" : "missing";

interface Group {
  series: string;
  tone: Tone;
  fill: Fill;
  span: ChartSpan;
}

/** Lines of one kind added up, in the order of the styles; kinds without a number are left out. */
function groups<Kind extends string>(
  lines: readonly FlowLine<Kind>[],
  styles: readonly KindStyle<Kind>[],
  seriesOf: (kind: Kind) => string,
): Group[] {
  return styles.flatMap(({ kind, tone, fill }) => {
    const own = lines.filter((line) => line.kind === kind);
    const span = sumKnown(own.map((line) => line.usd));
    const isEstimated = own.some((line) => line.isEstimated && line.usd);
    return span ? [{ series: seriesOf(kind), tone, fill: isEstimated && fill === "solid" ? "dots" : fill, span }] : [];
  });
}

/** Firm parts from the baseline upwards, then one hatched range for what is uncertain among them. */
class Stack {
  readonly segments: SegmentSpec[] = [];
  topUsd = 0;

  constructor(
    private readonly side: Side,
    private readonly quarter: string,
    private readonly openUsd: number,
  ) {}

  /** @param total drawn as one piece where there is a sum but no split. */
  add(parts: readonly Group[], name: string, total: ChartSpan | null): void {
    const tone: Tone = this.side === "demand" ? "demand" : "subsidy";
    const pieces: readonly Group[] =
      parts.length === 0 && total
        ? [
            {
              series: `${name}-total`,
              tone: this.side === "demand" ? "demand" : "subsidy-2",
              fill: "solid",
              span: total,
            },
          ]
        : parts;
    for (const piece of pieces) this.push(piece.series, firmPart(piece.span), piece.tone, piece.fill, false);
    const uncertain = pieces.reduce((sum, piece) => sum + openPart(piece.span), 0);
    if (uncertain > 0) {
      const isOpen = uncertain === Number.POSITIVE_INFINITY;
      this.push(
        `${name}-range`,
        isOpen ? this.openUsd : uncertain,
        pieces[0]?.tone === "unknown" ? "unknown" : tone,
        "hatch",
        isOpen,
      );
    }
  }

  private push(series: string, height: number, tone: Tone, fill: Fill, isOpen: boolean): void {
    const from = this.topUsd;
    this.topUsd += height;
    this.segments.push({ column: this.side, series, quarter: this.quarter, from, to: this.topUsd, tone, fill, isOpen });
  }
}
