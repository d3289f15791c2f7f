import { assessParsed, gatedClassOf } from "./assess";
import { parseInput } from "./input";
import { rankOf } from "./kernel";
import { type Measures, measure } from "./measures";
import { exceeds, isBelow, reaches } from "./numbers";
import { refuseEarly } from "./refusals";
import { AGREEMENT_STEPS, READINGS, REFUSALS } from "./rules";
import {
  type AssessmentInput,
  type AssessmentResult,
  isScored,
  type QuarterInput,
  type RefusalReason,
  type RevenueLines,
  type Verdict,
  type VerdictClass,
} from "./types";

export interface ReadingsAssessment {
  /** 1 − min/max of R_2Q over the admissible readings. */
  gap: number;
  /** Overrides the agreement of every reading. */
  agreement: number;
  admissible: number;
  /** Verdict of each admissible reading, in the order given. */
  readings: Verdict[];
  contested: boolean;
  verdict: Verdict;
  reason?: RefusalReason;
  wouldBe?: VerdictClass;
  /** Of the published reading. */
  dataConfidence: number;
}

export interface NoAdmissibleReading {
  verdict: "insufficient_evidence";
  reason: "no_admissible_reading";
  admissible: 0;
  contested: false;
}

interface Reading {
  input: AssessmentInput;
  measures: Measures;
}

/**
 * The verdict on readings of one network that differ in the source of revenue (§3.10, §4.1): close ones are averaged
 * line by line, further apart the better one is published, and a contest of two classes that nothing settles has no
 * verdict.
 *
 * @param path where the readings stand in a larger document, for messages.
 * @throws InputError
 */
export const assessReadings = (
  inputs: readonly unknown[],
  path = "readings",
): ReadingsAssessment | NoAdmissibleReading => {
  const readings = inputs
    .map((input, index) => parseInput(input, `${path}[${index}]`))
    .map((input): Reading => ({ input, measures: measure(input) }))
    .filter(isAdmissible);
  const best = [...readings].sort(byStanding)[0];
  if (!best) {
    return {
      verdict: "insufficient_evidence",
      reason: "no_admissible_reading",
      admissible: 0,
      contested: false,
    };
  }
  const gap = gapBetween(readings.map(({ measures }) => measures.revenue2q));
  const step = AGREEMENT_STEPS.find(({ gapUpTo }) => !exceeds(gap, gapUpTo)) ?? AGREEMENT_STEPS[2];
  const alone = readings.length === 1;
  const agreement = alone ? READINGS.loneAgreement : step.agreement;
  const results = readings.map(({ input }) => assessAt(input, agreement));
  const contested = !alone && step.rule === "contested";
  const published = assessAt(!alone && step.rule === "mean" ? average(best, readings) : best.input, agreement);
  const verdict =
    contested && isUnsettled(readings, results)
      ? ({ verdict: "insufficient_evidence", reason: "contested" } as const)
      : outcomeOf(published);
  return {
    gap,
    agreement,
    admissible: readings.length,
    readings: results.map((result) => result.verdict),
    contested,
    ...verdict,
    dataConfidence: isScored(published) ? published.dataConfidence : 0,
  };
};

/** Refuted, weak and empty readings cannot contest (§3.15). */
const isAdmissible = ({ input, measures }: Reading): boolean =>
  !input.evidence.refuted &&
  reaches(input.evidence.revenueQuality, READINGS.admissibleQuality) &&
  refuseEarly(measures) === null;

/** Better first: higher quality of revenue, then lower revenue, then higher emissions; list order decides last. */
const byStanding = (a: Reading, b: Reading): number =>
  b.input.evidence.revenueQuality - a.input.evidence.revenueQuality ||
  a.measures.revenue2q - b.measures.revenue2q ||
  b.measures.prudentEmissions - a.measures.prudentEmissions;

const gapBetween = (amounts: readonly number[]): number => {
  const most = Math.max(...amounts);
  return most === 0 ? 0 : 1 - Math.min(...amounts) / most;
};

const assessAt = (input: AssessmentInput, agreement: number): AssessmentResult =>
  assessParsed({ ...input, evidence: { ...input.evidence, agreement } }, { flipMultiples: false });

/** Classes too far apart (after gates, whatever else refuses them), and no source good enough to decide. */
const isUnsettled = (readings: readonly Reading[], results: readonly AssessmentResult[]): boolean => {
  const ranks = results.map(gatedClassOf).flatMap((id) => (id === null ? [] : [rankOf(id)]));
  const apart = Math.max(...ranks) - Math.min(...ranks);
  const best = Math.max(...readings.map(({ input }) => input.evidence.revenueQuality));
  return apart >= REFUSALS.contested.threshold && isBelow(best, READINGS.decidingQuality);
};

const outcomeOf = (result: AssessmentResult): Pick<ReadingsAssessment, "verdict" | "reason" | "wouldBe"> => {
  if (!isScored(result)) return { verdict: result.verdict, reason: result.reason };
  return {
    verdict: result.verdict,
    ...(result.reason && { reason: result.reason }),
    ...(result.wouldBe && { wouldBe: result.wouldBe }),
  };
};

/** Quality-weighted mean of every revenue line, each quarter over the readings that have it; the rest from the best. */
const average = (best: Reading, readings: readonly Reading[]): AssessmentInput => {
  const { annual, quarters } = best.input;
  if (annual) {
    const lines = readings.flatMap(({ input }) => (input.annual ? [weighted(input, input.annual.revenueUsd)] : []));
    return { ...best.input, annual: { ...annual, revenueUsd: meanLines(lines) ?? annual.revenueUsd } };
  }
  const byLabel = readings.map(({ input }) => ({
    input,
    revenue: new Map(input.quarters?.map(({ quarter, revenueUsd }) => [quarter, revenueUsd])),
  }));
  const averaged = (quarters ?? []).map((quarter): QuarterInput => {
    const lines = byLabel.flatMap(({ input, revenue }) => {
      const own = revenue.get(quarter.quarter);
      return own ? [weighted(input, own)] : [];
    });
    return { ...quarter, revenueUsd: meanLines(lines) };
  });
  return { ...best.input, quarters: averaged };
};

interface WeightedLines {
  weight: number;
  lines: RevenueLines;
}

const weighted = (input: AssessmentInput, lines: RevenueLines): WeightedLines => ({
  weight: input.evidence.revenueQuality,
  lines,
});

const meanLines = (readings: readonly WeightedLines[]): RevenueLines | null => {
  const whole = readings.reduce((sum, { weight }) => sum + weight, 0);
  if (whole === 0) return null;
  const mean = (key: keyof RevenueLines): number =>
    readings.reduce((sum, { weight, lines }) => sum + weight * lines[key], 0) / whole;
  return {
    organic: mean("organic"),
    unclassified: mean("unclassified"),
    related: mean("related"),
    excluded: mean("excluded"),
    incentives: mean("incentives"),
  };
};
