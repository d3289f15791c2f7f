import { corridorIndex, corridorTop, supplyFloorRank } from "./corridor";
import { METHOD_SETTINGS, rankOf, TOP_RANK } from "./kernel";
import type { Measures } from "./measures";
import { at, exceeds, isAtMost, isBelow, isKnown, reaches } from "./numbers";
import { GATE_IDS, GATES } from "./rules";
import type { AnswerValue, GateId } from "./types";

/** Cap of a gate that does not hold: above every class. */
export const OPEN = TOP_RANK + 1;

export const GATE_COUNT = GATE_IDS.length;

const position = (id: GateId): number => GATE_IDS.indexOf(id);

const G1 = position("G1");
const G2 = position("G2");
const G3 = position("G3");
const G4 = position("G4");
const G5A = position("G5a");
const G5B = position("G5b");
const G6 = position("G6");
const G7 = position("G7");
const G8 = position("G8");
const G9 = position("G9");
const G10 = position("G10");
const G11 = position("G11");
const G12 = position("G12");

const CAP = {
  G1: rankOf(GATES.G1.cap),
  G2: rankOf(GATES.G2.cap),
  G3: rankOf(GATES.G3.cap),
  G4: rankOf(GATES.G4.cap),
  G5a: rankOf(GATES.G5a.cap),
  G5b: rankOf(GATES.G5b.cap),
  G6: rankOf(GATES.G6.cap),
  G7: rankOf(GATES.G7.cap),
  G8: rankOf(GATES.G8.cap),
  G9: rankOf(GATES.G9.cap),
  G10: rankOf(GATES.G10.cap),
  G10Unknown: rankOf(GATES.G10.unknownCap),
  G11: rankOf(GATES.G11.cap),
} as const;

/**
 * Writes the cap (a class rank) of every gate in the order of `GATE_IDS`, `OPEN` where it does not hold, and returns
 * the lowest of them (§3.7).
 *
 * @param utilisationApplies G7 is silent where utilisation has no meaning.
 * @param dataConfidence D, 0–100.
 */
export const closeGates = (
  m: Measures,
  utilisationApplies: boolean,
  dataConfidence: number,
  caps: Uint8Array,
): number => {
  const collapsing = isAtMost(m.growth, GATES.G5b.threshold);
  caps[G1] = isBelow(m.revenue4q * m.yearScale, GATES.G1.threshold) ? CAP.G1 : OPEN;
  caps[G2] = exceeds(m.relatedShare, GATES.G2.threshold) ? CAP.G2 : OPEN;
  caps[G3] = isBelow(m.strictCoverage, GATES.G3.threshold) ? CAP.G3 : OPEN;
  caps[G4] = isBelow(m.strictCoverage4q, GATES.G4.threshold) ? CAP.G4 : OPEN;
  caps[G5A] = isAtMost(m.growth, GATES.G5a.threshold) && !collapsing ? CAP.G5a : OPEN;
  caps[G5B] = collapsing ? CAP.G5b : OPEN;
  caps[G6] = dependsOnOneCustomer(m.prudentCoverage, m.topCustomerShare) ? CAP.G6 : OPEN;
  caps[G7] = utilisationApplies && !reaches(m.utilisation, GATES.G7.threshold) ? CAP.G7 : OPEN;
  caps[G8] = m.usableQuarters < GATES.G8.threshold ? CAP.G8 : OPEN;
  caps[G9] = isBelow(dataConfidence, GATES.G9.threshold) ? CAP.G9 : OPEN;
  caps[G10] = payersCap(m.externalPayers);
  caps[G11] = m.fakingUnprofitable === "no" || m.fakingUnprofitable === "unknown" ? CAP.G11 : OPEN;
  caps[G12] = priceAssistedCap(m);
  let lowest = OPEN;
  for (let i = 0; i < GATE_COUNT; i += 1) if (at(caps, i) < lowest) lowest = at(caps, i);
  return lowest;
};

/** G6. Without emissions coverage stays unbounded whoever leaves, so the share itself is tested. */
const dependsOnOneCustomer = (coverage: number, topCustomerShare: number): boolean => {
  if (!isKnown(topCustomerShare)) return true;
  return coverage === Number.POSITIVE_INFINITY
    ? reaches(topCustomerShare, GATES.G6.noEmissionsShare)
    : isBelow(coverage * (1 - topCustomerShare), GATES.G6.threshold);
};

/** G10. *Partly* leaves it open. */
const payersCap = (answer: AnswerValue): number =>
  answer === "no" ? CAP.G10 : answer === "unknown" ? CAP.G10Unknown : OPEN;

/** G12, always on the edges as written; not tested for an annual record, which has no prices. */
const priceAssistedCap = (m: Measures): number => {
  if (!isKnown(m.coverageAtHighestPrice) || exceeds(m.usageGrowth, GATES.G12.threshold)) return OPEN;
  const floor = supplyFloorRank(m.supplyScopeCoverage);
  const { edges } = METHOD_SETTINGS;
  const top = corridorTop(corridorIndex(m.coverageAtHighestPrice, edges), floor);
  return top < corridorTop(corridorIndex(m.prudentCoverage, edges), floor) ? top : OPEN;
};
