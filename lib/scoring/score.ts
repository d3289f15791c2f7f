import { APPLICABLE, FACTOR_COUNT, type Settings } from "./kernel";
import { at, isKnown } from "./numbers";
import { ROBUSTNESS } from "./rules";
import type { Category } from "./types";

/**
 * S (§3.5): weighted points over the weight of all applicable factors, so that unknown ones earn nothing.
 * The geometric variant is used by robustness only (§3.9).
 */
export const weighPoints = (points: Float64Array, category: Category, settings: Settings): number => {
  const { weights, geometric } = settings;
  const applicable = APPLICABLE[category];
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
  if (!geometric) return sum / applicableWeight;
  return (knownWeight / applicableWeight) * Math.exp(sum / knownWeight);
};

/** Known ÷ applicable weight, 0–1. */
export const completenessOf = (points: Float64Array, category: Category, weights: Float64Array): number => {
  const applicable = APPLICABLE[category];
  let applicableWeight = 0;
  let knownWeight = 0;
  for (let i = 0; i < FACTOR_COUNT; i += 1) {
    if (at(applicable, i) === 0) continue;
    applicableWeight += at(weights, i);
    if (isKnown(at(points, i))) knownWeight += at(weights, i);
  }
  return knownWeight / applicableWeight;
};
