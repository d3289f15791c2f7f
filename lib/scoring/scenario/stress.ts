import { assessParsed, gatedClassOf } from "../assess";
import { discountAfterPriceCut } from "../closed-forms";
import { DVS_1_0, type Method } from "../kernel";
import { Measures, measure } from "../measures";
import { coverageOf, toNullable } from "../numbers";
import { STRESSES, type StressId, type StressRule, WINDOWS } from "../rules";
import { type AssessmentInput, isScored, type RefusalReason, type Verdict, type VerdictClass } from "../types";
import { checkOperators, type OperatorFacts, survivingShare } from "./operators";
import { NO_SHOCK, shockInput } from "./shock";

/**
 * What one shock leaves. C, O and I are read together: a falling price lifts coverage while it starves operators.
 * null = cannot be known from what was given.
 */
export interface Readouts {
  /** C of the latest quarter at the shocked price; null for an annual record. */
  coverageQuarter: number | null;
  /** C*, in which a lower price helps only as it works through a year; null where nothing is left to judge. */
  prudentCoverage: number | null;
  /** O: operators' income from customers ÷ their cost. */
  operatorCover: number | null;
  /** I: all of operators' income, emissions included, ÷ their cost. */
  operatorIncome: number | null;
  /** I is below 1: capacity leaves. */
  capacityLeaves: boolean | null;
  /** Share of capacity that stays when nothing is issued; null in every other case. Modelled. */
  survivingShare: number | null;
  verdict: Verdict;
  reason: RefusalReason | null;
  /** After gates, whatever is refused; null without a score. */
  verdictClass: VerdictClass | null;
  /** D of §3.12 after incumbents' reply; null without a discount. */
  discount: number | null;
}

export interface Stress {
  id: StressId;
  label: string;
  /** null where the shock needs a fact that is unknown (S5 the discount, S6 and S7 the largest customer). */
  readouts: Readouts | null;
}

export interface StressOptions {
  /** null = unknown: O is taken from the factors where it is known, I is not. */
  operators: OperatorFacts | null;
  /** D = 1 − p/p_inc; null = unknown. */
  discount?: number | null;
  method?: Method;
}

/**
 * Seven stresses, three readouts each (§3.13). Not forecasts: each says what would be left if just this happened.
 *
 * @param input as `parseInput` gives it.
 * @throws InputError for operators' facts out of range.
 */
export const stressTest = (input: AssessmentInput, options: StressOptions): { now: Readouts; stresses: Stress[] } => {
  if (options.operators) checkOperators(options.operators);
  return {
    now: read(input, { ...NO_SHOCK, incumbentPriceFall: 0, losesLargestCustomer: false }, options),
    stresses: STRESSES.map((rule) => ({
      id: rule.id,
      label: rule.label,
      readouts: isAnswerable(rule, input, options) ? read(input, rule, options) : null,
    })),
  };
};

const isAnswerable = (rule: StressRule, { factors }: AssessmentInput, { discount }: StressOptions): boolean =>
  !(rule.losesLargestCustomer && factors.topCustomerShare === null) &&
  !(rule.incumbentPriceFall > 0 && (discount ?? null) === null);

type Change = Omit<StressRule, "id" | "label">;

const read = (input: AssessmentInput, change: Change, options: StressOptions): Readouts => {
  const { operators, discount = null, method = DVS_1_0 } = options;
  const top = change.losesLargestCustomer ? (input.factors.topCustomerShare ?? 0) : 0;
  const demand = change.demand * (1 - top);
  const shocked = withoutLargest(shockInput(input, { ...change, demand }, method), top);
  const m = measure(shocked, new Measures(), method);
  const result = assessParsed(shocked, { flipMultiples: false, method });
  const quarterUsd = m.isAnnual ? m.revenue2q / WINDOWS.year : m.revenueQuarter;
  const { operatorCover: cover } = input.factors;
  const operatorCover = operators
    ? (operators.revenueShare * quarterUsd) / operators.costUsd
    : cover === null
      ? null
      : cover * demand;
  const operatorIncome = operators ? incomeOf(operators, quarterUsd, change) : null;
  return {
    coverageQuarter: m.hasUsableQuarter && !m.isAnnual ? coverageOf(m.revenueQuarter, m.emissionsQuarter) : null,
    prudentCoverage: isScored(result) ? toNullable(result.ratios.prudentCoverage) : null,
    operatorCover,
    operatorIncome,
    capacityLeaves: operatorIncome === null ? null : operatorIncome < 1,
    survivingShare:
      change.emissions === 0 && operatorCover !== null
        ? survivingShare(operatorCover, operators?.costSpread ?? null)
        : null,
    verdict: result.verdict,
    reason: result.reason ?? null,
    verdictClass: gatedClassOf(result),
    discount: discount === null ? null : discountAfterPriceCut(discount, change.incumbentPriceFall),
  };
};

/** I = (θR + E_supply) ÷ cost; null where the split of emissions is not known. */
const incomeOf = (
  { revenueShare, costUsd, supplyEmissionsUsd }: OperatorFacts,
  revenueUsd: number,
  { emissions, price }: Change,
): number | null => {
  if (supplyEmissionsUsd === null && emissions > 0) return null;
  return (revenueShare * revenueUsd + (supplyEmissionsUsd ?? 0) * emissions * price) / costUsd;
};

/** With the largest customer gone the next one pays at most as much as it did: the high end is taken (§3.15). */
export const withoutLargest = (input: AssessmentInput, top: number): AssessmentInput => {
  if (top === 0) return input;
  const topCustomerShare = top >= 0.5 ? 1 : top / (1 - top);
  return { ...input, factors: { ...input.factors, topCustomerShare } };
};
