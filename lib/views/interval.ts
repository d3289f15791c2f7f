import { formatCoverage, formatRange } from "@/lib/format";
import type { Assessed } from "@/lib/scoring";
import { rangeWords } from "./words";

/** The interval bar: C* between its ends on a log scale, classes named where they differ. */
export interface IntervalView {
  low: number;
  high: number;
  text: string;
  /** "subsidy-led … subsidy-leaning"; one class when both ends agree. */
  classes: string;
}

export function intervalView(assessed: Assessed): IntervalView | null {
  const { interval } = assessed;
  if (!interval) return null;
  return {
    low: interval.low,
    high: interval.high,
    text: formatRange(interval.low, interval.high, formatCoverage),
    classes: rangeWords([interval.classAtLow, interval.classAtHigh]),
  };
}
