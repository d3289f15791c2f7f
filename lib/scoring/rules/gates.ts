import type { FactorId, GateId, RefusalReason, VerdictClass } from "../types";

export interface GateRule {
  question: string;
  /** What must hold for the gate to close, in words; thresholds are the numbers below. */
  condition: string;
  /** null = the gate has no number. */
  threshold: number | null;
  unit: "usd" | "share" | "coverage" | "per_year" | "quarters" | "points" | null;
  /** The factor that rests on the same fact. */
  factor?: FactorId;
  /** Class that cannot be exceeded; null = the top of the corridor at the highest price (G12). */
  cap: VerdictClass | null;
  /** Cap when the fact is unknown, where that differs from `cap`. */
  unknownCap?: VerdictClass;
  /** Printed when the gate holds; `{threshold}` stands for the number. */
  sentence: string;
  /** Printed instead when the gate holds because the fact is unknown. */
  unknownSentence?: string;
}

/** §3.7, in the order in which they are listed. Gates only lower a class. */
export const GATES = {
  G1: {
    question: "Is there enough revenue to judge?",
    condition: "revenue of the year, scaled to four quarters, is below the threshold",
    threshold: 500_000,
    unit: "usd",
    cap: "demand_leaning",
    sentence: "Revenue of the year is below {threshold}.",
  },
  G2: {
    question: "Do outsiders make most of the revenue?",
    condition: "related revenue and incentives exceed the threshold share of revenue",
    threshold: 0.5,
    unit: "share",
    cap: "subsidy_leaning",
    sentence: "More than {threshold} of the claimed revenue is related-party or paid back to customers.",
  },
  G3: {
    question: "Does identified demand alone reach parity?",
    condition: "strict prudent coverage is below the threshold",
    threshold: 1,
    unit: "coverage",
    cap: "demand_leaning",
    sentence: "Counting only identified outside payers, coverage is below {threshold}.",
  },
  G4: {
    question: "Did it hold for a full year?",
    condition: "strict coverage of the year is below the threshold",
    threshold: 1,
    unit: "coverage",
    cap: "demand_leaning",
    sentence: "Over the full year, coverage by identified outside payers is below {threshold}.",
  },
  G5a: {
    question: "Is paid demand falling?",
    condition: "organic growth is at or below the threshold",
    threshold: -0.25,
    unit: "per_year",
    factor: "growth",
    cap: "demand_leaning",
    sentence: "Paid demand changed by {threshold} or worse in a year.",
  },
  G5b: {
    question: "Is paid demand collapsing?",
    condition: "organic growth is at or below the threshold (replaces G5a)",
    threshold: -0.6,
    unit: "per_year",
    factor: "growth",
    cap: "subsidy_leaning",
    sentence: "Paid demand changed by {threshold} or worse in a year.",
  },
  G6: {
    question: "Does demand stand without its largest customer?",
    condition: "coverage without the largest customer is below the threshold, or that customer is unknown",
    threshold: 0.5,
    unit: "coverage",
    factor: "concentration",
    cap: "demand_leaning",
    sentence:
      "Without its largest customer, coverage would be below {threshold}, or nearly all demand is that customer.",
    unknownSentence: "The largest customer's share is not known.",
    /** Without emissions coverage has no meaning here: the share itself is tested. */
    noEmissionsShare: 0.8,
  },
  G7: {
    question: "Is the capacity used at all?",
    condition: "utilisation is below the threshold, or unknown where it applies",
    threshold: 0.1,
    unit: "share",
    factor: "utilisation",
    cap: "demand_leaning",
    sentence: "Less than {threshold} of the capacity is paid for.",
    unknownSentence: "Utilisation is not known.",
  },
  G8: {
    question: "Is there a full year of record?",
    condition: "fewer usable quarters than the threshold among the last four, or an annual record",
    threshold: 4,
    unit: "quarters",
    cap: "demand_leaning",
    sentence: "Fewer than {threshold} of the last four quarters are usable.",
  },
  G9: {
    question: "Is the evidence good enough?",
    condition: "data confidence is below the threshold",
    threshold: 50,
    unit: "points",
    cap: "demand_leaning",
    sentence: "Data confidence is below {threshold}.",
  },
  G10: {
    question: "Are payers external?",
    condition: "no external payer (checklist 1.1 is no), or not known whether there is one",
    threshold: null,
    unit: null,
    cap: "subsidy_led",
    unknownCap: "demand_leaning",
    sentence: "There is no external payer.",
    unknownSentence: "Payers have not been identified.",
  },
  G11: {
    question: "Does imitating participation cost more than it earns?",
    condition: "imitating participation pays (checklist 3.3 is no), or not known",
    threshold: null,
    unit: null,
    cap: "demand_leaning",
    sentence: "Imitating participation pays.",
    unknownSentence: "It is not known whether imitating participation pays.",
  },
  G12: {
    question: "Is coverage price-assisted?",
    condition:
      "usage growth is at or below the threshold or unknown, and at the highest price of eight quarters the corridor would top out lower",
    threshold: 0,
    unit: "per_year",
    cap: null,
    sentence:
      "Usage did not grow, and at the highest token price of two years coverage would fall in a lower corridor.",
  },
} as const satisfies Record<GateId, GateRule & { noEmissionsShare?: number }>;

