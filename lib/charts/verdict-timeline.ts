import { COVERAGE_EDGES, clampTo, coverageAxis } from "./axes";
import { placeEvents } from "./events";
import { type CommonOptions, NO_MARKS } from "./no-marks";
import { everyQuarter } from "./quarters";
import { mergeGaps } from "./spans";
import type { ChartEvent, ChartSpan, ChartSpec, SegmentSpec } from "./types";

/** One quarter of the standing verdict. Classes as ranks from 0; null = refused. */
export interface TimelineRow {
  quarter: string;
  standing: number | null;
  candidate: number | null;
  /** Why there is no class, in words; null with one. */
  refusal: string | null;
  /** What hysteresis did: `unchanged`, `raised`, `under watch`. */
  note: string;
  coverage: number | null;
  score: number | null;
}

export interface TimelineOptions extends CommonOptions {
  /** Lowest first. */
  classes: readonly string[];
  events: ChartEvent[];
  coverage: (span: ChartSpan | null) => string;
  points: (span: ChartSpan | null) => string;
}

const exact = (value: number | null): ChartSpan | null => (value === null ? null : { value, low: value, high: value });
const TONES = ["subsidy", "subsidy-2", "demand-2", "demand"] as const;

/** Lanes of classes with the standing one filled and the candidate as a dot, and the coverage that decides below them. */
export function verdictTimeline(rows: readonly TimelineRow[], options: TimelineOptions): ChartSpec {
  const { classes } = options;
  const quarters = everyQuarter(rows.map(({ quarter }) => quarter));
  const filled = quarters.map((quarter) => rows.find((row) => row.quarter === quarter) ?? null);
  const ratio = coverageAxis(filled.flatMap((row) => row?.coverage ?? []));
  const word = (rank: number | null | undefined) =>
    rank === null || rank === undefined ? "refused" : (classes[rank] ?? "");
  const segments = filled.flatMap((row): SegmentSpec[] =>
    row && row.standing !== null
      ? [
          {
            column: "standing",
            series: "standing",
            quarter: row.quarter,
            from: row.standing,
            to: row.standing + 1,
            tone: TONES[row.standing] ?? "ink",
            fill: "solid",
            isOpen: false,
          },
        ]
      : [],
  );
  const last = filled.findLast((row) => row !== null && row.coverage !== null);
  const refused = filled.filter((row) => row === null || row.standing === null).length;
  return {
    ...NO_MARKS,
    id: options.id,
    subject: options.subject ?? null,
    title: "The verdict through the quarters",
    question: `Which class stood for ${options.name} in each quarter, and which did the quarter alone point to?`,
    unit: "class; coverage C* of the half-year to the quarter",
    source: options.source,
    emptyText: "No quarter is usable, so there is no history of verdicts.",
    summary:
      filled.length === 0
        ? `No quarter of ${options.name} can be judged.`
        : `Verdict on ${options.name} by quarter, ${quarters[0]} to ${quarters.at(-1)}: ${filled.map((row, index) => `${quarters[index]} ${word(row?.standing).toLowerCase()}`).join(", ")}. Refused in ${refused} of ${filled.length} quarters.`,
    quarters,
    panels: [
      {
        id: "class",
        title: "Class that stood; dot: what the quarter alone points to",
        scale: "linear",
        domain: [0, classes.length],
        ticks: classes.map((text, rank) => ({ value: rank + 0.5, text })),
      },
      { id: "coverage", title: "Coverage C*, log scale", scale: "log", ...ratio },
    ],
    columns: [{ id: "standing", label: "Standing", axis: 0, bandShare: 0.86 }],
    series: segments.length > 0 ? ["standing"] : [],
    segments,
    lines: [
      {
        series: "candidate",
        label: "Candidate",
        panel: "class",
        tone: "ink",
        points: quarters.map((quarter, index) => {
          const candidate = filled[index]?.candidate ?? null;
          return { quarter, value: candidate === null ? null : candidate + 0.5, clamped: null };
        }),
      },
      {
        series: "coverage",
        label: "Coverage C*",
        panel: "coverage",
        tone: "ink",
        points: quarters.map((quarter, index) => {
          const coverage = filled[index]?.coverage ?? null;
          return coverage === null
            ? { quarter, value: null, clamped: null }
            : { quarter, ...clampTo(ratio.domain, coverage) };
        }),
      },
    ],
    thresholds: COVERAGE_EDGES.map((value) => ({
      panel: "coverage",
      value,
      text: value === 1 ? "parity" : null,
      isStrong: value === 1,
    })),
    gaps: mergeGaps(
      filled.map((row) => {
        if (row && row.standing !== null) return null;
        const panels = row === null || row.coverage === null ? ["class", "coverage"] : ["class"];
        return { panels, text: row?.refusal ? `refused: ${row.refusal}` : "refused" };
      }),
    ),
    events: placeEvents(options.events, quarters),
    endLabels: last
      ? [
          {
            panel: "coverage",
            value: clampTo(ratio.domain, last.coverage ?? 1).value,
            title: "C*",
            text: options.coverage(exact(last.coverage)),
            quarter: last.quarter === quarters.at(-1) ? null : last.quarter,
            of: { id: "formula/history@*", quarter: last.quarter },
            tone: "ink",
          },
        ]
      : [],
    legend: classes.flatMap((label, rank) => {
      const tone = TONES[rank];
      return tone && segments.some((segment) => segment.tone === tone)
        ? [{ label: `Stood: ${label}`, tone, fill: "solid" as const }]
        : [];
    }),
    readouts: filled.map((row, index) => ({
      quarter: quarters[index] ?? "",
      lines: [
        { label: "Stood", text: word(row?.standing), tone: null, fill: null },
        { label: "Quarter alone", text: word(row?.candidate), tone: "ink", fill: "line" },
        ...(row?.refusal ? [{ label: "Why", text: row.refusal, tone: null, fill: "line" as const }] : []),
        ...(row ? [{ label: "Then", text: row.note, tone: null, fill: "line" as const }] : []),
        { label: "Coverage C*", text: options.coverage(exact(row?.coverage ?? null)), tone: "ink", fill: "line" },
        { label: "Score", text: options.points(exact(row?.score ?? null)), tone: null, fill: "line" },
      ],
    })),
    table: {
      columns: ["Quarter", "Stood", "Quarter alone", "Why refused", "What changed", "Coverage C*", "Score"],
      ids: ["", "", "", "", "", "formula/history@*", "formula/history@*"],
      rows: filled.map((row, index) => [
        quarters[index] ?? "",
        word(row?.standing),
        word(row?.candidate),
        row?.refusal ?? "",
        row?.note ?? "",
        options.coverage(exact(row?.coverage ?? null)),
        options.points(exact(row?.score ?? null)),
      ]),
      spans: filled.map((row) => [null, null, null, null, exact(row?.coverage ?? null), exact(row?.score ?? null)]),
    },
  };
}
