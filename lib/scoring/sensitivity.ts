import { chooseRank, corridorIndex, supplyFloorRank } from "./corridor";
import { heightAt } from "./curves";
import { evaluate } from "./evaluate";
import { classOf, DVS_1_0, FACTOR_COUNT, type Method, settingsOf } from "./kernel";
import { copyMeasures, Measures, measure, scaleMeasures } from "./measures";
import { at, isKnown } from "./numbers";
import { Random } from "./random";
import { recordOf } from "./record-of";
import { refuseEarly } from "./refusals";
import { SENSITIVITY } from "./rules";
import { type Weighed, weighPoints } from "./score";
import {
  type AssessmentInput,
  type EvidenceInputs,
  FACTOR_IDS,
  type FactorId,
  VERDICT_CLASSES,
  type VerdictClass,
} from "./types";

export interface SensitivityOptions {
  draws?: number;
  /** Integer; default: the method's. */
  seed?: number;
  method?: Method;
}

/**
 * Share of plausible weightings that give each class: weights × U(1 ± .25), renormalised, everything else as it is,
 * gates included. The idea of acceptability in §2a. null where there is no score.
 *
 * @param input as `parseInput` gives it.
 */
export const weighingShares = (
  input: AssessmentInput,
  { draws = SENSITIVITY.draws, seed, method = DVS_1_0 }: SensitivityOptions = {},
): Record<VerdictClass, number> | null => {
  const m = measure(input, new Measures(), method);
  if (refuseEarly(m) !== null) return null;
  const { points, lowestCap } = evaluate(m, input.evidence);
  const { robustness } = method.rules;
  const random = new Random(seed ?? robustness.defaultSeed);
  const settings = settingsOf(method.rules);
  const weighed: Weighed = { score: 0, completeness: 0 };
  const corridor = corridorIndex(m.prudentCoverage, settings.edges);
  const floor = supplyFloorRank(m.supplyScopeCoverage, method);
  const counts = new Uint32Array(VERDICT_CLASSES.length);
  for (let draw = 0; draw < draws; draw += 1) {
    for (let i = 0; i < FACTOR_COUNT; i += 1) {
      const spread = 1 + robustness.weightSpread * (2 * random.uniform() - 1);
      settings.weights[i] = at(method.settings.weights, i) * spread;
    }
    weighPoints(points, m.applicable, settings, weighed);
    const rank = Math.min(chooseRank(corridor, floor, weighed.score, settings.hurdles, method), lowestCap);
    counts[rank] = at(counts, rank) + 1;
  }
  return recordOf(VERDICT_CLASSES, (id) => at(counts, VERDICT_CLASSES.indexOf(id)) / draws);
};

/** What one weight or one input does to the score, everything else held. */
export interface TornadoRow {
  /** `weight:growth`, `input:revenue`. */
  id: string;
  /** Score at the low and at the high end of the weight or input. */
  scoreAtLow: number;
  scoreAtHigh: number;
  /** Class after gates at either end. */
  classAtLow: VerdictClass;
  classAtHigh: VerdictClass;
}

/** Coverage moves with revenue and emissions. */
const INPUTS = [
  "revenue",
  "emissions",
  "growth",
  "concentration",
  "utilisation",
  "glut",
  "operatorCover",
  "dilution",
  "capture",
  "checklist",
] as const;
type InputId = (typeof INPUTS)[number];

/**
 * The rows that move the score most, largest first: each weight by ± 25 %, each known input from its 5th to its 95th
 * percentile by the quality of its source, one at a time. Growth is measured again where revenue moves. Empty where
 * there is no score.
 *
 * @param input as `parseInput` gives it.
 */
export const tornado = (
  input: AssessmentInput,
  method: Method = DVS_1_0,
  rows: number = SENSITIVITY.rows,
): TornadoRow[] => {
  const base = measure(input, new Measures(), method);
  if (refuseEarly(base) !== null) return [];
  const all = [
    ...FACTOR_IDS.filter((_, i) => at(base.applicable, i) === 1).map((id) => weightRow(id, base, input.evidence)),
    ...INPUTS.filter((id) => isMovable(id, base)).map((id) => inputRow(id, base, input.evidence)),
  ];
  const reach = ({ scoreAtLow, scoreAtHigh }: TornadoRow): number => Math.abs(scoreAtHigh - scoreAtLow);
  return all.sort((a, b) => reach(b) - reach(a) || (a.id < b.id ? -1 : 1)).slice(0, rows);
};

