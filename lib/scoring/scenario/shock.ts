import { DVS_1_0, type Method } from "../kernel";
import { Measures, measure } from "../measures";
import { isKnown } from "../numbers";
import { quarterIndex } from "../quarters";
import { requireNumber } from "../require";
import { WINDOWS } from "../rules";
import type { AssessmentInput, RevenueLines } from "../types";

/** Multiples of what is there today; 1 = unchanged. */
export interface Shock {
  /** All revenue lines and incentives, in every quarter. */
  demand: number;
  /** Tokens and cash, in every quarter. */
  emissions: number;
  /** Token price, in the two quarters of the half-year: older prices stand, so that P4 holds a crash back. */
  price: number;
}

export const NO_SHOCK: Shock = { demand: 1, emissions: 1, price: 1 };

const timesLines = (lines: RevenueLines, k: number): RevenueLines => ({
  organic: lines.organic * k,
  unclassified: lines.unclassified * k,
  related: lines.related * k,
  excluded: lines.excluded * k,
  incentives: lines.incentives * k,
});

/**
 * The same network at another level of demand, emissions or price; factors and evidence are held, as in
 * `flipMultiples`, so that a grid and the flips agree. An annual record has no prices: theirs is left out.
 *
 * @param input as `parseInput` gives it.
 * @throws InputError for a multiple that is negative or not finite.
 */
export const shockInput = (input: AssessmentInput, shock: Shock, method: Method = DVS_1_0): AssessmentInput => {
  const { demand, emissions, price } = shock;
  for (const [name, multiple] of Object.entries({ demand, emissions, price }))
    requireNumber(name, multiple, 0, LARGEST_MULTIPLE);
  if (input.annual) {
    const { annual } = input;
    const revenueUsd = timesLines(annual.revenueUsd, demand);
    return { ...input, annual: { ...annual, revenueUsd, emissionsUsd: annual.emissionsUsd * emissions } };
  }
  const { latest } = measure(input, new Measures(), method);
  const isPriced = (label: string): boolean => isKnown(latest) && quarterIndex(label) > latest - WINDOWS.half;
  return {
    ...input,
    quarters: (input.quarters ?? []).map((quarter) => ({
      ...quarter,
      revenueUsd: quarter.revenueUsd && timesLines(quarter.revenueUsd, demand),
      emittedTokens: times(quarter.emittedTokens, emissions),
      tokenPriceUsd: isPriced(quarter.quarter) ? times(quarter.tokenPriceUsd, price) : quarter.tokenPriceUsd,
      cashSubsidyUsd: times(quarter.cashSubsidyUsd, emissions),
    })),
  };
};

/** As far as flips are searched, and a good way beyond. */
const LARGEST_MULTIPLE = 1e6;

const times = (value: number | null, k: number): number | null => (value === null ? null : value * k);
