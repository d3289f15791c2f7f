import { zeroBasedAxis } from "./axes";
import { type CommonOptions, NO_MARKS } from "./no-marks";
import type { ChartSpan, ChartSpec, LegendEntry, NameSpec, ReadoutSpec, SegmentSpec } from "./types";

/** Points of one factor; they add up to what is at stake. */
export interface WaterfallRow {
  /** Of what its numbers lead to: `factor.coverage`. */
  key: string;
  name: NameSpec;
  /** null = unknown: nothing is earned, all of it stays open. A range where an input is only bounded. */
  earned: ChartSpan | null;
  atStake: number;
}

export interface WaterfallOptions extends CommonOptions {
  /** Key of the column of the sum. */
  totalKey: string;
  points: (span: ChartSpan | null) => string;
  /** Scores from which the upper class of a corridor is chosen. */
  hurdles: readonly number[];
}

const LEGEND = {
  earned: { label: "Earned", tone: "demand", fill: "solid" },
  range: { label: "Earned or lost: bounds only", tone: "demand", fill: "hatch" },
  lost: { label: "Lost", tone: "subsidy", fill: "barred" },
  unknown: { label: "Unknown: earns nothing", tone: "unknown", fill: "missing" },
} as const satisfies Record<string, LegendEntry>;
type Part = keyof typeof LEGEND;
/** What rounding leaves of full points is no loss: a stored assessment keeps twelve digits and draws the same. */
const SLIVER = 1e-9;

const PARTS = ["earned", "range", "lost", "unknown"] as const satisfies readonly Part[];

const exactly = (value: number): ChartSpan => ({ value, low: value, high: value });

/** The parts of one factor, from the bottom up. */
function partsOf({ earned, atStake }: WaterfallRow): Record<Part, number> {
  if (!earned) return { earned: 0, range: 0, lost: 0, unknown: atStake };
  const lost = atStake - earned.high;
  return { earned: earned.low, range: earned.high - earned.low, lost: lost > SLIVER ? lost : 0, unknown: 0 };
}

/**
 * Each factor stands on what those before it have earned; on top of its points stands what it lost or what nobody
 * knows. The last column is the score. Rows in the order of the method.
 */
