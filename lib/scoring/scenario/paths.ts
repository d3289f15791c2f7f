import { assessParsed, gatedClassOf } from "../assess";
import { DVS_1_0, type Method } from "../kernel";
import { coverageOf } from "../numbers";
import { quarterAt } from "../record/quarters";
import { recordOf } from "../record-of";
import { PATH, SCENARIO_IDS, SCENARIOS, type ScenarioId } from "../rules";
import { type AssessmentInput, isScored, type QuarterInput, VERDICT_CLASSES, type VerdictClass } from "../types";
import { type EmissionSchedule, scheduledTokens } from "./schedule";
import { type Crossover, crossoverOf, demandMultiple, type PathLegs, type PathStart, startOf } from "./start";
import { parseWeights, type ScenarioWeights } from "./weights";

/** Why there is no path. */
export type NoPathReason = "annual" | "no_quarter" | "schedule_unknown" | "growth_unknown" | "price_unknown";

export interface PathPoint {
  quarter: string;
  revenueUsd: number;
  emittedTokens: number;
  /** Tokens at their price, and cash. */
  emissionsUsd: number;
  /** C of the quarter alone. */
  coverage: number;
  /** C* and what follows from it, by the kernel on history and path together; null where nothing is left to judge. */
  prudentCoverage: number | null;
  corridor: [VerdictClass, VerdictClass] | null;
  score: number | null;
  /** Class after gates; refusals for evidence are not applied to a path. */
  verdictClass: VerdictClass | null;
  /** Demand has filled the capacity of today. */
  isAtCapacity: boolean;
}

export interface Path {
  id: ScenarioId;
  /** Demand growth per quarter. */
  growth: number;
  points: PathPoint[];
  /** First quarter with C_Q ≥ 1, also beyond the points. */
  parity: Crossover;
}

export interface Scenarios {
  /** t, where every path starts. */
  quarter: string;
  paths: Record<ScenarioId, Path>;
  weights: ScenarioWeights;
  /** Per quarter of the paths: the weight of the scenarios that end in each class. What is left over has no class. */
  classMix: { quarter: string; shares: Record<VerdictClass, number> }[];
}

export interface ScenarioOptions {
  /** null = unknown: no path. */
  schedule: EmissionSchedule | null;
  weights: ScenarioWeights;
  /** Default 8. */
  quarters?: number;
  method?: Method;
}

/**
 * Base, high and low paths of §3.13 from the last usable quarter. Demand follows the trailing growth by the rows of
 * `SCENARIOS`, up to the capacity of today at 85 % utilisation; tokens follow the schedule; everything that is not on
 * the path (other factors, evidence, cash) is held. Not forecasts.
 *
 * @param input as `parseInput` gives it.
 * @throws InputError for weights that do not add up to 1.
 */
export const projectScenarios = (
  input: AssessmentInput,
  { schedule, weights, quarters = PATH.quarters, method = DVS_1_0 }: ScenarioOptions,
): Scenarios | { reason: NoPathReason } => {
  const checked = parseWeights(weights);
  const start = startOf(input, method);
  if (start === null) return { reason: input.annual ? "annual" : "no_quarter" };
  if (schedule === null) return { reason: "schedule_unknown" };
  if (start.growth === null) return { reason: "growth_unknown" };
  if (crossoverOf(start, schedule, TODAY) === null) return { reason: "price_unknown" };
  const paths = recordOf(SCENARIO_IDS, (id) => projectPath(input, start, schedule, id, { quarters, method }));
  return {
    quarter: quarterAt(start.t).label,
    paths,
    weights: checked,
    classMix: paths.base.points.map(({ quarter }, k) => ({
      quarter,
      shares: recordOf(VERDICT_CLASSES, (id) => {
        const ending = SCENARIO_IDS.filter((path) => paths[path].points[k]?.verdictClass === id);
        return ending.reduce((sum, path) => sum + checked.shares[path], 0);
      }),
    })),
  };
};

const TODAY: PathLegs = { demandStep: 1, growth: 0, price: 1 };

/** How a scenario leaves the start, from its row. @param growth trailing, per quarter. */
export const legsOf = (id: ScenarioId, growth: number): PathLegs => {
  const rule = SCENARIOS.find((row) => row.id === id);
  if (!rule) throw new Error(`No rule for scenario ${id}`);
  return {
    demandStep: 1 + rule.demandStep,
    growth: Math.min(rule.growthTo, Math.max(rule.growthFrom, rule.growthShare * growth)),
    price: 1 + rule.priceStep,
  };
};

/** One path; `start.growth` and, where tokens are issued, a price must be known. */
export const projectPath = (
  input: AssessmentInput,
  start: PathStart,
  schedule: EmissionSchedule,
  id: ScenarioId,
  { quarters, method }: { quarters: number; method: Method },
): Path => {
  const legs = legsOf(id, start.growth ?? 0);
  const tokens = scheduledTokens(schedule, start.emittedTokens, start.t, quarters);
  const price = start.tokenPriceUsd === null ? null : start.tokenPriceUsd * legs.price;
  const history = (input.quarters ?? []).filter(({ quarter }) => quarter <= start.quarter.quarter);
  const points: PathPoint[] = [];
  for (let k = 1; k <= quarters; k += 1) {
    const multiple = demandMultiple(legs, start.demandCeiling, k);
    const emittedTokens = tokens[k - 1] ?? 0;
    const projected = quarterAhead(start, k, { multiple, emittedTokens, price });
    history.push(projected);
    const emissionsUsd = (emittedTokens === 0 ? 0 : emittedTokens * (price ?? 0)) + start.cashSubsidyUsd;
    const revenueUsd = start.revenueUsd * multiple;
    points.push({
      quarter: projected.quarter,
      revenueUsd,
      emittedTokens,
      emissionsUsd,
      coverage: coverageOf(revenueUsd, emissionsUsd),
      ...judge({ ...input, quarters: history }, method),
      isAtCapacity: start.demandCeiling !== null && multiple === start.demandCeiling && multiple > 1,
    });
  }
  return { id, growth: legs.growth, points, parity: crossoverOf(start, schedule, legs) ?? "never" };
};

const quarterAhead = (
  { t, quarter }: PathStart,
  k: number,
  { multiple, emittedTokens, price }: { multiple: number; emittedTokens: number; price: number | null },
): QuarterInput => {
  const lines = quarter.revenueUsd;
  return {
    quarter: quarterAt(t + k).label,
    revenueUsd: lines && {
      organic: lines.organic * multiple,
      unclassified: lines.unclassified * multiple,
      related: lines.related * multiple,
      excluded: lines.excluded * multiple,
      incentives: lines.incentives * multiple,
    },
    emittedTokens,
    tokenPriceUsd: price,
    cashSubsidyUsd: quarter.cashSubsidyUsd,
  };
};

const judge = (
  input: AssessmentInput,
  method: Method,
): Pick<PathPoint, "prudentCoverage" | "corridor" | "score" | "verdictClass"> => {
  const result = assessParsed(input, { flipMultiples: false, method });
  if (!isScored(result)) return { prudentCoverage: null, corridor: null, score: null, verdictClass: null };
  const { ratios, corridor, score } = result;
  return { prudentCoverage: ratios.prudentCoverage, corridor, score, verdictClass: gatedClassOf(result) };
};
