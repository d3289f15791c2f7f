import { corridorIndex, corridorTop, supplyFloorRank } from "./corridor";
import { type CompiledGate, TOP_RANK } from "./kernel";
import type { Measures } from "./measures";
import { at, exceeds, isAtMost, isBelow, isKnown, reaches } from "./numbers";
import { GATE_IDS } from "./rules";
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
  const { gates } = m.method;
  const collapsing = isAtMost(m.growth, gates.G5b.threshold);
  caps[G1] = isBelow(m.revenue4q * m.yearScale, gates.G1.threshold) ? gates.G1.cap : OPEN;
  caps[G2] = exceeds(m.relatedShare, gates.G2.threshold) ? gates.G2.cap : OPEN;
  caps[G3] = isBelow(m.strictCoverage, gates.G3.threshold) ? gates.G3.cap : OPEN;
  caps[G4] = isBelow(m.strictCoverage4q, gates.G4.threshold) ? gates.G4.cap : OPEN;
  caps[G5A] = isAtMost(m.growth, gates.G5a.threshold) && !collapsing ? gates.G5a.cap : OPEN;
  caps[G5B] = collapsing ? gates.G5b.cap : OPEN;
  caps[G6] = dependsOnOneCustomer(m) ? gates.G6.cap : OPEN;
  caps[G7] = utilisationApplies && !reaches(m.utilisation, gates.G7.threshold) ? gates.G7.cap : OPEN;
  caps[G8] = m.usableQuarters < gates.G8.threshold ? gates.G8.cap : OPEN;
  caps[G9] = isBelow(dataConfidence, gates.G9.threshold) ? gates.G9.cap : OPEN;
  caps[G10] = payersCap(m.externalPayers, gates.G10);
  caps[G11] = m.fakingUnprofitable === "no" || m.fakingUnprofitable === "unknown" ? gates.G11.cap : OPEN;
  caps[G12] = priceAssistedCap(m);
  let lowest = OPEN;
  for (let i = 0; i < GATE_COUNT; i += 1) if (at(caps, i) < lowest) lowest = at(caps, i);
  return lowest;
};

/** G6. Without emissions coverage stays unbounded whoever leaves, so the share itself is tested. */
const dependsOnOneCustomer = ({ prudentCoverage: coverage, topCustomerShare, method }: Measures): boolean => {
  if (!isKnown(topCustomerShare)) return true;
  return coverage === Number.POSITIVE_INFINITY
    ? reaches(topCustomerShare, method.soleCustomerShare)
    : isBelow(coverage * (1 - topCustomerShare), method.gates.G6.threshold);
};

/** G10. *Partly* leaves it open. */
const payersCap = (answer: AnswerValue, { cap, unknownCap }: CompiledGate): number =>
  answer === "no" ? cap : answer === "unknown" ? unknownCap : OPEN;

/** G12, always on the edges as written; not tested for an annual record, which has no prices. */
const priceAssistedCap = (m: Measures): number => {
  const { method } = m;
  if (!isKnown(m.coverageAtHighestPrice) || exceeds(m.usageGrowth, method.gates.G12.threshold)) return OPEN;
  const floor = supplyFloorRank(m.supplyScopeCoverage, method);
  const { edges } = method.settings;
  const top = corridorTop(corridorIndex(m.coverageAtHighestPrice, edges), floor, method);
  return top < corridorTop(corridorIndex(m.prudentCoverage, edges), floor, method) ? top : OPEN;
};
