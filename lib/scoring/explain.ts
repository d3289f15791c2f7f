import { flipSentences } from "./flip-sentences";
import { DVS_1_0 } from "./kernel";
import { confidenceLabel, robustnessLabel, verdictLabel } from "./labels";
import { at } from "./numbers";
import { factorValueOf, findRepair, type Repair } from "./repair";
import { CONFIDENCE_CAPS, type FactorRule, GATES, type GateRule } from "./rules";
import {
  type AssessmentInput,
  type AssessmentResult,
  FACTOR_IDS,
  type FactorId,
  type GateId,
  isScored,
  type ScoredAssessment,
} from "./types";
import * as words from "./words";

/** Points from which a factor speaks for the network: the neutral middle of every curve. */
export const NEUTRAL_POINTS = 50;
const STRONGEST = 3;

export interface Finding {
  id: FactorId | GateId;
  state: "met" | "failed" | "unknown";
  sentence: string;
  /** Points of the score above (+) or below (−) what a neutral factor earns; 0 for gates. */
  points: number;
}

export interface Explanation {
  /** `Subsidy-leaning`. */
  label: string;
  /** `For every $1 of tokens issued customers paid $0.26.` */
  verdictSentence: string;
  /** Why there is no verdict; null when there is one. */
  refusal: string | null;
  /** Up to three each, strongest first; gates that bind come before factors. */
  strongestFor: Finding[];
  strongestAgainst: Finding[];
  /** Why the class is lower than corridor and score allow. */
  blockingGates: { id: GateId; cap: string; sentence: string }[];
  /** What would raise or lower it, one sentence each. */
  flips: string[];
  repair: (Repair & { sentence: string }) | null;
  /** `High` … `Very low`; null without a score. */
  confidenceLabel: string | null;
  /** Named caps on data confidence, in words. */
  confidenceCaps: string[];
  /** `firm`, `fairly firm`, `borderline`; null without draws. */
  robustnessLabel: string | null;
}

/** The argument of a result in words. Only for print: nothing is decided here. */
export const explain = (input: AssessmentInput, result: AssessmentResult): Explanation => {
  const refusal = result.reason === undefined ? null : words.refusalSentence(result.reason);
  if (!isScored(result)) {
    return {
      label: verdictLabel(result.verdict),
      verdictSentence: words.refusalSentence(result.reason),
      refusal,
      strongestFor: [],
      strongestAgainst: [],
      blockingGates: [],
      flips: [],
      repair: null,
      confidenceLabel: null,
      confidenceCaps: [],
      robustnessLabel: null,
    };
  }
  const findings = factorFindings(input, result);
  const blocking = result.bindingGates.map((id) => gateFinding(id, input));
  const told = new Set<FactorId | undefined>(result.bindingGates.map((id) => ruleOf(id).factor));
  return {
    label: verdictLabel(result.verdict),
    verdictSentence: verdictSentence(input, result),
    refusal,
    strongestFor: findings
      .filter(({ points }) => points > 0)
      .sort((a, b) => b.points - a.points)
      .slice(0, STRONGEST),
    strongestAgainst: [
      ...blocking,
      ...findings
        .filter(({ id, points }) => points < 0 && !FACTOR_IDS.some((factor) => factor === id && told.has(factor)))
        .sort((a, b) => a.points - b.points),
    ].slice(0, STRONGEST),
    blockingGates: result.gates
      .filter(({ id }) => result.bindingGates.includes(id))
      .map(({ id, cap }) => ({ id, cap: verdictLabel(cap), sentence: gateFinding(id, input).sentence })),
    flips: flipSentences(result),
    repair: repairOf(input, result),
    confidenceLabel: confidenceLabel(result.dataConfidence),
    confidenceCaps: result.confidence.caps.map((id) => CONFIDENCE_CAPS.find((row) => row.id === id)?.label ?? id),
    robustnessLabel: result.robustness ? robustnessLabel(result.robustness, result.verdict) : null,
  };
};

/** `For every $1 of tokens issued customers paid $0.26.` Never a share of the bill (§3.15). */
export const verdictSentence = (input: AssessmentInput, { ratios }: ScoredAssessment): string => {
  const paid = ratios.prudentCoverage;
  if (paid === Number.POSITIVE_INFINITY) {
    const window = input.annual ? "year" : "half-year";
    return `Nothing was issued; customers paid ${words.usd(ratios.revenue2qUsd)} in the ${window}.`;
  }
  const withCash = input.quarters?.some(({ cashSubsidyUsd }) => (cashSubsidyUsd ?? 0) > 0) ?? false;
  return `For every $1 of tokens ${withCash ? "and grants " : ""}issued customers paid ${paid === 0 ? "nothing" : words.dollars(paid)}.`;
};

const factorFindings = (input: AssessmentInput, result: ScoredAssessment): Finding[] => {
  const applicable = DVS_1_0.applicable[input.category];
  const rules = DVS_1_0.factors.filter((_, index) => at(applicable, index) === 1);
  const applicableWeight = rules.reduce((sum, { weight }) => sum + weight, 0);
  return rules.map((rule) => {
    const earned = result.factorScores[rule.id];
    const value = factorValueOf(rule.id, input, result);
    const points = (rule.weight * ((earned ?? 0) - NEUTRAL_POINTS)) / applicableWeight;
    const state = earned === null ? "unknown" : earned >= NEUTRAL_POINTS ? "met" : "failed";
    return { id: rule.id, state, points, sentence: factorSentence(rule, state, value) };
  });
};

const factorSentence = (rule: FactorRule, state: Finding["state"], value: number | null): string =>
  value === null
    ? rule.sentences.unknown
    : rule.sentences[state].replace("{value}", words.factorValue(rule.unit, value));

const ruleOf = (id: GateId): GateRule => GATES[id];

const gateFinding = (id: GateId, input: AssessmentInput): Finding => {
  const isUnknown = gateIsUnknown(id, input);
  return { id, state: isUnknown ? "unknown" : "failed", sentence: words.gateSentence(id, isUnknown), points: 0 };
};

/** The gate holds because its fact is missing, not because it is bad. */
const gateIsUnknown = (id: GateId, { factors, answers }: AssessmentInput): boolean => {
  if (id === "G6") return factors.topCustomerShare === null;
  if (id === "G7") return factors.utilisation === null;
  if (id === "G10") return answers.externalPayers === "unknown";
  return id === "G11" && answers.fakingUnprofitable === "unknown";
};

const repairOf = (input: AssessmentInput, result: ScoredAssessment): Explanation["repair"] => {
  const repair = findRepair(input, result);
  const rule = DVS_1_0.factors.find(({ id }) => id === repair?.factor);
  if (!repair || !rule) return null;
  const to = words.factorValue(rule.unit, repair.to);
  const move =
    repair.from === null ? `shown to be ${to}` : `moved from ${words.factorValue(rule.unit, repair.from)} to ${to}`;
  return {
    ...repair,
    sentence: `${rule.label} ${move} would add the ${repair.missingPoints.toFixed(1)} points that ${verdictLabel(repair.reaches)} needs, before gates.`,
  };
};
