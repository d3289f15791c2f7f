import type { Measures } from "./measures";
import { exceeds, isBelow } from "./numbers";
import { CONFIDENCE_CAPS, CONFIDENCE_WEIGHTS, FRESHNESS, QUALITY_WEIGHTS } from "./rules";
import type { ConfidenceCap, EvidenceInputs } from "./types";

export interface Confidence {
  /** D, 0–100. */
  dataConfidence: number;
  /** Four shares, 0–1. */
  completeness: number;
  freshness: number;
  quality: number;
  agreement: number;
  caps: ConfidenceCap[];
}

/** Data confidence D (§3.9): four weighted shares, then every cap whose condition holds. */
export const rateConfidence = (m: Measures, evidence: EvidenceInputs, completeness: number): Confidence => {
  const freshness = freshnessOf(evidence.ageDays);
  const quality =
    QUALITY_WEIGHTS.revenue * evidence.revenueQuality +
    QUALITY_WEIGHTS.emissions * evidence.emissionsQuality +
    QUALITY_WEIGHTS.other * evidence.otherQuality;
  const uncapped =
    100 *
    (CONFIDENCE_WEIGHTS.completeness * completeness +
      CONFIDENCE_WEIGHTS.freshness * freshness +
      CONFIDENCE_WEIGHTS.quality * quality +
      CONFIDENCE_WEIGHTS.agreement * evidence.agreement);

  const caps: ConfidenceCap[] = [];
  let dataConfidence = uncapped;
  for (const rule of CONFIDENCE_CAPS) {
    const holds = capHolds(rule, m, evidence, completeness);
    if (!holds || (rule.id === "completeness<70%" && caps.includes("completeness<50%"))) continue;
    caps.push(rule.id);
    dataConfidence = Math.min(dataConfidence, rule.cap);
  }
  return { dataConfidence, completeness, freshness, quality, agreement: evidence.agreement, caps };
};

/** 1 up to the first age, a line to 0 at the second. */
const freshnessOf = (ageDays: number): number => {
  const { fullUntilDays, zeroAtDays } = FRESHNESS;
  return Math.min(1, Math.max(0, (zeroAtDays - ageDays) / (zeroAtDays - fullUntilDays)));
};

const capHolds = (
  rule: (typeof CONFIDENCE_CAPS)[number],
  m: Measures,
  evidence: EvidenceInputs,
  completeness: number,
): boolean => {
  switch (rule.id) {
    case "contested_source":
      return isBelow(evidence.agreement, rule.threshold);
    case "weak_critical_source":
      return isBelow(Math.min(evidence.revenueQuality, evidence.emissionsQuality), rule.threshold);
    case "unclassified>50%":
      return exceeds(m.unclassifiedShare, rule.threshold);
    case "completeness<50%":
    case "completeness<70%":
      return isBelow(completeness, rule.threshold);
    case "single_source_revenue":
      return evidence.singleSourceRevenue;
  }
};
