import { LARGEST_AMOUNT } from "./fields";
import type { AnswerValue, EvidenceInputs, FactorInputs, RevenueLines } from "./types";

/** What an input may hold, as rows: the check on the way in and the published schema come from them. */

export type Range = readonly [from: number, to: number];

const SHARE: Range = [0, 1];
const AMOUNT: Range = [0, LARGEST_AMOUNT];
const ANY: Range = [-LARGEST_AMOUNT, LARGEST_AMOUNT];

/** Lines of revenue, USD, all stated. */
export const REVENUE_LINES = [
  "organic",
  "unclassified",
  "related",
  "excluded",
  "incentives",
] as const satisfies readonly (keyof RevenueLines)[];
export const REVENUE_RANGE = AMOUNT;

/** Nullable figures of a quarter beside its revenue. */
export const QUARTER_RANGES = { emittedTokens: AMOUNT, tokenPriceUsd: AMOUNT, cashSubsidyUsd: AMOUNT } as const;

/** A target of zero would make every utilisation infinite. */
const LEAST_TARGET = 1e-6;

/** Nullable factor inputs; supply-scope coverage, which may be infinite, stands apart. */
export const FACTOR_RANGES = {
  revenueGrowth: [-1, LARGEST_AMOUNT],
  topCustomerShare: SHARE,
  utilisation: SHARE,
  utilisationTarget: [LEAST_TARGET, 1],
  supplyGlut: ANY,
  usageGrowth: ANY,
  operatorCover: AMOUNT,
  netDilution: ANY,
  captureYield: AMOUNT,
  checklistScore: [0, 100],
} as const satisfies Readonly<Record<Exclude<keyof FactorInputs, "supplyScopeCoverage">, Range>>;

export const EVIDENCE_RANGES = {
  revenueQuality: SHARE,
  emissionsQuality: SHARE,
  otherQuality: SHARE,
  agreement: SHARE,
  ageDays: AMOUNT,
} as const satisfies Readonly<Partial<Record<keyof EvidenceInputs, Range>>>;

export const ANSWERS = ["yes", "partly", "no", "unknown"] as const satisfies readonly AnswerValue[];
