import { type Evaluation, evaluate } from "./evaluate";
import { findFlipMultiples } from "./flip-multiples";
import { findFlips } from "./flips";
import { OPEN } from "./gates";
import { parseInput } from "./input";
import { classOf, type Method, rankOf } from "./kernel";
import { Measures, measure } from "./measures";
import { at, isKnown, toNullable } from "./numbers";
import { recordOf } from "./record-of";
import { refuseEarly, refuseLate } from "./refusals";
import { type RobustnessOptions, shake } from "./robustness";
import { GATE_IDS } from "./rules";
import {
  type AssessmentInput,
  type AssessmentResult,
  FACTOR_IDS,
  type FactorId,
  type Ratios,
  type ScoredAssessment,
  type VerdictClass,
} from "./types";

export interface AssessOptions {
  /** `true` = the method's own draws and seed. Default: no robustness. */
  robustness?: RobustnessOptions | boolean;
  /** The search for `flipMultiples` costs as much as two thousand verdicts; false leaves it out. Default true. */
  flipMultiples?: boolean;
  /** Version of the method. Default: `dvs-1.0`. */
  method?: Method;
}

/**
 * The verdict of the method on one network and everything behind it (§3). Pure and deterministic: the same input,
 * options and method version give the same result.
 *
 * @throws InputError when a field is missing, malformed, negative or not finite.
 */
export const assess = (input: AssessmentInput, options: AssessOptions = {}): AssessmentResult =>
  assessParsed(parseInput(input), options);

/** As `assess`, for an input that `parseInput` gave. */
export const assessParsed = (input: AssessmentInput, options: AssessOptions = {}): AssessmentResult => {
  const { evidence } = input;
  const m = measure(input, new Measures(), options.method);
  const early = refuseEarly(m);
  if (early !== null) return { verdict: "insufficient_evidence", reason: early };

  const evaluation = evaluate(m, evidence);
  const { dataConfidence } = evaluation.confidence;
  const gatedClass = classOf(evaluation.gatedRank);
  const reason = refuseLate(m, evidence, dataConfidence, evaluation.gatedRank);
  const argument = argue(m, evaluation);
  if (reason !== null) {
    const hasWouldBe = reason === "uncorroborated" || reason === "weak_evidence";
    return { verdict: "insufficient_evidence", reason, ...(hasWouldBe && { wouldBe: gatedClass }), ...argument };
  }

  const result: ScoredAssessment = { verdict: gatedClass, ...argument, flips: findFlips(m) };
  if (options.flipMultiples !== false) {
    result.flipMultiples = findFlipMultiples(m, evidence, evaluation.gatedRank);
  }
  if (options.robustness) {
    result.robustness = shake(m, evidence, dataConfidence, options.robustness === true ? {} : options.robustness);
  }
  return result;
};

/** Class after gates whatever the refusals say; null when there is no score at all. For readings and histories. */
export const gatedClassOf = (result: AssessmentResult): VerdictClass | null => {
  if (!("candidate" in result)) return null;
  const ranks = [result.candidate, ...result.gates.map((gate) => gate.cap)];
  return ranks.reduce((lowest, id) => (rankOf(id) < rankOf(lowest) ? id : lowest));
};

/** What is printed with a verdict and with a late refusal alike. */
const argue = (m: Measures, evaluation: Evaluation): Omit<ScoredAssessment, "verdict"> => {
  const { points, score, confidence, candidateRank, gateCaps, lowestCap } = evaluation;
  const { dataConfidence, completeness, freshness, quality, agreement } = confidence;
  const unknown = 100 * (1 - completeness);
  const gates = GATE_IDS.map((id, index) => ({ id, rank: at(gateCaps, index) })).filter(({ rank }) => rank < OPEN);
  const binding = gates.filter(({ rank }) => rank === lowestCap && rank < candidateRank);
  return {
    candidate: classOf(candidateRank),
    corridor: [classOf(evaluation.lowRank), classOf(evaluation.topRank)],
    score,
    unknown,
    lost: Math.max(0, 100 - score - unknown),
    contributions: contributionsOf(m, points),
    factorScores: recordOf(FACTOR_IDS, (id) => toNullable(at(points, FACTOR_IDS.indexOf(id)))),
    ratios: ratiosOf(m),
    dataConfidence,
    confidence: { completeness, freshness, quality, agreement, caps: confidence.caps() },
    gates: gates.map(({ id, rank }) => ({ id, cap: classOf(rank) })),
    bindingGates: binding.map(({ id }) => id),
  };
};

/** Points of the score that each known factor earns; they add up to it. */
const contributionsOf = (m: Measures, points: Float64Array): Partial<Record<FactorId, number>> => {
  const { weights } = m.method.settings;
  const applicableWeight = weights.reduce((sum, weight, i) => sum + weight * at(m.applicable, i), 0);
  const contributions: Partial<Record<FactorId, number>> = {};
  FACTOR_IDS.forEach((id, i) => {
    const earned = at(points, i);
    if (isKnown(earned)) contributions[id] = (at(weights, i) * earned) / applicableWeight;
  });
  return contributions;
};

const ratiosOf = (m: Measures): Ratios => ({
  revenue2qUsd: m.revenue2q,
  revenue4qUsd: m.revenue4q,
  emissions2qUsd: m.emissions2q,
  emissions4qUsd: m.emissions4q,
  prudentEmissionsUsd: m.prudentEmissions,
  coverage2q: m.coverage2q,
  coverage4q: m.coverage4q,
  coverageQuarter: toNullable(m.coverageQuarter),
  prudentCoverage: m.prudentCoverage,
  coverageAtHighestPrice: toNullable(m.coverageAtHighestPrice),
  strictCoverage: m.strictCoverage,
  strictCoverage4q: m.strictCoverage4q,
  revenueGrowth: toNullable(m.growth),
  relatedShare: m.relatedShare,
  unclassifiedShare: m.unclassifiedShare,
});
