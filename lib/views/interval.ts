import { formatCoverage, formatRange } from "@/lib/format";
import type { Assessed } from "@/lib/scoring";
import { rangeWords, verdictWord } from "./words";

/** The interval bar: C* between its ends on a log scale, classes named where they differ. */
export interface IntervalView {
  low: number;
  high: number;
  text: string;
  /** "subsidy-led … subsidy-leaning"; one class when both ends agree. */
  classes: string;
  /** What stands at either end; one text when they read alike. */
  ends: { low: string; high: string };
}

export function intervalView(assessed: Assessed): IntervalView | null {
  const { interval } = assessed;
  if (!interval) return null;
  return {
    low: interval.low,
    high: interval.high,
    text: formatRange(interval.low, interval.high, formatCoverage),
    classes: rangeWords([interval.classAtLow, interval.classAtHigh]),
    ends: {
      low: `${formatCoverage(interval.low)}, ${verdictWord(interval.classAtLow).toLowerCase()}`,
      high: `${formatCoverage(interval.high)}, ${verdictWord(interval.classAtHigh).toLowerCase()}`,
    },
  };
}
