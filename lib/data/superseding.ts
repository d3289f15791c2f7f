import type { CorrectedFact, ObservationFact } from "@/lib/scoring/record/types";
import type { ClaimRow } from "./claim-rows";

export interface Claims {
  /** Those that nothing corrects. */
  current: ObservationFact[];
  /** The others, each with the day on which the first of its corrections became known. */
  corrected: CorrectedFact[];
}

const isSameClaim = (a: ObservationFact, b: ObservationFact): boolean =>
  a.seriesId === b.seriesId &&
  a.periodStart === b.periodStart &&
  a.periodEnd === b.periodEnd &&
  a.sourceId === b.sourceId &&
  a.knownOn === b.knownOn;

/**
 * The claims that stand and those that another row supersedes, in the order given; a claim that several runs hold (loaded
 * once and ingested again) counts once, as its first row.
 */
export function sortClaims(rows: readonly ClaimRow[]): Claims {
  const correctedOn = new Map<string, string>();
  for (const { supersedesId, fact } of rows) {
    if (supersedesId === null) continue;
    const earlier = correctedOn.get(supersedesId);
    if (earlier === undefined || fact.knownOn < earlier) correctedOn.set(supersedesId, fact.knownOn);
  }
  const claims: Claims = { current: [], corrected: [] };
  const seen = new Map<string, ObservationFact[]>();
  for (const { fact, contentHash } of rows) {
    const day = correctedOn.get(fact.id);
    if (day !== undefined) {
      claims.corrected.push({ claim: fact, correctedOn: day });
      continue;
    }
    const alike = seen.get(contentHash);
    if (alike?.some((one) => isSameClaim(one, fact))) continue;
    if (alike) alike.push(fact);
    else seen.set(contentHash, [fact]);
    claims.current.push(fact);
  }
  return claims;
}
