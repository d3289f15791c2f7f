/** The rules compiled to arrays and indexes, once: what the hot loops read. */
import { type Curve, compileCurve } from "./curves";
import { recordOf } from "./record-of";
import { type ClassRule, type FactorRule, GATE_IDS } from "./rules";
import { DVS_1_0_RULES, type MethodRules } from "./rules/dvs-1-0";
import {
  CATEGORIES,
  type Category,
  FACTOR_IDS,
  type FactorId,
  type GateId,
  VERDICT_CLASSES,
  type VerdictClass,
} from "./types";

export const FACTOR_COUNT = FACTOR_IDS.length;

/** Classes as ranks, lowest 0. */
export const rankOf = (id: VerdictClass): number => VERDICT_CLASSES.indexOf(id);

/** @param rank 0–3. */
export const classOf = (rank: number): VerdictClass => VERDICT_CLASSES[rank] ?? "demand_led";

export const TOP_RANK = VERDICT_CLASSES.length - 1;

/** s = C/(1+C): the axis of F1, 1 without emissions. */
export const demandShareOf = (coverage: number): number =>
  coverage === Number.POSITIVE_INFINITY ? 1 : coverage / (1 + coverage);

/** What robustness shakes: weights in the order of `FACTOR_IDS`, corridor edges, hurdles by corridor. */
export interface Settings {
  weights: Float64Array;
  /** Coverage from which the second to the last corridor start. */
  edges: Float64Array;
  /** Per corridor; `NaN` where it has one class. */
  hurdles: Float64Array;
  geometric: boolean;
}

/** A gate as numbers; `NaN` where it has none. */
export interface CompiledGate {
  threshold: number;
  /** Class ranks. */
  cap: number;
  unknownCap: number;
}

/** One version of the method, compiled from its rows. Never changed. */
export interface Method {
  readonly version: string;
  readonly rules: MethodRules;
  /** In the order of `FACTOR_IDS`. */
  readonly factors: readonly FactorRule[];
  readonly curves: Readonly<Record<FactorId, Curve>>;
  /** 1 where the factor applies, in the order of `FACTOR_IDS`. */
  readonly applicable: Readonly<Record<Category, Uint8Array>>;
  readonly settings: Settings;
  /** Class ranks by corridor. */
  readonly corridorLow: Uint8Array;
  readonly corridorHigh: Uint8Array;
  readonly floorCoverage: number;
  readonly floorRank: number;
  readonly gates: Readonly<Record<GateId, CompiledGate>>;
  /** Share of the largest customer from which G6 holds without emissions. */
  readonly soleCustomerShare: number;
  /** Thresholds by class rank, for hysteresis and explanation. */
  readonly classes: readonly ClassRule[];
  /** D cannot exceed these, in the order of `CONFIDENCE_CAPS`. */
  readonly confidenceCaps: Float64Array;
  /** Log-standard deviation by quality. */
  readonly sigma: Curve;
}

/** Throws when there is none: a version without it cannot be computed. */
const ruleOf = <Id extends string, Row extends { id: Id }>(rows: readonly Row[], id: Id): Row => {
  const rule = rows.find((row) => row.id === id);
  if (!rule) throw new Error(`No rule for ${id}`);
  return rule;
};

const inOrder = <Id extends string, Row extends { id: Id }>(rows: readonly Row[], ids: readonly Id[]): Row[] =>
  ids.map((id) => ruleOf(rows, id));

const compileFactor = ({ anchors, axis }: FactorRule): Curve =>
  compileCurve(axis === "demand_share" ? anchors.map(([x, y]) => [demandShareOf(x), y] as const) : anchors);

/** A fresh copy of weights, edges and hurdles as written. */
export const settingsOf = ({ factors, corridor }: Pick<MethodRules, "factors" | "corridor">): Settings => ({
  weights: Float64Array.from(inOrder(factors, FACTOR_IDS), (rule) => rule.weight),
  edges: Float64Array.from(corridor.slice(1), (row) => row.from),
  hurdles: Float64Array.from(corridor, (row) => row.hurdle ?? Number.NaN),
  geometric: false,
});

/** Compiles the rows of one version: the kernel computes by what this returns and by nothing else. */
export const compileMethod = (rules: MethodRules): Method => {
  const factors = inOrder(rules.factors, FACTOR_IDS);
  const { gates, corridor, supplyFloor } = rules;
  return {
    version: rules.version,
    rules,
    factors,
    curves: recordOf(FACTOR_IDS, (id) => compileFactor(ruleOf(factors, id))),
    applicable: recordOf(CATEGORIES, (category) =>
      Uint8Array.from(factors, (rule) => (rule.notApplicable.includes(category) ? 0 : 1)),
    ),
    settings: settingsOf(rules),
    corridorLow: Uint8Array.from(corridor, (row) => rankOf(row.low)),
    corridorHigh: Uint8Array.from(corridor, (row) => rankOf(row.high)),
    floorCoverage: supplyFloor.coverage,
    floorRank: rankOf(supplyFloor.class),
    gates: recordOf(GATE_IDS, (id): CompiledGate => {
      const { threshold, cap, unknownCap = cap } = gates[id];
      return {
        threshold: threshold ?? Number.NaN,
        cap: cap === null ? Number.NaN : rankOf(cap),
        unknownCap: unknownCap === null ? Number.NaN : rankOf(unknownCap),
      };
    }),
    soleCustomerShare: gates.G6.noEmissionsShare ?? Number.NaN,
    classes: inOrder(rules.classes, VERDICT_CLASSES),
    confidenceCaps: Float64Array.from(rules.confidence.caps, ({ cap }) => cap),
    sigma: compileCurve(rules.sigmaByQuality),
  };
};

/** The method `dvs-1.0`. */
export const DVS_1_0 = compileMethod(DVS_1_0_RULES);
