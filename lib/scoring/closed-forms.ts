import { LARGEST_AMOUNT } from "./fields";
import { requireCoverage, requireNumber } from "./require";
import { GATES } from "./rules";

/**
 * Closed forms of §3.12. Amounts in USD ≥ 0, growth and shares as ratios, `null` = the question has no meaning there.
 * *never* is an answer. All throw InputError for a number outside its range.
 */
export type OrNever = number | "never";

/**
 * Quarters until C = 1: `ln(1/C) ÷ (ln(1+γ) − ln(1+ν))`. 0 when it is there already; never when the emission value
 * keeps up with revenue, or nothing is paid.
 *
 * @param revenueGrowth γ per quarter, above −1.
 * @param emissionGrowth ν of the emission value per quarter, from −1 (emissions end).
 */
export const quartersToParity = (coverage: number, revenueGrowth: number, emissionGrowth: number): OrNever => {
  requireCoverage("coverage", coverage);
  requireNumber("revenueGrowth", revenueGrowth, -1);
  requireNumber("emissionGrowth", emissionGrowth, -1);
  if (coverage >= 1) return 0;
  const perQuarter = Math.log1p(revenueGrowth) - Math.log1p(emissionGrowth);
  return coverage > 0 && perQuarter > 0 ? -Math.log(coverage) / perQuarter : "never";
};

/** R at which as much is burned as emitted: `N·P/κ`; never when nothing is burned (κ = 0). */
export const supplyNeutralRevenueUsd = (emittedTokens: number, tokenPriceUsd: number, burnedShare: number): OrNever => {
  const valueUsd = requireNumber("emittedTokens", emittedTokens) * requireNumber("tokenPriceUsd", tokenPriceUsd);
  return requireNumber("burnedShare", burnedShare, 0, 1) > 0 ? valueUsd / burnedShare : "never";
};

/** Largest share one customer may have before its loss takes coverage under a half; null when coverage is there already. */
export const maxTolerableCustomerShare = (prudentCoverage: number): number | null => {
  const { threshold } = GATES.G6;
  requireCoverage("prudentCoverage", prudentCoverage);
  return prudentCoverage >= threshold ? 1 - threshold / prudentCoverage : null;
};

export interface DiscountTest {
  /** D = 1 − p/p_inc; negative = dearer than the incumbent. */
  discount: number;
  /** p·(1 + 1/C): what the service costs customers and holders together; `Infinity` where nothing is paid. */
  fullCostPriceUsd: number;
  /** (1−D)/D: the discount is the network's own above this coverage; null without a discount. */
  coverageNeeded: number | null;
  isReal: boolean;
}

/**
 * Is the discount real, or paid by the token? null for an incumbent price of 0.
 *
 * @param priceUsd per unit here; @param incumbentPriceUsd per unit there.
 */
export const testDiscount = (priceUsd: number, incumbentPriceUsd: number, coverage: number): DiscountTest | null => {
  requireNumber("priceUsd", priceUsd);
  requireCoverage("coverage", coverage);
  if (requireNumber("incumbentPriceUsd", incumbentPriceUsd) === 0) return null;
  const discount = 1 - priceUsd / incumbentPriceUsd;
  const coverageNeeded = discount > 0 ? (1 - discount) / discount : null;
  return {
    discount,
    fullCostPriceUsd: priceUsd === 0 ? 0 : priceUsd * (1 + 1 / coverage),
    coverageNeeded,
    isReal: coverageNeeded !== null && coverage > coverageNeeded,
  };
};

/** D' = 1 − (1−D)/(1−x): the discount left when incumbents lower their price by the share x (S5); null when x is all. */
export const discountAfterPriceCut = (discount: number, incumbentPriceFall: number): number | null =>
  requireNumber("incumbentPriceFall", incumbentPriceFall, 0, 1) === 1
    ? null
    : 1 - (1 - requireNumber("discount", discount, -LARGEST_AMOUNT, 1)) / (1 - incumbentPriceFall);

/** Usage coverage R/E_usage from which faking stops to pay: `1 ÷ (1−θ)`; never when operators get everything back. */
export const unfakeableCoverage = (operatorShare: number): OrNever =>
  requireNumber("operatorShare", operatorShare, 0, 1) === 1 ? "never" : 1 / (1 - operatorShare);

/**
 * Does an operator gain by buying its own service? `θ + E_usage/R > 1`.
 *
 * @param operatorShare θ, the share of revenue that comes back to operators.
 * @param usageCoverage R ÷ the emission that is paid per use; `Infinity` when none is.
 */
export const fakingPays = (operatorShare: number, usageCoverage: number): boolean =>
  requireNumber("operatorShare", operatorShare, 0, 1) + 1 / requireCoverage("usageCoverage", usageCoverage) > 1;

export interface Payback {
  withEmissions: OrNever;
  withoutEmissions: OrNever;
}

/**
 * Quarters until a unit of hardware has earned its price: capex ÷ (income − opex), all per unit and quarter.
 * Never where the income does not exceed the running cost.
 *
 * @param incomeUsd θ·R per unit: what customers pay to the operator.
 * @param emissionsUsd emission value per unit.
 */
export const operatorPayback = (
  capexUsd: number,
  incomeUsd: number,
  emissionsUsd: number,
  opexUsd: number,
): Payback => {
  for (const [name, value] of Object.entries({ capexUsd, incomeUsd, emissionsUsd, opexUsd }))
    requireNumber(name, value);
  const after = (margin: number): OrNever => (capexUsd === 0 ? 0 : margin > 0 ? capexUsd / margin : "never");
  return { withEmissions: after(incomeUsd + emissionsUsd - opexUsd), withoutEmissions: after(incomeUsd - opexUsd) };
};
