import { ratioAxis } from "./axes";
import { type CommonOptions, NO_MARKS } from "./no-marks";
import type { ChartSpan, ChartSpec, LegendEntry, NameSpec, SegmentSpec } from "./types";

/** Shares of the draws by class at one end of what is bounded. */
export interface RobustnessRow {
  /** Of what its numbers lead to: `robustness.subsidy_led`. */
  key: string;
  name: NameSpec;
  /** Draws at the prudent end, 0–1. */
  low: number;
  /** At the generous end; null where nothing is bounded. */
  high: number | null;
  /** The class that is published, or would be. */
  isRead: boolean;
}

export interface RobustnessOptions extends CommonOptions {
  percent: (span: ChartSpan | null) => string;
  /** Shares from which the class is called fairly firm, and firm. */
  thresholds: { value: number; text: string }[];
  /** What the shares say, as a sentence. */
  answer: string | null;
}

const exactly = (value: number): ChartSpan => ({ value, low: value, high: value });

const LEGEND: Record<"low" | "high", LegendEntry> = {
  low: { label: "Draws from the prudent reading", tone: "ink", fill: "solid" },
  high: { label: "Draws from the generous reading of what is only bounded", tone: "ink", fill: "dots" },
};

/** One column per class, or two where an input is only bounded. */
export function robustnessBars(rows: readonly RobustnessRow[], options: RobustnessOptions): ChartSpec {
  const { percent } = options;
  const isBounded = rows.some(({ high }) => high !== null);
  const ends = isBounded ? (["low", "high"] as const) : (["low"] as const);
  const segments = rows.flatMap((row): SegmentSpec[] =>
    ends.map((end) => ({
      column: end,
      series: end,
      quarter: row.key,
      from: 0,
      to: row[end] ?? 0,
      tone: "ink",
      fill: LEGEND[end].fill,
      isOpen: false,
    })),
  );
  const spans = rows.map(({ low, high }) => [exactly(low), ...(isBounded ? [exactly(high ?? 0)] : [])]);
  const columns = isBounded ? ["Prudent reading", "Generous reading"] : ["Share of the draws"];
  const most = rows.reduce<RobustnessRow | null>((best, row) => (best && best.low >= row.low ? best : row), null);
  return {
    ...NO_MARKS,
    id: options.id,
    subject: options.subject ?? null,
    title: "How firm the class is",
    question: `In how many seeded draws, with weights, edges and inputs shaken, does ${options.name} read each class?`,
    unit: "share of the draws; about the method, not the chance of success",
    source: options.source,
    answer: options.answer,
    emptyText: "The assessment stops before a score, so there is nothing to shake.",
    summary: most
      ? `Share of the draws by class for ${options.name}. Most often ${most.name.long.toLowerCase()}: ${percent(exactly(most.low))}${most.high === null ? "" : ` from the prudent reading, ${percent(exactly(most.high))} from the generous one`}.`
      : `${options.name} has no score to shake.`,
    quarters: rows.map(({ key }) => key),
    names: rows.map(({ name, isRead }) => (isRead ? { ...name, long: `${name.long} (read)` } : name)),
    panels: [{ id: "share", title: "Share of the draws", scale: "linear", ...ratioAxis(1) }],
    columns: ends.map((id) => ({ id, label: LEGEND[id].label, axis: 0, bandShare: isBounded ? 0.6 : 0.4 })),
    series: [...ends],
    segments,
    thresholds:
      rows.length === 0
        ? []
        : options.thresholds.map(({ value, text }) => ({ panel: "share", value, text, isStrong: false })),
    valueLabels: rows.map((row, index) => ({
      quarter: row.key,
      above: Math.max(row.low, row.high ?? 0),
      text: (spans[index] ?? []).map((span) => percent(span)).join(" / "),
      of: { id: "formula/*", quarter: row.key },
    })),
    legend: rows.length === 0 ? [] : ends.map((end) => LEGEND[end]),
    readouts: rows.map((row, index) => ({
      quarter: row.key,
      lines: ends.map((end, at) => ({
        label: columns[at] ?? "",
        text: percent(spans[index]?.[at] ?? null),
        tone: "ink" as const,
        fill: LEGEND[end].fill,
      })),
    })),
    table: {
      columns: ["Class", ...columns],
      ids: ["", ...ends.map(() => "formula/*")],
      rows: rows.map((row, index) => [row.key, ...(spans[index] ?? []).map((span) => percent(span))]),
      spans,
    },
  };
}
