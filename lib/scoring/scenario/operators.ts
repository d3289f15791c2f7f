import { normalCdf } from "../normal";
import { requireNumber } from "../require";
import { COST_CASES, COST_SPREAD } from "../rules";

/** What operators live on, per quarter; null = unknown. */
export interface OperatorFacts {
  /** θ: share of what customers pay that reaches operators. */
  revenueShare: number;
  /** Running cost and hardware over its life, for active capacity, above 0. */
  costUsd: number;
  /** Value of the emission that goes to suppliers, at today's price; null = the split is not known. */
  supplyEmissionsUsd: number | null;
  /** Log spread of cost between operators; null = not known, .5 is assumed. */
  costSpread: number | null;
}

/** @throws InputError for a share outside 0–1, a cost that is not positive, or a negative amount. */
export const checkOperators = (facts: OperatorFacts): OperatorFacts => {
  requireNumber("operators.revenueShare", facts.revenueShare, 0, 1);
  requireNumber("operators.costUsd", facts.costUsd, SMALLEST);
  if (facts.supplyEmissionsUsd !== null) requireNumber("operators.supplyEmissionsUsd", facts.supplyEmissionsUsd);
  if (facts.costSpread !== null) requireNumber("operators.costSpread", facts.costSpread, SMALLEST, 10);
  return facts;
};

const SMALLEST = 1e-9;

/** Distance of the quartiles of a normal distribution from its middle, in standard deviations. */
const QUARTILE = 0.674_489_750_196_081_7;

/** Log spread of cost from its quartiles: `ln(p75/p25) ÷ 2 ÷ .6745`. */
export const costSpreadOf = (p25Usd: number, p75Usd: number): number =>
  (Math.log(requireNumber("p75Usd", p75Usd, p25Usd)) - Math.log(requireNumber("p25Usd", p25Usd, SMALLEST))) /
  (2 * QUARTILE);

/** Φ(ln O ÷ σ): share of capacity whose cost is covered without emissions. A model, never a measurement. */
export const survivingShare = (operatorCover: number, costSpread: number | null): number =>
  normalCdf(Math.log(operatorCover) / (costSpread ?? COST_SPREAD));

export interface EmissionsOffCase {
  id: (typeof COST_CASES)[number]["id"];
  label: string;
  costUsd: number;
  /** O without emissions: θ·R ÷ cost. */
  operatorCover: number;
  /** Share of capacity that stays. */
  survivingShare: number;
}

export interface EmissionsOff {
  /** What operators keep per quarter when nothing is issued. */
  incomeUsd: number;
  cases: EmissionsOffCase[];
  /** Shares are modelled from an assumed or stated spread of cost. */
  basis: "model";
  costSpread: number;
  isSpreadAssumed: boolean;
}

/**
 * Emissions end tomorrow: who stays, at three levels of operators' cost (S2).
 *
 * @param revenueQuarterUsd R of the latest quarter.
 */
export const emissionsOff = (revenueQuarterUsd: number, operators: OperatorFacts): EmissionsOff => {
  const { revenueShare, costUsd, costSpread } = checkOperators(operators);
  const incomeUsd = revenueShare * requireNumber("revenueQuarterUsd", revenueQuarterUsd);
  return {
    incomeUsd,
    cases: COST_CASES.map(({ id, label, multiple }) => {
      const operatorCover = incomeUsd / (costUsd * multiple);
      const share = survivingShare(operatorCover, costSpread);
      return { id, label, costUsd: costUsd * multiple, operatorCover, survivingShare: share };
    }),
    basis: "model",
    costSpread: costSpread ?? COST_SPREAD,
    isSpreadAssumed: costSpread === null,
  };
};
