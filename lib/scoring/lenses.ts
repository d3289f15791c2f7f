import { demandShareOf } from "./kernel";
import { coverageOf } from "./numbers";

/** Figures that are shown beside a verdict and never enter it (§3.4). Unknown is null throughout. */

/** Coverage of one quarter, taken apart. Amounts ≥ 0. */
export interface CoverageParts {
  revenueUsd: number;
  emittedTokens: number;
  /** USD per token. */
  tokenPriceUsd: number;
}

export interface CoverageChange {
  /** Δln C = customers + emissions + price. */
  total: number;
  /** Δln R: what customers did. */
  customers: number;
  /** −Δln N: what the emission schedule did. */
  emissions: number;
  /** −Δln P: what the token price did. */
  price: number;
}

/** `Δln C = Δln R − Δln N − Δln P`; null where one of the six amounts is 0, since its logarithm has no size. */
export const decomposeCoverage = (before: CoverageParts, after: CoverageParts): CoverageChange | null => {
  const customers = logChange(before.revenueUsd, after.revenueUsd);
  const tokens = logChange(before.emittedTokens, after.emittedTokens);
  const price = logChange(before.tokenPriceUsd, after.tokenPriceUsd);
  if (customers === null || tokens === null || price === null) return null;
  return { total: customers - tokens - price, customers, emissions: 0 - tokens, price: 0 - price };
};

/**
 * Token-vs-product gap: change of ln price minus change of ln R_4Q over a year; negative = the token lagged the product.
 * null where an amount is 0 or unknown.
 */
export const tokenProductGap = (priceRatio: number | null, revenueRatio: number | null): number | null => {
  if (priceRatio === null || revenueRatio === null) return null;
  return logChange(revenueRatio, priceRatio);
};

/** P/S: average market cap ÷ R of the year; null without revenue or market cap. Never scored. */
export const priceToSales = (marketCapUsd: number | null, revenue4qUsd: number | null): number | null =>
  marketCapUsd === null || revenue4qUsd === null || revenue4qUsd === 0 ? null : marketCapUsd / revenue4qUsd;

/** Halvings of emissions to parity: 0 from a coverage of one, `Infinity` where nothing is paid. */
export const halvingsToParity = (coverage: number): number => Math.max(0, 0 - Math.log2(coverage));

/** s = R/(R+E): 1 when nothing is issued, null when there is neither. */
export const demandShare = (revenueUsd: number, emissionsUsd: number): number | null =>
  revenueUsd === 0 && emissionsUsd === 0 ? null : demandShareOf(coverageOf(revenueUsd, emissionsUsd));

/** Part of the emission that was not burned again, in tokens: 1 − burned net ÷ emitted; null when nothing was emitted. */
export const netEmissionShare = (burnedNetTokens: number | null, emittedTokens: number | null): number | null =>
  burnedNetTokens === null || emittedTokens === null || emittedTokens === 0
    ? null
    : 1 - burnedNetTokens / emittedTokens;

const logChange = (before: number, after: number): number | null =>
  before > 0 && after > 0 && Number.isFinite(before) && Number.isFinite(after)
    ? Math.log(after) - Math.log(before)
    : null;
