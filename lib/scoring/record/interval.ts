import { assessParsed, gatedClassOf } from "../assess";
import { parseInput } from "../input";
import { sigmaOf } from "../robustness";
import { type AssessmentInput, type AssessmentResult, isScored, type RevenueLines, type VerdictClass } from "../types";
import type { QuarterAmounts } from "./amounts";
import type { Assembly } from "./assemble";
import type { LineAmount } from "./definitions";
import { qualityOf } from "./grades";
import { type Corner, opposite } from "./kernel-input";
import type { Assessed, Span } from "./output";
import { quarterAt } from "./quarters";
import { isBounded } from "./spans";

/** 90 % of a normal distribution lies within this many standard deviations. */
const NINETY_PERCENT = 1.645;

/**
 * The drawn interval of C* (design §7): from (R low, E high) to (R high, E low). Ends are what sources claim or openly
 * contest, else value·exp(±1.645 σ(quality)); unclassified revenue counts from 0 to 1. Classes are those after gates.
 * null when there is no score at an end.
 *
 * @param published what is published, at both corners where it is bounded. It lies within: a quarter that is widened more than its
 *   neighbours shifts the token-weighted price of the year, which can outweigh a narrow spread.
 */
export const drawInterval = (assembly: Assembly, published: readonly AssessmentResult[]): Assessed["interval"] => {
  const [atLow, atHigh] = (["low", "high"] as const).map((corner) =>
    endAt(assessParsed(parseInput(widen(assembly, corner)), { flipMultiples: false })),
  );
  if (!atLow || !atHigh) return null;
  const ends = [atLow, atHigh, ...published.flatMap((result) => endAt(result) ?? [])];
  const low = ends.reduce((least, end) => (end.coverage < least.coverage ? end : least), atLow);
  const high = ends.reduce((most, end) => (end.coverage > most.coverage ? end : most), atHigh);
  return { low: low.coverage, high: high.coverage, classAtLow: low.gated, classAtHigh: high.gated };
};

/** C* and class of a result; null without a score. */
const endAt = (result: AssessmentResult): { coverage: number; gated: VerdictClass } | null => {
  const gated = gatedClassOf(result);
  return isScored(result) && gated !== null ? { coverage: result.ratios.prudentCoverage, gated } : null;
};

const widen = ({ inputs, annual, view }: Assembly, corner: Corner): AssessmentInput => {
  const input = inputs[corner];
  if (annual && input.annual) {
    const { revenueUsd, emissionsUsd } = input.annual;
    const emissions = emissionsUsd * subsidyFactor(annual.amounts, opposite(corner));
    return {
      ...input,
      annual: { ...input.annual, revenueUsd: widenLines(revenueUsd, annual.amounts, corner), emissionsUsd: emissions },
    };
  }
  const byLabel = new Map(view.quarters.map((index) => [quarterAt(index).label, index]));
  const quarters = (input.quarters ?? []).map((quarter) => {
    const index = byLabel.get(quarter.quarter);
    if (index === undefined) return quarter;
    const amounts = view.at(index);
    const factor = subsidyFactor(amounts, opposite(corner));
    return {
      ...quarter,
      revenueUsd: quarter.revenueUsd && widenLines(quarter.revenueUsd, amounts, corner),
      emittedTokens: quarter.emittedTokens === null ? null : quarter.emittedTokens * factor,
      cashSubsidyUsd: quarter.cashSubsidyUsd === null ? null : quarter.cashSubsidyUsd * factor,
    };
  });
  return { ...input, quarters };
};

/** Demand at its low or high end; unclassified revenue moves to where it counts nothing, or fully. */
const widenLines = (lines: RevenueLines, { revenueLines }: QuarterAmounts, corner: Corner): RevenueLines => {
  const sumOf = (role: string, end: Corner): number =>
    revenueLines.reduce((total, amount) => total + (amount.line.role === role ? endOf(amount, end) : 0), 0);
  const organic = Math.max(0, sumOf("organic", corner));
  const unclassified = Math.max(0, sumOf("unclassified", corner));
  return {
    ...lines,
    organic: corner === "high" ? organic + unclassified : organic,
    unclassified: 0,
    excluded: corner === "high" ? lines.excluded : lines.excluded + unclassified,
    incentives: Math.max(0, sumOf("incentive", opposite(corner))),
  };
};

const endOf = ({ span, grade }: LineAmount, end: Corner): number => {
  if (!span) return 0;
  return span.low < span.high ? span[end] : (span.value ?? span.low) * spread(grade ? qualityOf(grade) : 0, end);
};

const spread = (quality: number, end: Corner): number =>
  Math.exp((end === "low" ? -1 : 1) * NINETY_PERCENT * sigmaOf(quality));

/** By how much emission value at one end differs from the one in the input; 1 where the corner took the bounds already. */
const subsidyFactor = ({ emissionsUsd, emissionLines, cashLines, price }: QuarterAmounts, end: Corner): number => {
  if (!emissionsUsd || isBounded(emissionsUsd) || emissionsUsd.value === null || emissionsUsd.value === 0) return 1;
  if (isRange(emissionsUsd)) return emissionsUsd[end] / emissionsUsd.value;
  const grades = [...emissionLines, ...cashLines].flatMap(({ span, grade }) =>
    span && span.high > 0 && grade ? [grade] : [],
  );
  if (price?.grade) grades.push(price.grade);
  return grades.length === 0 ? 1 : spread(Math.min(...grades.map(qualityOf)), end);
};

const isRange = ({ low, high }: Span): boolean => low < high;
