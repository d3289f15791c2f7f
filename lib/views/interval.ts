import { formatCoverage, formatRange } from "@/lib/format";
import type { Assessed } from "@/lib/scoring";
import type { ProseView } from "./prose";
import { type Lead, type Tracer, tracer } from "./tracer";
import { rangeWords, verdictWord } from "./words";

/** The interval bar: C* between its ends on a log scale, classes named where they differ. */
export interface IntervalView {
  low: number;
  high: number;
  text: string;
  /** Where the interval as a whole leads. */
  lead: Lead;
  /** "subsidy-led … subsidy-leaning"; one class when both ends agree. */
  classes: string;
  /** What stands at either end; one text when they read alike. */
  ends: { low: ProseView; high: ProseView };
}

export function intervalView(assessed: Assessed, to: Tracer = tracer(assessed.slug)): IntervalView | null {
  const { interval } = assessed;
  if (!interval) return null;
  return {
    low: interval.low,
    high: interval.high,
    lead: to.formula("interval"),
    text: formatRange(interval.low, interval.high, formatCoverage),
    classes: rangeWords([interval.classAtLow, interval.classAtHigh]),
    ends: {
      low: to.words(
        `${formatCoverage(interval.low)}, ${verdictWord(interval.classAtLow).toLowerCase()}`,
        "interval.low",
      ),
      high: to.words(
        `${formatCoverage(interval.high)}, ${verdictWord(interval.classAtHigh).toLowerCase()}`,
        "interval.high",
      ),
    },
  };
}
