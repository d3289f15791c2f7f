import { chooseRank, corridorIndex, supplyFloorRank } from "./corridor";
import { heightAt } from "./curves";
import { utilisationApplies } from "./evaluate";
import { closeGates, GATE_COUNT } from "./gates";
import { DVS_1_0, FACTOR_COUNT, type Method, type Settings, settingsOf } from "./kernel";
import { copyMeasures, type Measures } from "./measures";
import { at } from "./numbers";
import { scoreFactors } from "./points";
import { Random } from "./random";
import { recordOf } from "./record-of";
import { ROBUSTNESS } from "./rules";
import { type Weighed, weighPoints } from "./score";
import { type EvidenceInputs, type Robustness, VERDICT_CLASSES } from "./types";

/** Log-standard deviation of an input whose source has this quality. */
export const sigmaOf = (quality: number): number => heightAt(DVS_1_0.sigma, quality);

export interface RobustnessOptions {
  /** Default: the method's 20,000. */
  draws?: number;
  /** Integer; default: the method's. */
  seed?: number;
}

/**
 * Share of seeded draws giving each class when weights, edges, hurdles and inputs are shaken (§3.9), and percentiles
 * of the score. Gates are tested again in every draw with data confidence held; refusals are not. A statement about
 * the method's sensitivity, not a probability that the network succeeds.
 */
export const shake = (
  m: Measures,
  evidence: EvidenceInputs,
  dataConfidence: number,
  { draws = ROBUSTNESS.draws, seed = ROBUSTNESS.defaultSeed }: RobustnessOptions = {},
): Robustness => {
  const { method } = m;
  const random = new Random(seed);
  const sigmas = {
    revenue: heightAt(method.sigma, evidence.revenueQuality),
    emissions: heightAt(method.sigma, evidence.emissionsQuality),
    other: heightAt(method.sigma, evidence.otherQuality),
  };
  const shaken = copyMeasures(m);
  const settings = settingsOf(method.rules);
  const points = new Float64Array(FACTOR_COUNT);
  const weighed: Weighed = { score: 0, completeness: 0 };
  const gateCaps = new Uint8Array(GATE_COUNT);
  const counts = new Uint32Array(VERDICT_CLASSES.length);
  const scores = new Float64Array(draws);
  const floor = supplyFloorRank(m.supplyScopeCoverage, method);
  const testsUtilisation = utilisationApplies(m);

  for (let draw = 0; draw < draws; draw += 1) {
    drawSettings(settings, method, random);
    drawMeasures(shaken, m, sigmas, random);
    scoreFactors(shaken, points);
    weighPoints(points, m.applicable, settings, weighed);
    const corridor = corridorIndex(shaken.prudentCoverage, settings.edges);
    const candidate = chooseRank(corridor, floor, weighed.score, settings.hurdles, method);
    const rank = Math.min(candidate, closeGates(shaken, testsUtilisation, dataConfidence, gateCaps));
    counts[rank] = at(counts, rank) + 1;
    scores[draw] = weighed.score;
  }

  scores.sort();
  const [low, middle, high] = ROBUSTNESS.percentiles;
  return {
    draws,
    tolerance: ROBUSTNESS.tolerance,
    classes: recordOf(VERDICT_CLASSES, (id) => at(counts, VERDICT_CLASSES.indexOf(id)) / draws),
    score5_50_95: [percentile(scores, low), percentile(scores, middle), percentile(scores, high)],
  };
};

const drawSettings = (settings: Settings, { settings: written, rules }: Method, random: Random): void => {
  const { weights, edges, hurdles } = written;
  const { robustness } = rules;
  for (let i = 0; i < weights.length; i += 1) {
    settings.weights[i] = at(weights, i) * (1 + robustness.weightSpread * (2 * random.uniform() - 1));
  }
  for (let i = 0; i < edges.length; i += 1) settings.edges[i] = at(edges, i) * random.lognormal(robustness.edgeSigma);
  for (let i = 0; i < hurdles.length; i += 1) {
    settings.hurdles[i] = at(hurdles, i) + robustness.hurdleSigma * random.normal();
  }
  settings.geometric = random.uniform() < robustness.geometricShare;
};

const drawMeasures = (
  shaken: Measures,
  m: Measures,
  sigma: { revenue: number; emissions: number; other: number },
  random: Random,
): void => {
  const { robustness, growth } = m.method.rules;
  const revenue = random.lognormal(sigma.revenue);
  const coverage = revenue / random.lognormal(sigma.emissions);
  shaken.revenue4q = m.revenue4q * revenue;
  shaken.prudentCoverage = m.prudentCoverage * coverage;
  shaken.strictCoverage = m.strictCoverage * coverage;
  shaken.strictCoverage4q = m.strictCoverage4q * coverage;
  shaken.coverageAtHighestPrice = m.coverageAtHighestPrice * coverage;
  const dilution = random.lognormal(sigma.emissions);
  shaken.dilution = m.dilution > 0 ? m.dilution * dilution : m.dilution;
  shaken.utilisation = Math.min(1, m.utilisation * random.lognormal(sigma.other));
  shaken.topCustomerShare = Math.min(1, m.topCustomerShare * random.lognormal(sigma.other));
  shaken.operatorCover = m.operatorCover * random.lognormal(sigma.other);
  shaken.capture = m.capture * random.lognormal(sigma.revenue);
  shaken.growth = Math.min(growth.cap, (1 + m.growth) * random.lognormal(sigma.revenue) - 1);
  shaken.glut = m.glut + robustness.glutSigmaShare * sigma.other * random.normal();
  shaken.checklist = Math.min(100, Math.max(0, m.checklist + robustness.checklistSigma * random.normal()));
};

/** Linear between the two nearest of the sorted values. */
const percentile = (sorted: Float64Array, share: number): number => {
  const position = share * (sorted.length - 1);
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  return at(sorted, below) + (position - below) * (at(sorted, above) - at(sorted, below));
};
