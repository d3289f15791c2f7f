import type { Category, GateId, RefusalReason } from "../types";
import { CLASSES, type ClassRule, CORRIDOR, type CorridorRule, HYSTERESIS, SUPPLY_FLOOR } from "./classes";
import { CONFIDENCE_CAPS, CONFIDENCE_WEIGHTS, type ConfidenceCapRule, FRESHNESS, QUALITY_WEIGHTS } from "./evidence";
import { FACTORS, type FactorRule, GLUT_CAP, UTILISATION_TARGETS } from "./factors";
import { GATES, type GateRule, REFUSALS, type RefusalRule } from "./gates";
import { GROWTH, METHOD_VERSION, REVENUE_WEIGHTS } from "./method";
import { ROBUSTNESS, SIGMA_BY_QUALITY } from "./robustness";

/** The same keys, any numbers. */
type NumbersOf<Rows> = { readonly [Key in keyof Rows]: number };

/**
 * The rows one version of the method consists of. Two versions stand side by side when both are compiled from their
 * own rows; the formulas between the rows (windows, prudent price, sums) are shared by all versions.
 */
export interface MethodRules {
  /** `dvs-1.0`. */
  version: string;
  factors: readonly FactorRule[];
  /** Points a glut can earn while usage does not grow faster than this. */
  glutCap: { points: number; usageGrowth: number };
  utilisationTargets: Readonly<Partial<Record<Category, number>>>;
  corridor: readonly CorridorRule[];
  classes: readonly ClassRule[];
  supplyFloor: { coverage: number; class: ClassRule["id"] };
  gates: Readonly<Record<GateId, GateRule & { noEmissionsShare?: number }>>;
  refusals: Readonly<Record<RefusalReason, Omit<RefusalRule, "id">>>;
  hysteresis: NumbersOf<typeof HYSTERESIS>;
  confidence: {
    weights: NumbersOf<typeof CONFIDENCE_WEIGHTS>;
    freshness: NumbersOf<typeof FRESHNESS>;
    quality: NumbersOf<typeof QUALITY_WEIGHTS>;
    /** In the order of `CONFIDENCE_CAPS`. */
    caps: readonly ConfidenceCapRule[];
  };
  revenueWeights: NumbersOf<typeof REVENUE_WEIGHTS>;
  growth: NumbersOf<typeof GROWTH>;
  robustness: NumbersOf<Omit<typeof ROBUSTNESS, "percentiles">> & Pick<typeof ROBUSTNESS, "percentiles">;
  sigmaByQuality: readonly (readonly [number, number])[];
}

/** The rows of `dvs-1.0`. */
export const DVS_1_0_RULES: MethodRules = {
  version: METHOD_VERSION,
  factors: FACTORS,
  glutCap: GLUT_CAP,
  utilisationTargets: UTILISATION_TARGETS,
  corridor: CORRIDOR,
  classes: CLASSES,
  supplyFloor: SUPPLY_FLOOR,
  gates: GATES,
  refusals: REFUSALS,
  hysteresis: HYSTERESIS,
  confidence: {
    weights: CONFIDENCE_WEIGHTS,
    freshness: FRESHNESS,
    quality: QUALITY_WEIGHTS,
    caps: CONFIDENCE_CAPS,
  },
  revenueWeights: REVENUE_WEIGHTS,
  growth: GROWTH,
  robustness: ROBUSTNESS,
  sigmaByQuality: SIGMA_BY_QUALITY,
};
