import { compileMethod, DVS_1_0, type Method } from "../kernel";
import { recordOf } from "../record-of";
import { COST_CASES, FACTORS, PATH, PILLARS, type PillarId } from "../rules";
import { DVS_1_0_RULES } from "../rules/dvs-1-0";

export type CostCase = (typeof COST_CASES)[number]["id"];
export type PillarWeights = Readonly<Record<PillarId, number>>;

/** What a reader assumes in place of the record. Multiples of what is there today; 1 = as recorded. */
export interface Assumptions {
  /** Tokens and cash issued; 0 = off. */
  emissions: number;
  /** All revenue lines and incentives, in every quarter. */
  demand: number;
  /** Token price, in the half-year that decides and from then on. */
  price: number;
  /**
   * Quarters after t in which issuance falls to `emissions`. 0 = at once: as if it had always been so. Above 0 the
   * verdict is read `TAPER.horizonQuarters` ahead, demand and price held at what is assumed.
   */
  taperStart: number;
  /** The largest customer leaves (S6). */
  withoutLargestPayer: boolean;
  costCase: CostCase;
  /** Operators' cost in the quarter t, USD; null = as recorded. */
  operatorCostUsd: number | null;
  /** Share of what customers pay that reaches operators, 0–1; null = as recorded. */
  operatorShare: number | null;
  /** Points of each pillar, scaled to 100 together; within a pillar as the method has them. null = the method's own. */
  pillarWeights: PillarWeights | null;
}

export const NO_ASSUMPTIONS: Assumptions = {
  emissions: 1,
  demand: 1,
  price: 1,
  taperStart: 0,
  withoutLargestPayer: false,
  costCase: "stated",
  operatorCostUsd: null,
  operatorShare: null,
  pillarWeights: null,
};

/** A taper that starts later is read where the direction is (§3.8): after a year every start has left another trace. */
export const TAPER = { horizonQuarters: PATH.directionQuarters } as const;

/** The method's own points per pillar; they add up to 100. */
export const HOUSE_PILLAR_WEIGHTS: PillarWeights = recordOf(
  PILLARS.map(({ id }) => id),
  (id) => FACTORS.filter(({ pillar }) => pillar === id).reduce((sum, { weight }) => sum + weight, 0),
);

export const isHouseWeights = (weights: PillarWeights | null): boolean =>
  weights === null || PILLARS.every(({ id }) => weights[id] === HOUSE_PILLAR_WEIGHTS[id]);

/** Whether nothing is assumed: the record as it stands, under the method's own weights. */
export const isNothingAssumed = (assumptions: Assumptions): boolean =>
  assumptions.emissions === NO_ASSUMPTIONS.emissions &&
  assumptions.demand === NO_ASSUMPTIONS.demand &&
  assumptions.price === NO_ASSUMPTIONS.price &&
  assumptions.taperStart === NO_ASSUMPTIONS.taperStart &&
  assumptions.withoutLargestPayer === NO_ASSUMPTIONS.withoutLargestPayer &&
  assumptions.costCase === NO_ASSUMPTIONS.costCase &&
  assumptions.operatorCostUsd === NO_ASSUMPTIONS.operatorCostUsd &&
  assumptions.operatorShare === NO_ASSUMPTIONS.operatorShare &&
  isHouseWeights(assumptions.pillarWeights);

export const costMultipleOf = (id: CostCase): number => COST_CASES.find((row) => row.id === id)?.multiple ?? 1;

/** A slider asks for the same weights at every step, and compiling them costs more than judging. */
let compiled: { key: string; method: Method } = { key: "", method: DVS_1_0 };

/** The method under other weights; its own where none are given, or all are 0. */
export const methodUnder = (weights: PillarWeights | null): Method => {
  const total = weights === null ? 0 : PILLARS.reduce((sum, { id }) => sum + weights[id], 0);
  if (weights === null || isHouseWeights(weights) || !(total > 0)) return DVS_1_0;
  const key = PILLARS.map(({ id }) => weights[id]).join(" ");
  if (compiled.key !== key) {
    const factors = FACTORS.map((rule) => ({
      ...rule,
      weight: (rule.weight / HOUSE_PILLAR_WEIGHTS[rule.pillar]) * weights[rule.pillar] * (100 / total),
    }));
    compiled = { key, method: compileMethod({ ...DVS_1_0_RULES, factors }) };
  }
  return compiled.method;
};
