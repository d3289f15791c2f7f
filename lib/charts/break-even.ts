import { COVERAGE_EDGES, clampTo, coverageAxis, decadeAxis } from "./axes";
import { placeEvents } from "./events";
import { type CommonOptions, NO_MARKS } from "./no-marks";
import { everyQuarter } from "./quarters";
import { mergeGaps } from "./spans";
import type { ChartEvent, ChartSpan, ChartSpec, EndLabelSpec, LineSpec, Tone } from "./types";

/** One quarter, recorded or on the path; USD. null = not reported, or bounds only. */
export interface BreakEvenRow {
  quarter: string;
  isProjected: boolean;
  demandUsd: number | null;
  subsidyUsd: number | null;
  coverage: number | null;
}

export interface BreakEvenOptions extends CommonOptions {
  usd: (span: ChartSpan | null) => string;
  coverage: (span: ChartSpan | null) => string;
  events: ChartEvent[];
  /** When demand pays for what is issued, on what the path takes for granted. "Never" is an answer. */
  answer: string;
}

const exact = (value: number | null): ChartSpan | null => (value === null ? null : { value, low: value, high: value });

interface Side {
  id: "demand" | "subsidy" | "coverage";
  label: string;
  panel: string;
  tone: Tone;
  domain: [number, number];
  pick: (row: BreakEvenRow) => number | null;
}

/** The recorded part as a full line, the path as a dashed one from the last quarter on record. */
function linesOf({ id, label, panel, tone, domain, pick }: Side, rows: readonly BreakEvenRow[]): LineSpec[] {
  const part = (isProjected: boolean): LineSpec => ({
    series: isProjected ? `${id}-path` : id,
    label,
    panel,
    tone,
    isProjected,
    points: rows.map((row, index) => {
      const isJoint = isProjected && rows[index + 1]?.isProjected === true;
      const value = row.isProjected === isProjected || isJoint ? pick(row) : null;
      return { quarter: row.quarter, ...(value === null ? { value, clamped: null } : clampTo(domain, value)) };
    }),
  });
  return rows.some(({ isProjected }) => isProjected) ? [part(false), part(true)] : [part(false)];
}

/**
 * Paid demand against the value of what is issued, both on one log scale, on record and on the base path; where the lines
 * meet, customers pay for it. Rows in any order.
 */
export function breakEvenCrossover(rows: readonly BreakEvenRow[], options: BreakEvenOptions): ChartSpec {
  const quarters = everyQuarter(rows.map(({ quarter }) => quarter));
  const filled = quarters.map(
    (quarter): BreakEvenRow =>
      rows.find((row) => row.quarter === quarter) ?? {
        quarter,
        isProjected: false,
        demandUsd: null,
        subsidyUsd: null,
        coverage: null,
      },
  );
  const money = decadeAxis(
    filled.flatMap(({ demandUsd, subsidyUsd }) => [demandUsd ?? 0, subsidyUsd ?? 0]),
    "$",
  );
  const ratio = coverageAxis(filled.flatMap(({ coverage }) => coverage ?? []));
  const sides: Side[] = [
    {
      id: "subsidy",
      label: "Subsidy",
      panel: "money",
      tone: "subsidy",
      domain: money.domain,
      pick: (row) => row.subsidyUsd,
    },
    {
      id: "demand",
      label: "Paid demand",
      panel: "money",
      tone: "demand",
      domain: money.domain,
      pick: (row) => row.demandUsd,
    },
    {
      id: "coverage",
      label: "Coverage",
      panel: "coverage",
      tone: "ink",
      domain: ratio.domain,
      pick: (row) => row.coverage,
    },
  ];
  const format = { demand: options.usd, subsidy: options.usd, coverage: options.coverage };
  return {
    ...NO_MARKS,
    id: options.id,
    subject: options.subject ?? null,
    title: "Break-even",
    question: `When would customers pay for all that ${options.name} issues, if things go on like this?`,
    unit: "USD per quarter",
    source: options.source,
    answer: options.answer,
    emptyText: "No quarter has both demand and emissions, so there is nothing to set against each other.",
    summary: `Paid demand and subsidy of ${options.name} by quarter, on record and on the base path. ${options.answer}`,
    quarters,
    panels: [
      { id: "money", title: "USD per quarter, log scale", scale: "log", ...money },
      { id: "coverage", title: "Coverage = demand ÷ subsidy, log scale", scale: "log", ...ratio },
    ],
    lines: sides.flatMap((side) => linesOf(side, filled)),
    thresholds: COVERAGE_EDGES.map((value) => ({
      panel: "coverage",
      value,
      text: value === 1 ? "parity" : null,
      isStrong: value === 1,
    })),
    gaps: mergeGaps(
      filled.map(({ demandUsd, subsidyUsd, coverage }) =>
        demandUsd === null && subsidyUsd === null
          ? { panels: ["money", "coverage"], text: "not reported" }
          : coverage === null
            ? { panels: ["coverage"], text: demandUsd === null ? "demand not reported" : "emissions not reported" }
            : null,
      ),
    ),
    events: placeEvents(options.events, quarters),
    endLabels: sides.flatMap((side) => endLabel(side, filled, format[side.id])),
    legend: [],
    readouts: filled.map((row) => ({
      quarter: row.quarter,
      lines: [
        ...sides.map((side) => ({
          label: side.label,
          text: format[side.id](exact(side.pick(row))),
          tone: side.tone,
          fill: "line" as const,
        })),
        { label: "Basis", text: basisWords(row), tone: null, fill: "line" as const },
      ],
    })),
    table: {
      columns: ["Quarter", "Basis", ...sides.map(({ label }) => label)],
      ids: ["", "", ...sides.map(({ id }) => `formula/break-even.${id}@*`)],
      rows: filled.map((row) => [
        row.quarter,
        basisWords(row),
        ...sides.map((side) => format[side.id](exact(side.pick(row)))),
      ]),
      spans: filled.map((row) => [null, ...sides.map((side) => exact(side.pick(row)))]),
    },
  };
}

const basisWords = ({ isProjected }: BreakEvenRow): string => (isProjected ? "path" : "on record");

function endLabel(
  side: Side,
  rows: readonly BreakEvenRow[],
  words: (span: ChartSpan | null) => string,
): EndLabelSpec[] {
  const last = rows.findLast((row) => side.pick(row) !== null);
  const value = last ? side.pick(last) : null;
  if (!last || value === null) return [];
  return [
    {
      panel: side.panel,
      value: clampTo(side.domain, value).value,
      title: last.isProjected ? `${side.label}, path` : side.label,
      text: words(exact(value)),
      quarter: last === rows.at(-1) ? null : last.quarter,
      of: { id: `formula/break-even.${side.id}@*`, quarter: last.quarter },
      tone: side.tone,
    },
  ];
}
