import type { Measures } from "./measures";
import { at, exceeds, isBelow } from "./numbers";
import { CONFIDENCE_CAPS, type ConfidenceCapRule } from "./rules";
import type { MethodRules } from "./rules/dvs-1-0";
import type { ConfidenceCap, EvidenceInputs } from "./types";

const CAP_COUNT = CONFIDENCE_CAPS.length;

/** Data confidence and its parts (§3.9). */
export class Confidence {
  /** D, 0–100. */
  dataConfidence = 0;
  /** Four shares, 0–1. */
  completeness = 0;
  freshness = 0;
  quality = 0;
  agreement = 0;
  /** 1 where the cap holds, in the order of `CONFIDENCE_CAPS`. */
  readonly holding = new Uint8Array(CAP_COUNT);

  /** Caps that hold, in order. */
  caps(): ConfidenceCap[] {
    return CONFIDENCE_CAPS.filter((_, index) => at(this.holding, index) === 1).map(({ id }) => id);
  }
}

/** Writes D (§3.9): four weighted shares, then the lowest cap whose condition holds. */
export const rateConfidence = (
  m: Measures,
  evidence: EvidenceInputs,
  completeness: number,
  into: Confidence,
): Confidence => {
  const { weights, freshness, quality } = m.method.rules.confidence;
  into.completeness = completeness;
  into.freshness = freshnessOf(evidence.ageDays, freshness);
  into.quality =
    quality.revenue * evidence.revenueQuality +
    quality.emissions * evidence.emissionsQuality +
    quality.other * evidence.otherQuality;
  into.agreement = evidence.agreement;
  into.dataConfidence =
    100 *
    (weights.completeness * completeness +
      weights.freshness * into.freshness +
      weights.quality * into.quality +
      weights.agreement * evidence.agreement);
  testCaps(m, evidence, completeness, into.holding);
  for (let i = 0; i < CAP_COUNT; i += 1) {
    if (at(into.holding, i) === 1) into.dataConfidence = Math.min(into.dataConfidence, at(m.method.confidenceCaps, i));
  }
  return into;
};

/** 1 up to the first age, a line to 0 at the second. */
const freshnessOf = (
  ageDays: number,
  { fullUntilDays, zeroAtDays }: MethodRules["confidence"]["freshness"],
): number => {
  return Math.min(1, Math.max(0, (zeroAtDays - ageDays) / (zeroAtDays - fullUntilDays)));
};

/** Never reached where a cap has no number. */
const thresholdOf = (rule: ConfidenceCapRule | undefined): number => rule?.threshold ?? Number.NaN;

const testCaps = (m: Measures, evidence: EvidenceInputs, completeness: number, holding: Uint8Array): void => {
  const { caps } = m.method.rules.confidence;
  const weakest = Math.min(evidence.revenueQuality, evidence.emissionsQuality);
  const underHalf = isBelow(completeness, thresholdOf(caps[3]));
  holding[0] = isBelow(evidence.agreement, thresholdOf(caps[0])) ? 1 : 0;
  holding[1] = isBelow(weakest, thresholdOf(caps[1])) ? 1 : 0;
  holding[2] = exceeds(m.unclassifiedShare, thresholdOf(caps[2])) ? 1 : 0;
  holding[3] = underHalf ? 1 : 0;
  holding[4] = !underHalf && isBelow(completeness, thresholdOf(caps[4])) ? 1 : 0;
  holding[5] = evidence.singleSourceRevenue ? 1 : 0;
};
