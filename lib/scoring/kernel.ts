/** The rules compiled to arrays and indexes, once: what the hot loops read. */
import { type Curve, compileCurve } from "./curves";
import { recordOf } from "./record-of";
import { CLASSES, CORRIDOR, FACTORS } from "./rules";
import { CATEGORIES, type Category, FACTOR_IDS, type FactorId, VERDICT_CLASSES, type VerdictClass } from "./types";

export const FACTOR_COUNT = FACTOR_IDS.length;

/** Classes as ranks, lowest 0. */
export const rankOf = (id: VerdictClass): number => VERDICT_CLASSES.indexOf(id);

/** @param rank 0–3. */
export const classOf = (rank: number): VerdictClass => VERDICT_CLASSES[rank] ?? "demand_led";

export const TOP_RANK = VERDICT_CLASSES.length - 1;

const ruleOf = (id: FactorId) => {
  const rule = FACTORS.find((row) => row.id === id);
  if (!rule) throw new Error(`No rule for factor ${id}`);
  return rule;
};

/** Rules in the order of `FACTOR_IDS`. */
export const FACTOR_RULES = FACTOR_IDS.map(ruleOf);

export const curveOf = (id: FactorId): Curve => {
  const { anchors, axis } = ruleOf(id);
  return compileCurve(axis === "demand_share" ? anchors.map(([x, y]) => [demandShareOf(x), y] as const) : anchors);
};

/** s = C/(1+C): the axis of F1, 1 without emissions. */
export const demandShareOf = (coverage: number): number =>
  coverage === Number.POSITIVE_INFINITY ? 1 : coverage / (1 + coverage);

const applicability = (category: Category): Uint8Array =>
  Uint8Array.from(FACTOR_RULES, (rule) => (rule.notApplicable.includes(category) ? 0 : 1));

/** 1 where the factor applies, in the order of `FACTOR_IDS`. */
export const APPLICABLE: Readonly<Record<Category, Uint8Array>> = recordOf(CATEGORIES, applicability);

/** What robustness shakes: weights in the order of `FACTOR_IDS`, corridor edges, hurdles by corridor. */
export interface Settings {
  weights: Float64Array;
  /** Coverage from which the second to the last corridor start. */
  edges: Float64Array;
  /** Per corridor; `NaN` where it has one class. */
  hurdles: Float64Array;
  geometric: boolean;
}

export const methodSettings = (): Settings => ({
  weights: Float64Array.from(FACTOR_RULES, (rule) => rule.weight),
  edges: Float64Array.from(CORRIDOR.slice(1), (row) => row.from),
  hurdles: Float64Array.from(CORRIDOR, (row) => row.hurdle ?? Number.NaN),
  geometric: false,
});

/** The method as written. Never changed. */
export const METHOD_SETTINGS = methodSettings();

export const CORRIDOR_LOW = Uint8Array.from(CORRIDOR, (row) => rankOf(row.low));
export const CORRIDOR_HIGH = Uint8Array.from(CORRIDOR, (row) => rankOf(row.high));

/** Thresholds by class rank, for hysteresis and explanation. */
export const CLASS_RULES = VERDICT_CLASSES.map((id) => {
  const rule = CLASSES.find((row) => row.id === id);
  if (!rule) throw new Error(`No rule for class ${id}`);
  return rule;
});
