import { corridorIndex, corridorTop, supplyFloorRank } from "./corridor";
import { inverseAt } from "./curves";
import { classOf, DVS_1_0, rankOf } from "./kernel";
import { at, exceeds, isKnown, toNumber } from "./numbers";
import { type FactorRule, GLUT_CAP } from "./rules";
import { type AssessmentInput, FACTOR_IDS, type FactorId, type ScoredAssessment, type VerdictClass } from "./types";

/** One factor that would lift a short score over its hurdle, everything else held. */
export interface Repair {
  factor: FactorId;
  /** Value now, in the factor's unit; null = unknown. */
  from: number | null;
  to: number;
  /** Points of the score that are missing. */
  missingPoints: number;
  /** Class the score would then choose, before gates. */
  reaches: VerdictClass;
}

/** The value a factor was scored on, in its unit (utilisation: share of target); null = unknown. */
export const factorValueOf = (id: FactorId, { factors }: AssessmentInput, result: ScoredAssessment): number | null => {
  switch (id) {
    case "coverage":
      return result.ratios.prudentCoverage;
    case "growth":
      return result.ratios.revenueGrowth;
    case "concentration":
      return factors.topCustomerShare;
    case "utilisation":
      return utilisationOfTarget(result);
    case "glut":
      return factors.supplyGlut;
    case "operatorCover":
      return factors.operatorCover;
    case "dilution":
      return factors.netDilution;
    case "capture":
      return factors.captureYield;
    case "checklist":
      return factors.checklistScore;
  }
};

/** The utilisation curve is a straight line from nothing to the target: its points are the share. */
const utilisationOfTarget = (result: ScoredAssessment): number | null => {
  const points = result.factorScores.utilisation;
  return points === null ? null : inverseAt(DVS_1_0.curves.utilisation, points);
};

/**
 * The cheapest single-factor repair of a short score (§3.12): each curve is inverted at the points that are missing,
 * and the move that is shortest against the curve's own length wins. null when the score is not short or no single
 * factor is enough. Coverage is left out: its distances are the flips.
 */
export const findRepair = (input: AssessmentInput, result: ScoredAssessment): Repair | null => {
  const { settings, factors, curves } = DVS_1_0;
  const corridor = corridorIndex(result.ratios.prudentCoverage, settings.edges);
  const top = corridorTop(corridor, supplyFloorRank(toNumber(input.factors.supplyScopeCoverage)));
  const missingPoints = at(settings.hurdles, corridor) - result.score;
  if (rankOf(result.candidate) >= top || !isKnown(missingPoints)) return null;

  const applicable = DVS_1_0.applicable[input.category];
  const applicableWeight = settings.weights.reduce((sum, weight, i) => sum + weight * at(applicable, i), 0);
  let cheapest: Repair | null = null;
  let shortest = Number.POSITIVE_INFINITY;
  for (const rule of factors) {
    if (rule.id === "coverage" || at(applicable, FACTOR_IDS.indexOf(rule.id)) === 0) continue;
    const needed = (result.factorScores[rule.id] ?? 0) + (missingPoints * applicableWeight) / rule.weight;
    if (exceeds(needed, ceilingOf(rule.id, input))) continue;
    const to = inverseAt(curves[rule.id], Math.min(needed, ceilingOf(rule.id, input)));
    if (to === null) continue;
    const from = factorValueOf(rule.id, input, result);
    const length = Math.abs(to - (from ?? worstOf(rule))) / spanOf(rule);
    if (length >= shortest) continue;
    shortest = length;
    cheapest = { factor: rule.id, from, to, missingPoints, reaches: classOf(top) };
  }
  return cheapest;
};

/** Points a factor can reach with everything else held. */
const ceilingOf = (id: FactorId, { factors }: AssessmentInput): number =>
  id === "glut" && !exceeds(toNumber(factors.usageGrowth), GLUT_CAP.usageGrowth) ? GLUT_CAP.points : 100;

/** The value with the fewest points: where an unknown factor is taken to start. */
const worstOf = ({ anchors }: FactorRule): number =>
  anchors.reduce((worst, anchor) => (anchor[1] < worst[1] ? anchor : worst))[0];

const spanOf = ({ anchors }: FactorRule): number => (anchors.at(-1)?.[0] ?? 1) - (anchors[0]?.[0] ?? 0);
