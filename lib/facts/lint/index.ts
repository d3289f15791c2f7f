import type { Finding } from "../findings";
import { type ParsedFacts, parseNetworkFacts } from "../read-network";
import { answersHaveEvidence, everyQuestionIsAnsweredOnce } from "./answers";
import { byteUnitsAgree } from "./byte-units";
import { conflictsHoldTogether, disagreementsAreListed, standingsAgree } from "./conflicts";
import { derivationsHold, knownOnFollowsItsBasis, nothingIsFromTheFuture, periodsArePossible } from "./dates";
import { linesFitTheirSeries, oneHouseDefinition } from "./definitions";
import { claimsAreDecided, flowsHoldTogether, incumbentsAreComparable, supplyHasItsStages } from "./editorial";
import { assumedDaysAreWeak, derivedRowsAreWeaker } from "./grades";
import { claimsAreUnique, idsAreKnown, idsAreUnique, seriesBelongToTheNetwork } from "./ids";
import { rowsMayBeShipped, sourcesMayBeShipped } from "./licences";
import type { Rule } from "./rule";
import { disputesAreDated, numbersInTextsAreReferenced, referencesLeadSomewhere } from "./texts";
import { partsAddUp, totalsAreComparable } from "./totals";
import { seriesFitTheirMetric, usedFitsCapacity, valuesAreInRange, valuesAreWhole } from "./values";

export const RULES: readonly Rule[] = [
  seriesBelongToTheNetwork,
  idsAreUnique,
  idsAreKnown,
  claimsAreUnique,
  periodsArePossible,
  nothingIsFromTheFuture,
  knownOnFollowsItsBasis,
  derivationsHold,
  derivedRowsAreWeaker,
  assumedDaysAreWeak,
  valuesAreWhole,
  valuesAreInRange,
  seriesFitTheirMetric,
  byteUnitsAgree,
  usedFitsCapacity,
  sourcesMayBeShipped,
  rowsMayBeShipped,
  oneHouseDefinition,
  linesFitTheirSeries,
  conflictsHoldTogether,
  standingsAgree,
  disagreementsAreListed,
  everyQuestionIsAnsweredOnce,
  answersHaveEvidence,
  totalsAreComparable,
  partsAddUp,
  supplyHasItsStages,
  flowsHoldTogether,
  incumbentsAreComparable,
  disputesAreDated,
  claimsAreDecided,
  numbersInTextsAreReferenced,
  referencesLeadSomewhere,
];

/** Reads a network's folder and runs every rule on what fits: all findings of shape and sense at once. */
export function lintNetworkFacts(folder: string): { facts: ParsedFacts; findings: Finding[] } {
  const facts = parseNetworkFacts(folder);
  return { facts, findings: [...facts.findings, ...RULES.flatMap((rule) => rule(facts))] };
}
