import { rankOf } from "./kernel";
import type { Measures } from "./measures";
import { exceeds, isBelow } from "./numbers";
import type { MethodRules } from "./rules/dvs-1-0";
import type { EvidenceInputs, RefusalReason, RefusedAssessment } from "./types";

/** Refusals that come before any score: there is nothing to print but the reason (§3.7). */
export const refuseEarly = (m: Measures): RefusedAssessment["reason"] | null => {
  if (!m.hasUsableQuarter) return m.hasRevenue ? "emissions_missing" : "revenue_missing";
  return m.revenue2q === 0 && m.emissions2q === 0 ? "inactive" : null;
};

/** Refusals that leave the score in print, in the order in which they are tested. */
export const refuseLate = (
  m: Measures,
  evidence: EvidenceInputs,
  dataConfidence: number,
  gatedRank: number,
): RefusalReason | null => {
  const { refusals } = m.method.rules;
  if (isBelow((m.revenue4q + m.emissions4q) * m.yearScale, thresholdOf(refusals.too_small))) return "too_small";
  if (isBelow(dataConfidence, thresholdOf(refusals.low_confidence))) return "low_confidence";
  if (exceeds(evidence.ageDays, thresholdOf(refusals.stale))) return "stale";
  return refuseForEvidence(evidence, gatedRank, refusals);
};

/** The two evidence floors: a critical class needs as much as a favourable one. */
const refuseForEvidence = (
  evidence: EvidenceInputs,
  gatedRank: number,
  refusals: MethodRules["refusals"],
): RefusalReason | null => {
  const { revenueQuality, emissionsQuality, independentRevenue } = evidence;
  if (gatedRank >= DEMAND_LEANING) {
    const corroborated = independentRevenue && !isBelow(revenueQuality, thresholdOf(refusals.uncorroborated));
    return corroborated ? null : "uncorroborated";
  }
  if (gatedRank > SUBSIDY_LED) return null;
  const weakest = Math.min(revenueQuality, emissionsQuality);
  return isBelow(weakest, thresholdOf(refusals.weak_evidence)) ? "weak_evidence" : null;
};

const thresholdOf = ({ threshold }: { threshold: number | null }): number => threshold ?? Number.NaN;

const DEMAND_LEANING = rankOf("demand_leaning");
const SUBSIDY_LED = rankOf("subsidy_led");
