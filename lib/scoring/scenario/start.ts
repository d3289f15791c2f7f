import { DVS_1_0, type Method } from "../kernel";
import { demandOf, Measures, measure } from "../measures";
import { isKnown, toNullable } from "../numbers";
import { quarterAt } from "../record/quarters";
import { PATH } from "../rules";
import { type AssessmentInput, FACTOR_IDS, type QuarterInput } from "../types";
import { type EmissionSchedule, scheduledTokens } from "./schedule";

/** Where every path begins: quarter t as it was. */
export interface PathStart {
  quarter: QuarterInput;
  /** Position of t on the calendar. */
  t: number;
  revenueUsd: number;
  emittedTokens: number;
  /** null only where nothing was emitted and no price is known. */
  tokenPriceUsd: number | null;
  cashSubsidyUsd: number;
  /** Organic growth per quarter; null = unknown. */
  growth: number | null;
  /** Largest multiple of today's demand that today's capacity can carry; null = no limit is known, or none applies. */
  demandCeiling: number | null;
}

/** null for an annual record and where no quarter is usable: there is no last quarter to start from. */
export const startOf = (input: AssessmentInput, method: Method = DVS_1_0): PathStart | null => {
  if (input.annual) return null;
  const m = measure(input, new Measures(), method);
  const quarter = isKnown(m.latest)
    ? input.quarters?.find(({ quarter: label }) => label === quarterAt(m.latest).label)
    : undefined;
  if (!quarter?.revenueUsd || quarter.emittedTokens === null) return null;
  return {
    quarter,
    t: m.latest,
    revenueUsd: demandOf(quarter.revenueUsd, method.rules.revenueWeights),
    emittedTokens: quarter.emittedTokens,
    tokenPriceUsd: quarter.tokenPriceUsd,
    cashSubsidyUsd: quarter.cashSubsidyUsd ?? 0,
    growth: isKnown(m.growth) ? (1 + m.growth) ** (1 / 4) - 1 : null,
    demandCeiling: toNullable(ceilingOf(m)),
  };
};

const UTILISATION = FACTOR_IDS.indexOf("utilisation");

/** Capacity is full at 85 %; a network fuller than that keeps what it has. */
const ceilingOf = (m: Measures): number =>
  m.applicable[UTILISATION] === 1 && m.utilisation > 0 ? Math.max(1, PATH.fullUtilisation / m.utilisation) : Number.NaN;

/** How a path leaves the start; multiples of today. */
export interface PathLegs {
  /** Demand in the first quarter of a path that begins with a step; 1 = none, and growth begins at once. */
  demandStep: number;
  /** Per quarter. */
  growth: number;
  price: number;
}

/** Demand `k` quarters ahead as a multiple of today's. A step takes the first quarter; growth follows it. */
export const demandMultiple = ({ demandStep, growth }: PathLegs, ceiling: number | null, k: number): number => {
  const grown = demandStep === 1 ? (1 + growth) ** k : demandStep * (1 + growth) ** (k - 1);
  return ceiling === null ? grown : Math.min(grown, ceiling);
};

/** A day a hundred years ahead is never. */
export const HORIZON_QUARTERS = 400;

/** `quartersAhead` 0 = it is so in t. */
export type Crossover = { quartersAhead: number; quarter: string } | "never";

/**
 * The first quarter in which demand pays for what is issued (C_Q ≥ 1), on the real emission schedule. *Never* is an
 * answer: not within a hundred years. null where tokens are to be issued and no price is known.
 */
export const crossoverOf = (start: PathStart, schedule: EmissionSchedule, legs: PathLegs): Crossover | null => {
  const { t, revenueUsd, tokenPriceUsd, cashSubsidyUsd } = start;
  const isPaid = (demand: number, tokens: number, price: number): boolean =>
    demand > 0 && demand >= (tokens === 0 ? 0 : tokens * price) + cashSubsidyUsd;
  const tokens = scheduledTokens(schedule, start.emittedTokens, t, HORIZON_QUARTERS);
  if (tokenPriceUsd === null && tokens.some((amount) => amount > 0)) return null;
  const price = tokenPriceUsd ?? 0;
  if (isPaid(revenueUsd, start.emittedTokens, price)) return { quartersAhead: 0, quarter: quarterAt(t).label };
  for (let k = 1; k <= HORIZON_QUARTERS; k += 1) {
    const demand = revenueUsd * demandMultiple(legs, start.demandCeiling, k);
    if (isPaid(demand, tokens[k - 1] ?? 0, price * legs.price)) {
      return { quartersAhead: k, quarter: quarterAt(t + k).label };
    }
  }
  return "never";
};
