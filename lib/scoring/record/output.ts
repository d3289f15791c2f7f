import type { HysteresisNote } from "../hysteresis";
import type { AssessmentInput, AssessmentResult, RefusalReason, Verdict, VerdictClass } from "../types";
import type { Span } from "./spans";
import type { EmissionBucket, Metric, ObservationFact, Payer, Role } from "./types";

export type { Span } from "./spans";

export type FigureMethod =
  | "reported"
  | "sum"
  | "daily mean × days"
  | "mean of quotes"
  | "end quote"
  | "interpolated"
  | "neighbouring quotes"
  | "bound"
  | "none";

/** The reconciled value of one series for one quarter. */
export interface Figure {
  seriesId: string;
  quarter: string;
  span: Span | null;
  /** Why there is no number; null when there is one. `part_quarter` = claims cover less than 90 % of its days. */
  missing: "not_disclosed" | "not_researched" | "part_quarter" | "no_claim" | null;
  method: FigureMethod;
  /** `B3`; null without a number. */
  grade: string | null;
  /** 0–1. */
  quality: number | null;
  /** Latest known-on among what it rests on, and the weakest basis. */
  knownOn: string | null;
  knownOnBasis: ObservationFact["knownOnBasis"] | null;
  /** Observations that make the figure, then those that were looked at and not used. */
  usedIds: string[];
  otherIds: string[];
  originIds: string[];
  /** Largest gap among admissible readings, 1 − min/max; null with one reading. */
  gap: number | null;
  /** Why this reading: one sentence. */
  reason: string;
}

/** One series in one quarter as the definition counts it. */
export interface QuarterLine {
  seriesId: string;
  role: Role;
  payer: Payer | null;
  bucket: EmissionBucket | null;
  span: Span | null;
}

/** One quarter as drawn and tabled; USD unless said otherwise. Spans are null where the record is silent. */
export interface QuarterView {
  quarter: string;
  usable: boolean;
  lines: QuarterLine[];
  /** R of §3.3: organic + half of unclassified − incentives, not under 0. */
  demandUsd: Span | null;
  emittedTokens: Span | null;
  tokenPriceUsd: Span | null;
  emissionsUsd: Span | null;
  coverage: Span | null;
  capacityAvailable: Span | null;
  capacityUsed: Span | null;
  utilisation: Span | null;
}

export type InputId =
  | "revenue"
  | "emissions"
  | "price"
  | "cashSubsidy"
  | "incentives"
  | "growth"
  | "topCustomerShare"
  | "utilisation"
  | "glut"
  | "operatorCover"
  | "netDilution"
  | "captureYield"
  | "checklist"
  | "supplyScopeCoverage";

/** State of one input of the assessment, with what it rests on. */
export interface InputState {
  id: InputId;
  label: string;
  state: "known" | "bounded" | "unknown" | "not_applicable";
  /** In the unit of the input (ratio, USD, points); null unless known. */
  span: Span | null;
  unit: string;
  /** For unknown ones: the search came up empty, or nobody looked; `derived` = follows from other unknowns. */
  unknownBecause: "not_disclosed" | "not_researched" | "derived" | null;
  /** The formula in words with its numbers, or what is missing. */
  formula: string;
  grade: string | null;
  quality: number | null;
  observationIds: string[];
}

export interface ConflictOutcome {
  id: string;
  /** null when the record has no ruling on it: found by the reconciliation itself. */
  ruled: boolean;
  title: string;
  kind: string;
  status: "open" | "settled" | "disputed";
  seriesId: string;
  metric: Metric;
  period: string;
  /** max ÷ min of the readings; null when one is 0. */
  ratio: number | null;
  readings: {
    observationId: string;
    standing: "used" | "set_aside" | "refuted" | "open";
    literal: string;
    /** Verdict if this reading were taken at its word; null when it does not reach the windows of t. */
    verdict: Verdict | null;
    /** Classes it would read at both corners, also where evidence keeps them from being a verdict; null without a score. */
    classes: [VerdictClass, VerdictClass] | null;
    /** Under it, at (R low, E high) and at (R high, E low); the same twice where nothing is bounded. */
    prudentCoverage: number | null;
    prudentCoverageHigh: number | null;
    /** Definition under which the reading is judged; null = that of the assessment. */
    definitionId: string | null;
  }[];
  reason: string;
  /** Some reading leads to another verdict than the published one, or would read another class. */
  changesVerdict: boolean;
}

export interface DefinitionOutcome {
  id: string;
  label: string;
  house: boolean;
  reason: string;
  differs: string | null;
  quarter: string | null;
  verdict: Verdict;
  reasonCode: RefusalReason | null;
  wouldBe: VerdictClass | null;
  range: [VerdictClass, VerdictClass] | null;
  prudentCoverage: Span | null;
}

export type AssessmentTag = "bounded" | "annual" | "draft" | "contested" | "initial" | "assumed_days";

/** One quarter of the standing verdict, recomputed from what is known on the as-of day (§3.8). */
export interface HistoryStep {
  quarter: string;
  /** Class after gates, before hysteresis. */
  candidate: Verdict;
  /** With hysteresis. */
  verdict: Verdict;
  note: HysteresisNote;
  /** Why there is no class; null with one. */
  reason: RefusalReason | null;
  /** null without a score; `Infinity` without emissions. */
  prudentCoverage: number | null;
  coverage2q: number | null;
  score: number | null;
}

/** A claim for four quarters against their sum. */
export interface IdentityCheck {
  seriesId: string;
  observationId: string;
  quarters: string[];
  /** In the unit of the series. */
  stated: number;
  summed: number;
  /** 1 − min/max. */
  gap: number;
  /** The gap is over 5 %. */
  isFailed: boolean;
}

/** The verdict on one network at one known-by date under one definition, and everything behind it. */
export interface Assessed {
  slug: string;
  definitionId: string;
  methodVersion: string;
  /** Only what was known on or before this day was used. */
  asOf: string;
  /** t; null when nothing is usable. */
  quarter: string | null;
  ageDays: number | null;
  verdict: Verdict;
  reason: RefusalReason | null;
  wouldBe: VerdictClass | null;
  /** Classes at (R low, E high) and (R high, E low) when they differ. */
  range: [VerdictClass, VerdictClass] | null;
  tags: AssessmentTag[];
  /** Inputs that make it a draft (not researched by us), by label. */
  draftInputs: string[];
  /** The published reading; with bounds, the prudent corner (R low, E high). */
  input: AssessmentInput | null;
  result: AssessmentResult;
  /** Present when an input is only bounded. */
  corners: { low: AssessmentResult; high: AssessmentResult; inputs: [AssessmentInput, AssessmentInput] } | null;
  /** C* drawn as an interval (§7 rules of presentation of the design); null without a score. */
  interval: { low: number; high: number; classAtLow: VerdictClass; classAtHigh: VerdictClass } | null;
  quarters: QuarterView[];
  figures: Figure[];
  inputs: InputState[];
  /** Roles of the definition that had no figure in a window quarter: the sum is a floor. */
  floors: { seriesId: string; quarter: string }[];
  conflicts: ConflictOutcome[];
  definitions: DefinitionOutcome[];
  /** true: every definition gives the same class; false: classes differ; null: some give none, the rest agree. */
  definitionRobust: boolean | null;
  /** All quarters to t, oldest first; the last one is t. `verdict` above is its verdict, `result` its candidate. */
  history: HistoryStep[];
  /** What hysteresis did at t; null without t. */
  note: HysteresisNote | null;
  /** Years against the sums of their quarters. */
  identities: IdentityCheck[];
}
