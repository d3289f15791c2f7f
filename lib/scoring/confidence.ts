import type { Measures } from "./measures";
import { at, exceeds, isBelow } from "./numbers";
import { CONFIDENCE_CAPS, CONFIDENCE_WEIGHTS, FRESHNESS, QUALITY_WEIGHTS } from "./rules";
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
  into.completeness = completeness;
  into.freshness = freshnessOf(evidence.ageDays);
  into.quality =
    QUALITY_WEIGHTS.revenue * evidence.revenueQuality +
    QUALITY_WEIGHTS.emissions * evidence.emissionsQuality +
    QUALITY_WEIGHTS.other * evidence.otherQuality;
  into.agreement = evidence.agreement;
  into.dataConfidence =
    100 *
    (CONFIDENCE_WEIGHTS.completeness * completeness +
      CONFIDENCE_WEIGHTS.freshness * into.freshness +
      CONFIDENCE_WEIGHTS.quality * into.quality +
      CONFIDENCE_WEIGHTS.agreement * evidence.agreement);
  testCaps(m, evidence, completeness, into.holding);
  for (let i = 0; i < CAP_COUNT; i += 1) {
    if (at(into.holding, i) === 1) into.dataConfidence = Math.min(into.dataConfidence, at(CAPS, i));
  }
  return into;
};

/** 1 up to the first age, a line to 0 at the second. */
const freshnessOf = (ageDays: number): number => {
  const { fullUntilDays, zeroAtDays } = FRESHNESS;
  return Math.min(1, Math.max(0, (zeroAtDays - ageDays) / (zeroAtDays - fullUntilDays)));
};

const CAPS = Float64Array.from(CONFIDENCE_CAPS, ({ cap }) => cap);
const [CONTESTED, WEAK, UNCLASSIFIED, UNDER_HALF, UNDER_SEVEN_TENTHS] = CONFIDENCE_CAPS;

const testCaps = (m: Measures, evidence: EvidenceInputs, completeness: number, holding: Uint8Array): void => {
  const weakest = Math.min(evidence.revenueQuality, evidence.emissionsQuality);
  const underHalf = isBelow(completeness, UNDER_HALF.threshold);
  holding[0] = isBelow(evidence.agreement, CONTESTED.threshold) ? 1 : 0;
  holding[1] = isBelow(weakest, WEAK.threshold) ? 1 : 0;
  holding[2] = exceeds(m.unclassifiedShare, UNCLASSIFIED.threshold) ? 1 : 0;
  holding[3] = underHalf ? 1 : 0;
  holding[4] = !underHalf && isBelow(completeness, UNDER_SEVEN_TENTHS.threshold) ? 1 : 0;
  holding[5] = evidence.singleSourceRevenue ? 1 : 0;
};
