import { COVERAGE_EDGES } from "./axes";
import type { LegendEntry, ReadoutSpec, Tick, Tone } from "./types";

/** One network on the map. Coverages are C*; `Infinity` = nothing was issued. */
export interface MapRow {
  slug: string;
  name: string;
  /** At the prudent reading. */
  coverage: number;
  low: number;
  high: number;
  /** Coverage of the half-year ÷ that of the half-year before; null = a quarter is missing. */
  trend: number | null;
  /** Its two ends; alike where it is known exactly. */
  trendLow: number | null;
  trendHigh: number | null;
  /** Price makes more than half of the change, or its bounds allow more than one direction. */
  isHollow: boolean;
  /** A year’s, USD; null = not known. */
  subsidyUsd: number | null;
  /** Oldest first, this quarter left out. */
  trail: { quarter: string; coverage: number; trend: number }[];
  readout: ReadoutSpec["lines"];
}

/** The description that still and live map are painted from, in the units of the record. */
export interface MapSpec {
  id: string;
  title: string;
  question: string;
  unit: string;
  source: string;
  summary: string;
  /** Key of what the summary counts. */
  trace: string;
  xTitle: string;
  yTitle: string;
  xDomain: [number, number];
  yDomain: [number, number];
  xTicks: (Tick & { isEdge: boolean })[];
  yTicks: Tick[];
  /** Trends from which coverage is called rising, and to which it is called falling. */
  thresholds: { value: number; text: string }[];
  rows: MapRow[];
  legend: LegendEntry[];
}

/** Below a demand share of a thousandth nothing is decided any more; above sixteen times parity neither. */
const X_DOMAIN = [1 / 1024, 16] as const;
const Y_DOMAIN = [1 / 8, 8] as const;

/** Demand share: C* ÷ (1 + C*). Not a share of a bill: under burn and mint customers do not pay operators. */
const shareText = (coverage: number): string => {
  const percent = (100 * coverage) / (1 + coverage);
  return `${percent >= 1 ? Math.round(percent) : Number(percent.toPrecision(1))}%`;
};

interface MapOptions extends Pick<MapSpec, "id" | "title" | "question" | "unit" | "source" | "summary" | "trace"> {
  risingFrom: number;
  fallingTo: number;
}

/** Demand share, drawn on the scale of its odds so that halvings are steps, against the trend of coverage. */
export function bifurcationMap(rows: readonly MapRow[], { risingFrom, fallingTo, ...words }: MapOptions): MapSpec {
  const edges = COVERAGE_EDGES.map((value) => ({ value, text: shareText(value), isEdge: true }));
  const others = [0.001, 0.01, 4, 16].map((value) => ({ value, text: shareText(value), isEdge: false }));
  return {
    ...words,
    xTitle: "Demand share, C* ÷ (1 + C*), by halvings",
    yTitle: "Trend: coverage of the half-year ÷ the one before",
    xDomain: [...X_DOMAIN],
    yDomain: [...Y_DOMAIN],
    xTicks: [...edges.toReversed(), ...others],
    yTicks: [
      { value: 1, text: "×1" },
      { value: 2, text: "×2" },
      { value: 0.5, text: "×½" },
      { value: 4, text: "×4" },
      { value: 0.25, text: "×¼" },
      { value: 8, text: "×8" },
      { value: 0.125, text: "×⅛" },
    ],
    thresholds: [
      { value: risingFrom, text: "rising" },
      { value: fallingTo, text: "falling" },
    ],
    rows: [...rows].sort((a, b) => a.coverage - b.coverage || a.name.localeCompare(b.name, "en")),
    legend: [
      { label: "Customers pay as much as is emitted, or more", tone: "demand", fill: "solid" },
      { label: "Emissions are worth more", tone: "subsidy", fill: "solid" },
      { label: "Trend mostly by token price, or open", tone: "ink", fill: "outline" },
    ],
  };
}

/** Networks without a trend stand below each other, each on a line of its own: 0–1 from the top of their lane. */
export function laneShares(rows: readonly MapRow[]): Map<string, number> {
  const without = rows.filter(({ trend }) => trend === null);
  return new Map(without.map(({ slug }, index) => [slug, (index + 0.5) / without.length]));
}

/** Colour by the side of parity; the place says it, too. */
export const mapTone = ({ coverage }: Pick<MapRow, "coverage">): Tone => (coverage >= 1 ? "demand" : "subsidy");
