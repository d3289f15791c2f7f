import { type Confidence, rateConfidence } from "./confidence";
import { chooseRank, corridorIndex, corridorLow, corridorTop, supplyFloorRank } from "./corridor";
import { closeGates, GATE_COUNT } from "./gates";
import { APPLICABLE, FACTOR_COUNT, METHOD_SETTINGS } from "./kernel";
import type { Measures } from "./measures";
import { at } from "./numbers";
import { scoreFactors } from "./points";
import { completenessOf, weighPoints } from "./score";
import { type EvidenceInputs, FACTOR_IDS } from "./types";

const UTILISATION = FACTOR_IDS.indexOf("utilisation");

export const utilisationApplies = (m: Measures): boolean => at(APPLICABLE[m.category], UTILISATION) === 1;

/** One network judged by the method as written: ranks, points and caps, before refusals. */
export interface Evaluation {
  /** Per factor in the order of `FACTOR_IDS`; `NaN` = unknown or not applicable. */
  points: Float64Array;
  score: number;
  confidence: Confidence;
  lowRank: number;
  topRank: number;
  /** From corridor and score alone. */
  candidateRank: number;
  /** Per gate in the order of `GATE_IDS`. */
  gateCaps: Uint8Array;
  lowestCap: number;
  /** Candidate capped by the gates. */
  gatedRank: number;
}

/** Judges measures that passed `refuseEarly`: factors → score → corridor → gates (§3.5–3.7, §3.9). */
export const evaluate = (m: Measures, evidence: EvidenceInputs): Evaluation => {
  const { weights, edges, hurdles } = METHOD_SETTINGS;
  const points = new Float64Array(FACTOR_COUNT);
  const gateCaps = new Uint8Array(GATE_COUNT);
  scoreFactors(m, points);
  const score = weighPoints(points, m.category, METHOD_SETTINGS);
  const confidence = rateConfidence(m, evidence, completenessOf(points, m.category, weights));
  const corridor = corridorIndex(m.prudentCoverage, edges);
  const floor = supplyFloorRank(m.supplyScopeCoverage);
  const candidateRank = chooseRank(corridor, floor, score, hurdles);
  const lowestCap = closeGates(m, utilisationApplies(m), confidence.dataConfidence, gateCaps);
  return {
    points,
    score,
    confidence,
    lowRank: corridorLow(corridor, floor),
    topRank: corridorTop(corridor, floor),
    candidateRank,
    gateCaps,
    lowestCap,
    gatedRank: Math.min(candidateRank, lowestCap),
  };
};
