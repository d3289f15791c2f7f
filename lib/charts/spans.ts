import type { ChartSpan, GapSpec } from "./types";

/** What is certain of a span: its value, else its lower bound; never under 0, money and capacity have no negatives. */
export const firmPart = (span: ChartSpan): number => Math.max(0, span.value ?? span.low);

/** What may lie above the firm part; 0 for a plain value, Infinity without an upper bound. */
export const openPart = (span: ChartSpan): number => Math.max(0, span.high - firmPart(span));

export const isBounded = (span: ChartSpan): boolean => span.low !== span.high;

/** Sum of the known ones; null when none is known. */
export function sumKnown(spans: readonly (ChartSpan | null)[]): ChartSpan | null {
  const known = spans.filter((span) => span !== null);
  if (known.length === 0) return null;
  return known.reduce((sum, span) => ({
    value: sum.value === null || span.value === null ? null : sum.value + span.value,
    low: sum.low + span.low,
    high: sum.high + span.high,
  }));
}

/** Neighbouring quarters with the same reason become one gap; null = no gap there. */
export function mergeGaps(reasons: readonly ({ panels: string[]; text: string } | null)[]): GapSpec[] {
  const gaps: GapSpec[] = [];
  reasons.forEach((reason, index) => {
    if (!reason) return;
    const last = gaps.at(-1);
    const continues =
      last && last.to === index - 1 && last.text === reason.text && last.panels.join() === reason.panels.join();
    if (continues) last.to = index;
    else gaps.push({ ...reason, from: index, to: index });
  });
  return gaps;
}
