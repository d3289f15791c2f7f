import { zeroBasedAxis } from "./axes";
import { placeEvents } from "./events";
import { type CommonOptions, NO_MARKS } from "./no-marks";
import { everyQuarter } from "./quarters";
import { mergeGaps } from "./spans";
import type { ChartEvent, ChartSpan, ChartSpec, LegendEntry, SegmentSpec, StubSpec } from "./types";

/** Tokens of one quarter by how they are known. */
export interface EmissionRow {
  quarter: string;
  /** Counted after the fact; null = none is on record. */
  measured: ChartSpan | null;
  /** Given by the protocol's rules. */
  programmatic: ChartSpan | null;
  /** No more than this: ceilings, budgets, claims of "at most". */
  atMost: ChartSpan | null;
  /** A series that the definition counts has no number: the column is a part. */
  isPartial: boolean;
}

export interface EmissionOptions extends CommonOptions {
  token: string;
  amount: (span: ChartSpan | null) => string;
  events: ChartEvent[];
}

const LEGEND = {
  measured: { label: "Measured", tone: "subsidy", fill: "solid" },
  programmatic: { label: "By the protocol’s rules", tone: "subsidy", fill: "stripes" },
  floor: { label: "At least, of what is only bounded", tone: "subsidy-2", fill: "solid" },
  bounds: { label: "At most: a ceiling or bounds", tone: "subsidy", fill: "hatch" },
  missing: { label: "A part is not reported", tone: "unknown", fill: "missing" },
} as const satisfies Record<string, LegendEntry>;

const KINDS = ["measured", "programmatic", "atMost"] as const;
const TOUCHES_EMISSION: readonly string[] = ["emission", "definition", "migration"];

const firm = (span: ChartSpan | null): number => (span ? Math.max(0, span.value ?? span.low) : 0);
/** Room above what is firm; unbounded ends are arrows. */
const open = (span: ChartSpan | null): number => (span ? Math.max(0, span.high - firm(span)) : 0);

/** Tokens by quarter, stacked by how they are known. Rows in any order. */
export function emissionSchedule(rows: readonly EmissionRow[], options: EmissionOptions): ChartSpec {
  const quarters = everyQuarter(rows.map(({ quarter }) => quarter));
  const filled = quarters.map((quarter) => rows.find((row) => row.quarter === quarter) ?? null);
  const tops = filled.map((row) =>
    KINDS.reduce((sum, kind) => {
      const span = row?.[kind] ?? null;
      const above = open(span);
      return sum + firm(span) + (Number.isFinite(above) ? above : 0);
    }, 0),
  );
  const tallest = Math.max(0, ...tops);
  const segments = filled.flatMap((row) => (row ? stackOf(row, tallest * 0.08) : []));
  const axis = zeroBasedAxis(Math.max(tallest, ...segments.map(({ to }) => to)));
  const stubs = filled.flatMap((row): StubSpec[] =>
    row?.isPartial ? [{ column: "tokens", quarter: row.quarter, kind: "partial" }] : [],
  );
  const drawn = (["measured", "programmatic", "floor", "bounds"] as const).filter((series) =>
    segments.some((segment) => segment.series === series),
  );
  const isKnown = (row: EmissionRow | null) => row !== null && KINDS.some((kind) => row[kind] !== null);
  const last = filled.findLast(isKnown);
  const lastKind = last && KINDS.find((kind) => last[kind] !== null);
  return {
    ...NO_MARKS,
    id: options.id,
    subject: options.subject ?? null,
    title: "Emission schedule",
    question: `How many ${options.token} were issued in each quarter, how many does a rule still issue, and how sure is that?`,
    unit: `${options.token} per quarter`,
    source: options.source,
    emptyText: "No emission of the token is on record.",
    summary:
      quarters.length === 0
        ? `No emission of ${options.name} is on record.`
        : `Tokens issued by ${options.name} by quarter, ${quarters[0]} to ${quarters.at(-1)}. ${last && lastKind ? `Latest on record: ${last.quarter}, ${KIND_WORDS[lastKind].toLowerCase()} ${options.amount(last[lastKind])}.` : ""} Of ${quarters.length} quarters, ${filled.filter((row) => !isKnown(row)).length} have no number and ${stubs.length} are incomplete.`,
    quarters,
    panels: [{ id: "tokens", title: `${options.token} per quarter`, scale: "linear", ...axis }],
    columns: [{ id: "tokens", label: "Tokens", axis: 0, bandShare: 0.62 }],
    series: drawn,
    segments,
    gaps: mergeGaps(filled.map((row) => (isKnown(row) ? null : { panels: ["tokens"], text: "not reported" }))),
    stubs,
    events: placeEvents(
      options.events.filter(({ kind }) => TOUCHES_EMISSION.includes(kind)),
      quarters,
    ),
    endLabels:
      last && lastKind
        ? [
            {
              panel: "tokens",
              value: firm(last[lastKind]) || tops[quarters.indexOf(last.quarter)] || 0,
              title: KIND_WORDS[lastKind],
              text: options.amount(last[lastKind]),
              quarter: last.quarter === quarters.at(-1) ? null : last.quarter,
              of: { id: `formula/emission.${lastKind}@*`, quarter: last.quarter },
              tone: "subsidy",
            },
          ]
        : [],
    legend: [...drawn.map((series) => LEGEND[series]), ...(stubs.length > 0 ? [LEGEND.missing] : [])],
    readouts: filled.map((row, index) => ({
      quarter: quarters[index] ?? "",
      lines: KINDS.map((kind, at) => ({
        label: KIND_WORDS[kind],
        text: cell(options, row, kind),
        tone: "subsidy" as const,
        fill: (["solid", "stripes", "hatch"] as const)[at] ?? null,
      })),
    })),
    table: {
      columns: ["Quarter", ...KINDS.map((kind) => KIND_WORDS[kind]), "Complete"],
      ids: ["", ...KINDS.map((kind) => `formula/emission.${kind}@*`), ""],
      rows: filled.map((row, index) => [
        quarters[index] ?? "",
        ...KINDS.map((kind) => cell(options, row, kind)),
        row?.isPartial ? "a part is missing" : isKnown(row) ? "yes" : "no",
      ]),
      spans: filled.map((row) => [...KINDS.map((kind) => row?.[kind] ?? null), null]),
    },
  };
}

export const KIND_WORDS = { measured: "Measured", programmatic: "By rule", atMost: "At most" } as const;

/** A kind that this quarter does not have is nothing missing, as long as another one is there. */
const cell = ({ amount }: EmissionOptions, row: EmissionRow | null, kind: (typeof KINDS)[number]): string =>
  row?.[kind] || !row || KINDS.every((other) => row[other] === null) ? amount(row?.[kind] ?? null) : "none";

function stackOf(row: EmissionRow, openAmount: number): SegmentSpec[] {
  const segments: SegmentSpec[] = [];
  let from = 0;
  const push = (series: keyof typeof LEGEND, size: number, isOpen = false) => {
    const { tone, fill } = LEGEND[series];
    segments.push({ column: "tokens", series, quarter: row.quarter, from, to: from + size, tone, fill, isOpen });
    from += size;
  };
  const spans = KINDS.map((kind) => row[kind]);
  if (row.measured) push("measured", firm(row.measured));
  if (row.programmatic) push("programmatic", firm(row.programmatic));
  if (firm(row.atMost) > 0) push("floor", firm(row.atMost));
  const above = spans.reduce((sum, span) => sum + open(span), 0);
  if (above > 0) push("bounds", Number.isFinite(above) ? above : openAmount, !Number.isFinite(above));
  return segments;
}
