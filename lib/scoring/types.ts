/**
 * The vocabulary of the method `dvs-1.0`: what one assessment takes in and gives back.
 * Money in USD, tokens in whole tokens, ratios 0–1, quarters `2025Q4` (UTC). `null` = unknown, never zero.
 */

export const VERDICT_CLASSES = ["subsidy_led", "subsidy_leaning", "demand_leaning", "demand_led"] as const;
export type VerdictClass = (typeof VERDICT_CLASSES)[number];
export type Verdict = VerdictClass | "insufficient_evidence";

export const CATEGORIES = ["compute", "storage", "wireless", "sensor", "data", "ai", "energy"] as const;
export type Category = (typeof CATEGORIES)[number];

export type RefusalReason =
  | "revenue_missing"
  | "emissions_missing"
  | "inactive"
  | "too_small"
  | "low_confidence"
  | "stale"
  | "uncorroborated"
  | "weak_evidence"
  | "contested"
  | "range"
  | "no_admissible_reading";

export type AnswerValue = "yes" | "partly" | "no" | "unknown";

/** Revenue of one quarter by class, USD. All five lines are stated; a class without revenue is 0 because it was looked at. */
export interface RevenueLines {
  organic: number;
  unclassified: number;
  related: number;
  excluded: number;
  /** Rebates, credits and free tiers paid to customers by the network. */
  incentives: number;
}

export interface QuarterInput {
  /** `2025Q4`. */
  quarter: string;
  /** null = revenue missing this quarter. */
  revenueUsd: RevenueLines | null;
  /** null = missing; 0 = proven zero. */
  emittedTokens: number | null;
  /** Token-weighted mean price of the quarter; null = unknown (allowed when nothing was emitted). */
  tokenPriceUsd: number | null;
  /** Grants and fiat guarantees to suppliers; null counts as 0. */
  cashSubsidyUsd: number | null;
}

/** A record that holds only one common year of revenue and emissions (P12). */
export interface AnnualInput {
  /** First and last day, `YYYY-MM-DD`. */
  from: string;
  to: string;
  revenueUsd: RevenueLines;
  emissionsUsd: number;
}

export interface FactorInputs {
  /** null = compute from the quarters. Yearly, 0.3 = +30 %. */
  revenueGrowth: number | null;
  /** Share of organic revenue paid by the largest customer, 0–1. */
  topCustomerShare: number | null;
  /** Used ÷ available, 0–1. */
  utilisation: number | null;
  /** null = the category's target. */
  utilisationTarget: number | null;
  /** ln capacity growth − ln usage growth over a year. */
  supplyGlut: number | null;
  /** ln usage growth over a year. */
  usageGrowth: number | null;
  /** Operators' income from customers ÷ their cost. */
  operatorCover: number | null;
  /** (emitted − burned net + insider unlocks) ÷ circulating, over a year. */
  netDilution: number | null;
  /** Value passed to the token out of organic revenue ÷ average market cap, over a year. */
  captureYield: number | null;
  /** 0–100. */
  checklistScore: number | null;
  /** null unless the split of emissions is graded B2 or better. */
  supplyScopeCoverage: number | null;
}

export interface EvidenceInputs {
  /** Quality of the weakest line that matters, 0–1 (§3.10). */
  revenueQuality: number;
  emissionsQuality: number;
  otherQuality: number;
  /** 1 | 0.7 | 0.3, from the largest open gap between sources. */
  agreement: number;
  /** As-of day minus last day of t. */
  ageDays: number;
  singleSourceRevenue: boolean;
  /** An organic revenue reading of quality ≥ .60 that does not originate with the issuer or an affiliate. */
  independentRevenue: boolean;
  refuted: boolean;
}

export interface AssessmentInput {
  category: Category;
  /** In place of `quarters` for an annual record. */
  annual?: AnnualInput;
  quarters?: QuarterInput[];
  factors: FactorInputs;
  answers: { externalPayers: AnswerValue; fakingUnprofitable: AnswerValue };
  evidence: EvidenceInputs;
}

export const FACTOR_IDS = [
  "coverage",
  "growth",
  "concentration",
  "utilisation",
  "glut",
  "operatorCover",
  "dilution",
  "capture",
  "checklist",
] as const;
export type FactorId = (typeof FACTOR_IDS)[number];

export type GateId = "G1" | "G2" | "G3" | "G4" | "G5a" | "G5b" | "G6" | "G7" | "G8" | "G9" | "G10" | "G11" | "G12";
export type ConfidenceCap =
  | "contested_source"
  | "weak_critical_source"
  | "unclassified>50%"
  | "completeness<50%"
  | "completeness<70%"
  | "single_source_revenue";

/** A coverage; `Infinity` when nothing was emitted and something was paid. */
export type Coverage = number;

export interface Ratios {
  revenue2qUsd: number;
  revenue4qUsd: number;
  emissions2qUsd: number;
  emissions4qUsd: number;
  prudentEmissionsUsd: number;
  coverage2q: Coverage;
  coverage4q: Coverage;
  coverageQuarter: Coverage | null;
  prudentCoverage: Coverage;
  coverageAtHighestPrice: Coverage | null;
  strictCoverage: Coverage;
  strictCoverage4q: Coverage;
  revenueGrowth: number | null;
  relatedShare: number;
  unclassifiedShare: number;
}

export interface Flips {
  nextEdge?: {
    coverage: number;
    revenueNeededUsd: number;
    extraRevenueUsd: number;
    revenueMultiple: number;
    emissionCut: number;
  };
  lowerEdge?: { coverage: number; revenueFall: number; emissionRise: number };
  /** Present alone when nothing is emitted. */
  coverage?: "unbounded: no emissions";
}

export interface FlipMultiples {
  revenueUp?: number;
  revenueDown?: number;
  emissionsUp?: number;
  emissionsDown?: number;
}

export interface Robustness {
  draws: number;
  /** Another seeded generator gives class shares within this at 20,000 draws. */
  tolerance: number;
  classes: Record<VerdictClass, number>;
  score5_50_95: [number, number, number];
}

/** Everything behind a verdict except the refusals that stop before a score. */
export interface ScoredAssessment {
  verdict: Verdict;
  reason?: RefusalReason;
  wouldBe?: VerdictClass;
  /** Class from corridor and score, before gates. */
  candidate: VerdictClass;
  corridor: [VerdictClass, VerdictClass];
  score: number;
  unknown: number;
  lost: number;
  contributions: Partial<Record<FactorId, number>>;
  factorScores: Record<FactorId, number | null>;
  ratios: Ratios;
  /** 0–100. */
  dataConfidence: number;
  confidence: { completeness: number; freshness: number; quality: number; agreement: number; caps: ConfidenceCap[] };
  gates: { id: GateId; cap: VerdictClass }[];
  bindingGates: GateId[];
  flips?: Flips;
  flipMultiples?: FlipMultiples;
  robustness?: Robustness;
}

export interface RefusedAssessment {
  verdict: "insufficient_evidence";
  reason: "revenue_missing" | "emissions_missing" | "inactive";
}

export type AssessmentResult = ScoredAssessment | RefusedAssessment;

export const isScored = (result: AssessmentResult): result is ScoredAssessment => "candidate" in result;