export function waterfall(rows: readonly WaterfallRow[], options: WaterfallOptions): ChartSpec {
  const { totalKey, points } = options;
  const parts = rows.map(partsOf);
  const total: Record<Part, number> = { earned: 0, range: 0, lost: 0, unknown: 0 };
  const segments: SegmentSpec[] = [];
  const stack = (key: string, base: number, of: Record<Part, number>) => {
    let from = base;
    for (const part of PARTS) {
      const { tone, fill } = LEGEND[part];
      // A factor of which everything is lost still shows that it earned nothing.
      if (of[part] > 0)
        segments.push({
          column: "points",
          series: part,
          quarter: key,
          from,
          to: from + of[part],
          tone,
          fill,
          isOpen: false,
        });
      from += of[part];
    }
  };
  rows.forEach((row, index) => {
    const of = parts[index];
    if (!of) return;
    stack(row.key, total.earned, of);
    for (const part of PARTS) total[part] += of[part];
  });
  if (rows.length > 0) stack(totalKey, 0, total);
  const keys = rows.length > 0 ? [...rows.map(({ key }) => key), totalKey] : [];
  const drawn = PARTS.filter((part) => segments.some(({ series }) => series === part));
  const spansOf = (of: Record<Part, number>, stake: number): ChartSpan[] => [
    { value: of.range > 0 ? null : of.earned, low: of.earned, high: of.earned + of.range },
    { value: of.range > 0 ? null : of.lost, low: of.lost, high: of.lost + of.range },
    exactly(of.unknown),
    exactly(stake),
  ];
  const lines = [...parts, ...(rows.length > 0 ? [total] : [])].map((of, index) =>
    spansOf(of, rows[index]?.atStake ?? rows.reduce((sum, row) => sum + row.atStake, 0)),
  );
  const axis = zeroBasedAxis(Math.max(0, ...segments.map(({ to }) => to)));
  return {
    ...NO_MARKS,
    id: options.id,
    subject: options.subject ?? null,
    title: "Where the score comes from",
    question: `Which factors earn ${options.name} its points, which lose them, and which nobody can tell?`,
    unit: "points of the score",
    source: options.source,
    summary: summaryOf(rows, total, options),
    emptyText: "The assessment stops before a score, so there are no points to draw.",
    quarters: keys,
    names: [...rows.map(({ name }) => name), ...(rows.length > 0 ? [{ short: "All", long: "Score" }] : [])],
    panels: [{ id: "points", title: "Points", scale: "linear", ...axis }],
    columns: [{ id: "points", label: "Points", axis: 0, bandShare: 0.72 }],
    series: drawn,
    segments,
    thresholds:
      rows.length === 0
        ? []
        : options.hurdles.map((value) => ({ panel: "points", value, text: null, isStrong: false })),
    endLabels: totalLabels(total, options, rows.length),
    valueLabels: rows.flatMap((row) => {
      const above = Math.max(0, ...segments.filter(({ quarter }) => quarter === row.key).map(({ to }) => to));
      return row.earned
        ? [{ quarter: row.key, above, text: points(row.earned), of: { id: "formula/*", quarter: row.key } }]
        : [{ quarter: row.key, above, text: "unknown", of: { id: "formula/*", quarter: row.key } }];
    }),
    legend: drawn.map((part) => LEGEND[part]),
    readouts: keys.map((key, index): ReadoutSpec => {
      const spans = lines[index] ?? [];
      const words = (at: number) => points(spans[at] ?? null);
      return {
        quarter: key,
        lines: [
          { label: "Earned", text: words(0), tone: "demand", fill: "solid" },
          { label: "Lost", text: words(1), tone: "subsidy", fill: "barred" },
          { label: "Unknown", text: words(2), tone: "unknown", fill: "missing" },
          { label: "At stake", text: words(3), tone: null, fill: null },
        ],
      };
    }),
    table: {
      columns: ["Factor", "Earned", "Lost", "Unknown", "At stake"],
      ids: ["formula/*", "formula/*", "formula/*", "formula/*", "formula/*"],
      rows: keys.map((key, index) => [key, ...(lines[index] ?? []).map((span) => points(span))]),
      spans: lines,
    },
  };
}

function totalLabels(total: Record<Part, number>, { points, totalKey }: WaterfallOptions, count: number) {
  if (count === 0) return [];
  const of = { id: "formula/*", quarter: totalKey };
  const span = { value: total.range > 0 ? null : total.earned, low: total.earned, high: total.earned + total.range };
  const label = (title: string, value: number, text: string, tone: "demand" | "ink") => [
    { panel: "points", value, title, text, quarter: null, of, tone },
  ];
  return [
    ...label("Score", total.earned + total.range / 2, points(span), "demand"),
    ...(total.unknown > 0
      ? label(
          "Unknown",
          total.earned + total.range + total.lost + total.unknown / 2,
          points(exactly(total.unknown)),
          "ink",
        )
      : []),
  ];
}

function summaryOf(rows: readonly WaterfallRow[], total: Record<Part, number>, { name, points }: WaterfallOptions) {
  if (rows.length === 0) return `${name} has no score.`;
  const earned = { value: total.range > 0 ? null : total.earned, low: total.earned, high: total.earned + total.range };
  const unknown = rows.filter((row) => row.earned === null).map((row) => row.name.long);
  return `Points of the score of ${name} by factor. Earned ${points(earned)}, lost at least ${points(exactly(total.lost))}, unknown ${points(exactly(total.unknown))}. ${unknown.length > 0 ? `Unknown: ${unknown.join(", ")}.` : "No factor is unknown."}`;
}
