import type { ConfidenceCap } from "../types";

/** Data confidence D = 100 × the weighted sum of four shares (§3.9). */
export const CONFIDENCE_WEIGHTS = { completeness: 0.35, freshness: 0.2, quality: 0.3, agreement: 0.15 } as const;

/** Freshness is 1 up to the first age in days and falls in a line to 0 at the second. */
export const FRESHNESS = { fullUntilDays: 100, zeroAtDays: 400 } as const;

export const QUALITY_WEIGHTS = { revenue: 0.35, emissions: 0.35, other: 0.3 } as const;

export interface ConfidenceCapRule {
  id: ConfidenceCap;
  /** D cannot exceed this. */
  cap: number;
  /** The share, quality or agreement that is compared; null = a yes/no fact. */
  threshold: number | null;
  label: string;
}

/** In the order in which they are listed; `completeness<50%` replaces `completeness<70%`. */
export const CONFIDENCE_CAPS = [
  { id: "contested_source", cap: 49, threshold: 0.7, label: "Sources disagree openly" },
  { id: "weak_critical_source", cap: 49, threshold: 0.6, label: "Revenue or emissions rest on a weak source" },
  { id: "unclassified>50%", cap: 49, threshold: 0.5, label: "More than half of the revenue has no breakdown" },
  { id: "completeness<50%", cap: 49, threshold: 0.5, label: "Less than half of the inputs are known" },
  { id: "completeness<70%", cap: 74, threshold: 0.7, label: "Less than seven tenths of the inputs are known" },
  { id: "single_source_revenue", cap: 74, threshold: null, label: "Revenue rests on a single source" },
] as const satisfies readonly ConfidenceCapRule[];

/** Words for D, from the lowest D that earns them. */
export const CONFIDENCE_LABELS: readonly { from: number; label: string }[] = [
  { from: 75, label: "High" },
  { from: 50, label: "Moderate" },
  { from: 30, label: "Low" },
  { from: 0, label: "Very low" },
];

/** Agreement by the largest gap between sources, 1 − min/max: the first row whose `gapUpTo` is not exceeded. */
export const AGREEMENT_STEPS = [
  { gapUpTo: 0.1, agreement: 1, rule: "mean" },
  { gapUpTo: 0.5, agreement: 0.7, rule: "better" },
  { gapUpTo: 1, agreement: 0.3, rule: "contested" },
] as const;

/** Rules for readings of one thing (§3.10, §3.15). */
export const READINGS = {
  /** A reading below this quality cannot contest. */
  admissibleQuality: 0.4,
  /** B2: a reading of this quality settles a contest. */
  decidingQuality: 0.85,
  /** Agreement when only one reading is left. */
  loneAgreement: 0.7,
} as const;

/** Reliability of an origin (§3.10). */
export const LETTER_QUALITY = { A: 1, B: 0.85, C: 0.6, D: 0.4, E: 0.1, F: 0.3 } as const;

/** Credibility of a claim: 1 confirmed independently … 5 refuted, 6 cannot be judged. */
export const CREDIBILITY_QUALITY = { 1: 1, 2: 0.85, 3: 0.6, 4: 0.35, 5: 0.1, 6: 0.4 } as const;
