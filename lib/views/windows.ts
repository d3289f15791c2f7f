import {
  type Assessed,
  exactly,
  type QuarterView,
  quarterAt,
  quarterIndex,
  quotient,
  type Span,
  scaled,
  sum,
} from "@/lib/scoring";

/** Labels of `count` quarters, oldest first, the last one `endShift` quarters before t; none without a t. */
export function windowLabels(assessed: Pick<Assessed, "quarter">, count: number, endShift = 0): string[] {
  if (!assessed.quarter) return [];
  const end = quarterIndex(assessed.quarter) - endShift;
  return Array.from({ length: count }, (_, index) => quarterAt(end + index - count + 1).label);
}

/** The same quarters as the record drew them; absent ones are left out. */
export function windowQuarters(assessed: Assessed, count: number, endShift = 0): QuarterView[] {
  return windowLabels(assessed, count, endShift).flatMap(
    (label) => assessed.quarters.find((quarter) => quarter.quarter === label) ?? [],
  );
}

/** Sum of spans; null when any is missing: a sum over a gap would be a lower number that looks like a value. */
export function sumSpans(spans: (Span | null)[]): Span | null {
  const known = spans.filter((span): span is Span => span !== null);
  if (known.length === 0 || known.length < spans.length) return null;
  return known.reduce(sum, exactly(0));
}

export const scaleSpan = (span: Span | null, factor: number): Span | null => span && scaled(span, factor);

/** Smallest and largest quotient; null when either side is missing or the divisor may be zero. */
export const divideSpans = (over: Span | null, under: Span | null): Span | null =>
  over && under && under.low > 0 ? quotient(over, under, (a, b) => a / b) : null;