/** Order of the gates in every list. */
export const GATE_IDS = [
  "G1",
  "G2",
  "G3",
  "G4",
  "G5a",
  "G5b",
  "G6",
  "G7",
  "G8",
  "G9",
  "G10",
  "G11",
  "G12",
] as const satisfies readonly GateId[];

export interface RefusalRule {
  id: RefusalReason;
  label: string;
  /** null = the refusal has no number. */
  threshold: number | null;
  unit: "usd" | "plain" | null;
  sentence: string;
}

/** Reasons for no verdict. The first eight in the order in which they are tested (§3.7). */
export const REFUSALS = {
  revenue_missing: {
    label: "Revenue missing",
    threshold: null,
    unit: null,
    sentence: "No quarter has a revenue figure.",
  },
  emissions_missing: {
    label: "Emissions missing",
    threshold: null,
    unit: null,
    sentence: "No quarter with revenue has emissions and a price, and emissions are not proven to be zero.",
  },
  inactive: {
    label: "Inactive",
    threshold: null,
    unit: null,
    sentence: "Neither revenue nor emissions in the last half-year.",
  },
  too_small: {
    label: "Too small",
    threshold: 100_000,
    unit: "usd",
    sentence: "Revenue and emissions of the year together are below {threshold}.",
  },
  low_confidence: {
    label: "Data confidence too low",
    threshold: 30,
    unit: "plain",
    sentence: "Data confidence is below {threshold}.",
  },
  stale: {
    label: "Stale",
    threshold: 400,
    unit: "plain",
    sentence: "The latest usable quarter ended more than {threshold} days ago.",
  },
  uncorroborated: {
    label: "Uncorroborated",
    threshold: 0.6,
    unit: "plain",
    sentence: "No revenue reading of quality {threshold} or better comes from outside the issuer.",
  },
  weak_evidence: {
    label: "Weak evidence",
    threshold: 0.6,
    unit: "plain",
    sentence: "Revenue or emissions rest on sources below quality {threshold}, too weak for a critical verdict.",
  },
  contested: {
    label: "Contested",
    threshold: 2,
    unit: "plain",
    sentence: "Readings of similar standing lead to verdicts {threshold} or more classes apart.",
  },
  range: {
    label: "Range",
    threshold: null,
    unit: null,
    sentence: "An input is only bounded, and its two ends lead to different classes.",
  },
  no_admissible_reading: {
    label: "No admissible reading",
    threshold: null,
    unit: null,
    sentence: "Every reading is refuted, too weak, or without figures.",
  },
} as const satisfies Record<RefusalReason, Omit<RefusalRule, "id">>;
