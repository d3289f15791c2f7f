import { chooseRank, corridorIndex, supplyFloorRank } from "./corridor";
import { classOf, DVS_1_0, type Method, rankOf } from "./kernel";
import { toNumber } from "./numbers";
import type { AssessmentInput, ScoredAssessment, VerdictClass } from "./types";

export interface WhatIf {
  score: number;
  verdict: VerdictClass;
}

/**
 * The class if every unknown factor scored 0, and if every one scored 100, gates held (§3.9). Deterministic; evidence
 * floors are not applied.
 */
export const whatIfUnknowns = (
  input: AssessmentInput,
  result: ScoredAssessment,
  method: Method = DVS_1_0,
): { at0: WhatIf; at100: WhatIf } => {
  const { edges, hurdles } = method.settings;
  const corridor = corridorIndex(result.ratios.prudentCoverage, edges);
  const floor = supplyFloorRank(toNumber(input.factors.supplyScopeCoverage), method);
  const caps = result.gates.map((gate) => rankOf(gate.cap));
  const withScore = (score: number): WhatIf => ({
    score,
    verdict: classOf(Math.min(chooseRank(corridor, floor, score, hurdles, method), ...caps)),
  });
  return { at0: withScore(result.score), at100: withScore(result.score + result.unknown) };
};
