import { formatRange, NOT_REPORTED } from "@/lib/format";
import type { Span } from "@/lib/scoring";

/** A number as it is printed, everywhere the same: page, report, file. */
export interface NumberView {
  /** With its unit; "not reported" when unknown. */
  text: string;
  state: "known" | "bounded" | "unknown" | "not_applicable";
  /** `B3`; null when it has none (a formula over graded inputs prints the weakest). */
  grade: string | null;
  /** `2025Q4–2026Q1`; null where the place already says it. */
  period: string | null;
  /** `8 months old, out of date`: how old the period is on the as-of day; null where the place already says it. */
  age: string | null;
  /** Where it leads: `helium/figure/…@2025Q4`, see `trace-key`; null when nothing stands behind it. */
  trace: string | null;
  /** Address of what it leads to, on the same day and under the same definition; null without a trace. */
  href: string | null;
  /** The rest in words: why a bound, why unknown, what it is made of. */
  note: string | null;
}

interface NumberDetails {
  grade?: string | null;
  period?: string | null;
  age?: string | null;
  trace?: string | null;
  href?: string | null;
  note?: string | null;
}

/**
 * The exact numbers behind printed ones. They stand beside the view and not in it: pages and the API carry words, and
 * only files that are computed with need the numbers, too.
 */
const EXACT = new WeakMap<NumberView, Span>();

/** The span that a number was printed from; null where it is unknown or was never one. */
export const exactOf = (view: NumberView): Span | null => EXACT.get(view) ?? null;

/** The same number in other words, or with other details. */
export function restated(view: NumberView, changes: Partial<NumberView>): NumberView {
  const next = { ...view, ...changes };
  const span = EXACT.get(view);
  if (span) EXACT.set(next, span);
  return next;
}

/** Prints a span: its value, else a range, or "at least" / "at most" where one end is open. A value keeps its range in the note. */
export function numberView(
  span: Span | null,
  format: (value: number) => string,
  details: NumberDetails = {},
): NumberView {
  const view = printed(span, format, details);
  if (span && view.state !== "unknown") EXACT.set(view, span);
  return view;
}

function printed(span: Span | null, format: (value: number) => string, details: NumberDetails): NumberView {
  const rest = {
    grade: details.grade ?? null,
    period: details.period ?? null,
    age: details.age ?? null,
    trace: details.trace ?? null,
    href: details.href ?? null,
    note: details.note ?? null,
  };
  // What is not known has no age.
  const unknown = { text: NOT_REPORTED, state: "unknown" as const, ...rest, age: null };
  if (!span) return unknown;
  if (span.low === span.high) return { text: format(span.low), state: "known", ...rest };
  if (span.value !== null) {
    const range = `between ${format(span.low)} and ${format(span.high)}`;
    return { text: format(span.value), state: "known", ...rest, note: rest.note ? `${rest.note} (${range})` : range };
  }
  // Between nothing and anything: that is not a number.
  if (span.low === 0 && span.high === Number.POSITIVE_INFINITY) return unknown;
  if (span.high === Number.POSITIVE_INFINITY)
    return { text: `at least ${format(span.low)}`, state: "bounded", ...rest };
  if (span.low === 0) return { text: `at most ${format(span.high)}`, state: "bounded", ...rest };
  return { text: formatRange(span.low, span.high, format), state: "bounded", ...rest };
}

/** Its period and how old that is, as they stand beside it; null where the place says both. */
export const periodWords = ({ period, age }: NumberView): string | null =>
  [period, age].filter((words) => words !== null).join(", ") || null;

/** A number that is not asked of this kind of network: neither unknown nor zero. */
export const notApplicable = (note: string): NumberView => ({
  text: "not applicable",
  state: "not_applicable",
  grade: null,
  period: null,
  age: null,
  trace: null,
  href: null,
  note,
});

export const exact = (value: number | null): Span | null =>
  value === null ? null : { value, low: value, high: value };

/** Anchor of a figure's block among a network's inputs. */
export const figureAnchor = (seriesId: string, quarter: string): string =>
  `figure-${seriesId.replaceAll(".", "-")}-${quarter}`;
