import { clampTo, ratioAxis, zeroBasedAxis } from "./axes";
import {
  capacityEndLabels,
  capacityLegend,
  capacityReadout,
  capacitySummary,
  capacityTable,
  type UtilisationRow,
  type UtilisationWords,
} from "./capacity-words";
import { placeEvents } from "./events";
import { everyQuarter } from "./quarters";
import { firmPart, isBounded, mergeGaps, openPart } from "./spans";
import type { ChartEvent, ChartSpan, ChartSpec, ChartSubject, RangeSpec, SegmentSpec, StubSpec } from "./types";

export interface UtilisationOptions {
  id: string;
  name: string;
  /** What is counted, e.g. `PiB`; null when the record has utilisation only. */
  unit: string | null;
  source: string;
  words: UtilisationWords;
  events: ChartEvent[];
  subject?: ChartSubject;
  /** Utilisation that counts as full use in this category (F4), 0–1; null where none applies. */
  targetRatio: number | null;
}

/** Halvings and market events move money, not machines. */
const TOUCHES_CAPACITY: readonly string[] = ["definition", "migration", "operations"];

const EMPTY = (quarter: string): UtilisationRow => ({
  quarter,
  capacityAvailable: null,
  capacityUsed: null,
  utilisation: null,
});
const known = (row: UtilisationRow) => row.capacityAvailable !== null || row.capacityUsed !== null;

/**
 * Capacity offered as an outlined column, the part in use filled inside it, and their ratio in percent below. Rows in any
 * order; quarters without a row are drawn as not reported.
 */
export function utilisationVsCapacity(rows: readonly UtilisationRow[], options: UtilisationOptions): ChartSpec {
  const quarters = everyQuarter(rows.map((row) => row.quarter));
  const filled = quarters.map((quarter) => rows.find((row) => row.quarter === quarter) ?? EMPTY(quarter));
  const tops = filled.flatMap(({ capacityAvailable, capacityUsed }) =>
    [capacityAvailable, capacityUsed].flatMap((span) => (span ? [topOf(span)] : [])),
  );
  const amount = zeroBasedAxis(Math.max(0, ...tops));
  const segments = filled.flatMap((row) => capacitySegments(row, amount.domain[1] * 0.08));
  const shares = filled.flatMap(({ utilisation }) =>
    utilisation ? [utilisation.value ?? utilisation.low, utilisation.high].filter(Number.isFinite) : [],
  );
  const ratio = ratioAxis(Math.max(0, options.targetRatio ?? 0, ...shares));
  const used = new Set(segments.map((segment) => segment.series));
  const ranges = filled.flatMap((row) => utilisationRange(row, ratio.domain));
  return {
    id: options.id,
    subject: options.subject ?? null,
    title: "Use against capacity",
    question: `How much of what ${options.name} offers is in use?`,
    unit: options.unit ?? "share of capacity",
    source: options.source,
    summary: capacitySummary(filled, options.name, options.words),
    quarters,
    panels: [
      { id: "capacity", title: options.unit ? `Capacity, ${options.unit}` : "Capacity", scale: "linear", ...amount },
      { id: "utilisation", title: "Utilisation, % of capacity", scale: "linear", ...ratio },
    ],
    columns: [
      { id: "available", label: "Available", axis: 0, bandShare: 0.62 },
      { id: "used", label: "In use", axis: 1, bandShare: 0.4 },
    ],
    series: ["available", "available-range", "used", "used-range"].filter((series) => used.has(series)),
    segments,
    lines: [
      {
        series: "utilisation",
        label: "Utilisation",
        panel: "utilisation",
        tone: "ink",
        points: filled.map(({ quarter, utilisation }) =>
          utilisation && utilisation.value !== null
            ? { quarter, ...clampTo(ratio.domain, utilisation.value) }
            : { quarter, value: null, clamped: null },
        ),
      },
    ],
    ranges,
    thresholds:
      options.targetRatio === null
        ? []
        : [{ panel: "utilisation", value: options.targetRatio, text: "target", isStrong: false }],
    gaps: mergeGaps(filled.map(gapReason)),
    stubs: filled.flatMap(stubsOf),
    events: placeEvents(
      options.events.filter(({ kind }) => TOUCHES_CAPACITY.includes(kind)),
      quarters,
    ),
    endLabels: capacityEndLabels(filled, options.words),
    legend: capacityLegend(used, ranges.length > 0 || segments.some((segment) => segment.fill === "hatch"), filled),
    readouts: filled.map((row) => capacityReadout(row, options.words)),
    table: capacityTable(filled, options.words),
  };
}

const topOf = (span: ChartSpan): number =>
  Number.isFinite(span.high) ? Math.max(firmPart(span), span.high) : firmPart(span) * 1.1;

function capacitySegments(
  { quarter, capacityAvailable, capacityUsed }: UtilisationRow,
  openAmount: number,
): SegmentSpec[] {
  const column = (id: "available" | "used", span: ChartSpan | null): SegmentSpec[] => {
    if (!span) return [];
    const firm = firmPart(span);
    const open = openPart(span);
    const isOpen = open === Number.POSITIVE_INFINITY;
    const tone = id === "used" ? "demand" : "ink";
    const base: SegmentSpec = {
      column: id,
      series: id,
      quarter,
      from: 0,
      to: firm,
      tone,
      fill: id === "used" ? "solid" : "outline",
      isOpen: false,
    };
    if (open === 0) return [base];
    return [
      base,
      { ...base, series: `${id}-range`, from: firm, to: firm + (isOpen ? openAmount : open), fill: "hatch", isOpen },
    ];
  };
  return [...column("available", capacityAvailable), ...column("used", capacityUsed)];
}

function utilisationRange({ quarter, utilisation }: UtilisationRow, domain: [number, number]): RangeSpec[] {
  if (!utilisation || !isBounded(utilisation)) return [];
  return [
    {
      series: "utilisation-range",
      panel: "utilisation",
      quarter,
      low: clampTo(domain, utilisation.low).value,
      high: clampTo(domain, utilisation.high).value,
      tone: "ink",
    },
  ];
}

function gapReason(row: UtilisationRow): { panels: string[]; text: string } | null {
  if (!known(row))
    return { panels: row.utilisation ? ["capacity"] : ["capacity", "utilisation"], text: "not reported" };
  if (row.utilisation) return null;
  return { panels: ["utilisation"], text: row.capacityUsed ? "capacity not reported" : "use not reported" };
}

/** One of the two is known: the other is marked as missing beside it, not left out. */
function stubsOf(row: UtilisationRow): StubSpec[] {
  if (!known(row) || row.capacityUsed) return [];
  return [{ column: "used", quarter: row.quarter, kind: "missing" }];
}