const weightRow = (id: FactorId, base: Measures, evidence: EvidenceInputs): TornadoRow => {
  const { method } = base;
  const { points, lowestCap } = evaluate(base, evidence);
  const corridor = corridorIndex(base.prudentCoverage, method.settings.edges);
  const floor = supplyFloorRank(base.supplyScopeCoverage, method);
  const end = (sign: number): { score: number; rank: number } => {
    const settings = settingsOf(method.rules);
    const i = FACTOR_IDS.indexOf(id);
    settings.weights[i] = at(settings.weights, i) * (1 + sign * method.rules.robustness.weightSpread);
    const weighed: Weighed = { score: 0, completeness: 0 };
    weighPoints(points, base.applicable, settings, weighed);
    const { score } = weighed;
    return { score, rank: Math.min(chooseRank(corridor, floor, score, settings.hurdles, method), lowestCap) };
  };
  return rowOf(`weight:${id}`, end(-1), end(1));
};

const inputRow = (id: InputId, base: Measures, evidence: EvidenceInputs): TornadoRow => {
  const end = (sign: number): { score: number; rank: number } => {
    const moved = moveInput(id, base, evidence, sign * SENSITIVITY.deviations);
    const { score, gatedRank } = evaluate(moved, evidence);
    return { score, rank: gatedRank };
  };
  return rowOf(`input:${id}`, end(-1), end(1));
};

const rowOf = (
  id: string,
  low: { score: number; rank: number },
  high: { score: number; rank: number },
): TornadoRow => ({
  id,
  scoreAtLow: low.score,
  scoreAtHigh: high.score,
  classAtLow: classOf(low.rank),
  classAtHigh: classOf(high.rank),
});

/** Where an input of the kernel is kept; revenue and emissions are sums and move by scaling. */
const FIELD_OF = {
  growth: "growth",
  concentration: "topCustomerShare",
  utilisation: "utilisation",
  glut: "glut",
  operatorCover: "operatorCover",
  dilution: "dilution",
  capture: "capture",
  checklist: "checklist",
} as const;

const isField = (id: InputId): id is keyof typeof FIELD_OF => Object.hasOwn(FIELD_OF, id);

const isMovable = (id: InputId, base: Measures): boolean =>
  isField(id)
    ? isKnown(base[FIELD_OF[id]]) && FACTOR_IDS.some((factor, i) => factor === id && at(base.applicable, i) === 1)
    : (id === "revenue" ? base.revenue2q : base.prudentEmissions) > 0;

/** A copy in which one input lies this many standard deviations off, by the spreads of robustness (§3.9). */
const moveInput = (id: InputId, base: Measures, evidence: EvidenceInputs, deviations: number): Measures => {
  const { sigma, rules } = base.method;
  const into = copyMeasures(base);
  const ratioBy = (quality: number): number => Math.exp(heightAt(sigma, quality) * deviations);
  const byRevenue = ratioBy(evidence.revenueQuality);
  const byEmissions = ratioBy(evidence.emissionsQuality);
  const byOther = ratioBy(evidence.otherQuality);
  switch (id) {
    case "revenue":
      return scaleMeasures(base, byRevenue, 1, into);
    case "emissions":
      return scaleMeasures(base, 1, byEmissions, into);
    case "growth":
      into.growth = Math.min(rules.growth.cap, (1 + base.growth) * byRevenue - 1);
      return into;
    case "concentration":
      into.topCustomerShare = Math.min(1, base.topCustomerShare * byOther);
      return into;
    case "utilisation":
      into.utilisation = Math.min(1, base.utilisation * byOther);
      return into;
    case "glut":
      into.glut = base.glut + rules.robustness.glutSigmaShare * Math.log(byOther);
      return into;
    case "operatorCover":
      into.operatorCover = base.operatorCover * byOther;
      return into;
    case "dilution":
      into.dilution = base.dilution > 0 ? base.dilution * byEmissions : base.dilution;
      return into;
    case "capture":
      into.capture = base.capture * byRevenue;
      return into;
    case "checklist":
      into.checklist = Math.min(100, Math.max(0, base.checklist + rules.robustness.checklistSigma * deviations));
      return into;
  }
};
