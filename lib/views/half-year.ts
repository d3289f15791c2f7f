import { type Assessed, isScored, type QuarterView, type Span } from "@/lib/scoring";
import { cornerSpan } from "./verdict";
import { scaleSpan, sumSpans, windowQuarters } from "./windows";

/** Paid demand and subsidy over the period that decides. A span is null where it is not known. */
export interface HalfYear {
  /** Usable quarters of the two to t, oldest first; none in an annual record, whose year stands for both. */
  quarters: QuarterView[];
  isAnnual: boolean;
  demandUsd: Span | null;
  subsidyUsd: Span | null;
  /** Of the quarters; null in an annual record. */
  tokens: Span | null;
  /** What makes a year of it: 1 for a year, 2 for two quarters, 4 for a single one. */
  timesToYear: number;
}

export function halfYearOf(assessed: Assessed): HalfYear {
  const quarters = windowQuarters(assessed, 2).filter(({ usable }) => usable);
  const isAnnual = isScored(assessed.result) && quarters.length === 0;
  return {
    quarters,
    isAnnual,
    demandUsd: cornerSpan(assessed, ({ ratios }) => ratios.revenue2qUsd) ?? sumSpans(quarters.map((q) => q.demandUsd)),
    subsidyUsd:
      cornerSpan(assessed, ({ ratios }) => ratios.emissions2qUsd) ?? sumSpans(quarters.map((q) => q.emissionsUsd)),
    tokens: sumSpans(quarters.map((q) => q.emittedTokens)),
    timesToYear: isAnnual ? 1 : 4 / Math.max(1, quarters.length),
  };
}

export interface YearlyRate {
  demandUsd: Span | null;
  subsidyUsd: Span | null;
  /** What it is a rate of: "half-year to 2026Q2, times two"; null without a t. */
  words: string | null;
}

/** The same as a rate a year: an annual record as it is, a half-year twice, its only usable quarter four times. */
export function yearlyRateOf(assessed: Assessed): YearlyRate {
  const { demandUsd, subsidyUsd, timesToYear } = halfYearOf(assessed);
  return {
    demandUsd: scaleSpan(demandUsd, timesToYear),
    subsidyUsd: scaleSpan(subsidyUsd, timesToYear),
    words: assessed.quarter && rateWords(timesToYear, assessed.quarter),
  };
}

const rateWords = (timesToYear: number, quarter: string): string =>
  timesToYear === 1
    ? `year to ${quarter}`
    : timesToYear === 2
      ? `half-year to ${quarter}, times two`
      : `${quarter}, the one usable quarter of the half-year, times four`;
