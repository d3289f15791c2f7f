import { zeroBasedAxis } from "./axes";
import { type CommonOptions, NO_MARKS } from "./no-marks";
import type { ChartSpan, ChartSpec, Fill, NameSpec, SegmentSpec } from "./types";

/** One price here beside that of one rival. */
export interface PriceRow {
  /** Of what its numbers lead to: `rival.aws-h100`. */
  key: string;
  name: NameSpec;
  /** Price here ÷ price there; null = one of them is not known. */
  ratio: ChartSpan | null;
  likeness: "close" | "rough" | "no";
  /** Both prices with their unit, as printed. */
  here: string;
  there: string;
}

export interface PriceOptions extends CommonOptions {
  percent: (span: ChartSpan | null) => string;
  /** Share of the rival's price under which a discount is one. */
  discountFrom: number;
}

const STYLES: Record<PriceRow["likeness"], { fill: Fill; label: string; words: string }> = {
  close: { fill: "solid", label: "Like for like", words: "like for like" },
  rough: { fill: "stripes", label: "Roughly alike", words: "roughly alike" },
  no: { fill: "outline", label: "Not alike: no comparison", words: "not alike" },
};
/** Beyond five times the rival's price the size says nothing more; the column ends in an arrow. */
const TOP_RATIO = 5;

/** One column per rival: the price here as a share of the rival's. Rows in the order of the record. */
export function priceVsIncumbents(rows: readonly PriceRow[], options: PriceOptions): ChartSpec {
  const { percent } = options;
  const segments = rows.flatMap(segmentsOf);
  const axis = zeroBasedAxis(Math.max(1.15, ...segments.map(({ to }) => to)));
  const known = rows.filter(({ ratio }) => ratio !== null);
  const cheaper = known.filter(({ ratio, likeness }) => likeness !== "no" && (ratio?.high ?? 1) < 1);
  const used = new Set(known.map(({ likeness }) => likeness));
  return {
    ...NO_MARKS,
    id: options.id,
    subject: options.subject ?? null,
    title: "Price against the rivals",
    question: `What does a customer of ${options.name} pay, compared with what the rival would charge?`,
    unit: "price here as a share of the rival’s price",
    source: options.source,
    emptyText: "No price is on record beside that of a rival.",
    summary:
      rows.length === 0
        ? `${options.name} has no price on record beside that of a rival.`
        : `Prices of ${options.name} against rivals: ${rows.map((row) => `${row.name.long} ${percent(row.ratio)} (${STYLES[row.likeness].words})`).join("; ")}. Cheaper in ${cheaper.length} of ${known.length} comparisons with both prices.`,
    quarters: rows.map(({ key }) => key),
    names: rows.map(({ name }) => name),
    panels: [
      {
        id: "ratio",
        title: "Price here, % of the rival’s",
        scale: "linear",
        domain: axis.domain,
        ticks: axis.ticks.map(({ value }) => ({ value, text: `${Math.round(value * 100)}%` })),
      },
    ],
    columns: [{ id: "price", label: "Price here", axis: 0, bandShare: 0.5 }],
    series: ["price", "price-range"].filter((series) => segments.some((segment) => segment.series === series)),
    segments,
    thresholds:
      rows.length === 0
        ? []
        : [
            { panel: "ratio", value: 1, text: "the rival’s price", isStrong: true },
            { panel: "ratio", value: options.discountFrom, text: "discount", isStrong: false },
          ],
    valueLabels: rows.flatMap((row) => {
      const above = Math.max(0, ...segments.filter(({ quarter }) => quarter === row.key).map(({ to }) => to));
      const of = { id: "formula/*", quarter: row.key };
      return row.ratio ? [{ quarter: row.key, above, text: percent(row.ratio), of }] : [];
    }),
    gaps: rows.flatMap((row, index) =>
      row.ratio ? [] : [{ panels: ["ratio"], from: index, to: index, text: "not reported" }],
    ),
    legend: [
      ...(["close", "rough", "no"] as const)
        .filter((likeness) => used.has(likeness))
        .map((likeness) => ({ label: STYLES[likeness].label, tone: "demand" as const, fill: STYLES[likeness].fill })),
      ...(segments.some(({ fill }) => fill === "hatch")
        ? [{ label: "Bounds only", tone: "demand" as const, fill: "hatch" as const }]
        : []),
    ],
    readouts: rows.map((row) => ({
      quarter: row.key,
      lines: [
        { label: "Here", text: row.here, tone: "demand", fill: STYLES[row.likeness].fill },
        { label: "There", text: row.there, tone: null, fill: "line" },
        { label: "Here, share of there", text: percent(row.ratio), tone: null, fill: null },
        { label: "How alike", text: STYLES[row.likeness].words, tone: null, fill: "line" },
      ],
    })),
    table: {
      columns: ["Rival", "Price here", "Price there", "Here, share of there", "How alike"],
      ids: ["formula/*", "formula/*", "formula/*", "formula/*", ""],
      rows: rows.map((row) => [row.key, row.here, row.there, percent(row.ratio), STYLES[row.likeness].words]),
      spans: rows.map(({ ratio }) => [null, null, ratio, null]),
    },
  };
}

function segmentsOf({ key, ratio, likeness }: PriceRow): SegmentSpec[] {
  if (!ratio) return [];
  const firm = Math.min(TOP_RATIO, ratio.value ?? ratio.low);
  const high = Math.min(TOP_RATIO, ratio.high);
  const base: SegmentSpec = {
    column: "price",
    series: "price",
    quarter: key,
    from: 0,
    to: firm,
    tone: "demand",
    fill: STYLES[likeness].fill,
    isOpen: (ratio.value ?? ratio.low) > TOP_RATIO,
  };
  if (ratio.value !== null || high <= firm) return [base];
  return [
    base,
    { ...base, series: "price-range", from: firm, to: high, fill: "hatch", isOpen: ratio.high > TOP_RATIO },
  ];
}
