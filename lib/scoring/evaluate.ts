import { Confidence, rateConfidence } from "./confidence";
import { chooseRank, corridorIndex, corridorLow, corridorTop, supplyFloorRank } from "./corridor";
import { closeGates, GATE_COUNT } from "./gates";
import { FACTOR_COUNT } from "./kernel";
import type { Measures } from "./measures";
import { at } from "./numbers";
import { scoreFactors } from "./points";
import { weighPoints } from "./score";
import { type EvidenceInputs, FACTOR_IDS } from "./types";

const UTILISATION = FACTOR_IDS.indexOf("utilisation");

export const utilisationApplies = (m: Measures): boolean => at(m.applicable, UTILISATION) === 1;

/** One network judged by the method as written: ranks, points and caps, before refusals. */
export class Evaluation {
  /** Per factor in the order of `FACTOR_IDS`; `NaN` = unknown or not applicable. */
  readonly points = new Float64Array(FACTOR_COUNT);
  score = 0;
  /** Known ÷ applicable weight, 0–1. */
  completeness = 0;
  readonly confidence = new Confidence();
  lowRank = 0;
  topRank = 0;
  /** From corridor and score alone. */
  candidateRank = 0;
  /** Per gate in the order of `GATE_IDS`. */
  readonly gateCaps = new Uint8Array(GATE_COUNT);
  lowestCap = 0;
  /** Candidate capped by the gates. */
  gatedRank = 0;
}

/**
 * Judges measures that passed `refuseEarly`: factors → score → corridor → gates (§3.5–3.7, §3.9).
 *
 * @param into an evaluation to overwrite; bulk callers keep one.
 */
export const evaluate = (m: Measures, evidence: EvidenceInputs, into: Evaluation = new Evaluation()): Evaluation => {
  const { method } = m;
  const { edges, hurdles } = method.settings;
  scoreFactors(m, into.points);
  weighPoints(into.points, m.applicable, method.settings, into);
  const { dataConfidence } = rateConfidence(m, evidence, into.completeness, into.confidence);
  const corridor = corridorIndex(m.prudentCoverage, edges);
  const floor = supplyFloorRank(m.supplyScopeCoverage, method);
  into.lowRank = corridorLow(corridor, floor, method);
  into.topRank = corridorTop(corridor, floor, method);
  into.candidateRank = chooseRank(corridor, floor, into.score, hurdles, method);
  into.lowestCap = closeGates(m, utilisationApplies(m), dataConfidence, into.gateCaps);
  into.gatedRank = Math.min(into.candidateRank, into.lowestCap);
  return into;
};
