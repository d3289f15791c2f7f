import { FACTOR_COUNT, type Settings } from "./kernel";
import { at, isKnown } from "./numbers";
import { ROBUSTNESS } from "./rules";

/** Weights of one weighing: what the factors that apply, and those that are known, carry. */
export interface Weighed {
  score: number;
  /** Known ÷ applicable weight, 0–1. */
  completeness: number;
}

/**
 * S (§3.5): weighted points over the weight of all applicable factors, so that unknown ones earn nothing.
 * The geometric variant is used by robustness only (§3.9).
 *
 * @param applicable 1 where the factor applies, in the order of `FACTOR_IDS`.
 */
export const weighPoints = (points: Float64Array, applicable: Uint8Array, settings: Settings, into: Weighed): void => {
  const { weights, geometric } = settings;
  let applicableWeight = 0;
  let knownWeight = 0;
  let sum = 0;
  for (let i = 0; i < FACTOR_COUNT; i += 1) {
    if (at(applicable, i) === 0) continue;
    const weight = at(weights, i);
    const earned = at(points, i);
    applicableWeight += weight;
    if (!isKnown(earned)) continue;
    knownWeight += weight;
    sum += weight * (geometric ? Math.log(Math.max(earned, ROBUSTNESS.geometricFloor)) : earned);
  }
  into.completeness = knownWeight / applicableWeight;
  into.score = geometric ? into.completeness * Math.exp(sum / knownWeight) : sum / applicableWeight;
};
