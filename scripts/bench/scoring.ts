import { readFileSync } from "node:fs";
import {
  type AssessmentInput,
  Evaluation,
  evaluate,
  FACTORS,
  Measures,
  measure,
  parseInput,
  quarterIndex,
  ROBUSTNESS,
  type Robustness,
  refuseEarly,
  shake,
  UTILISATION_TARGETS,
  VERDICT_CLASSES,
} from "../../lib/scoring";
import { assessByHand, drawByHand, EVIDENCE, type FlatNetworks, INPUTS } from "./hand-loop";
import { benchLinearity } from "./linearity";

/** How many times slower than the hand loop the kernel may be. */
const BAR = 3;
const ROUNDS = 9;
/** Times the whole set of networks is assessed per round. */
const PASSES = 4_000;
const DRAWS = 20_000;
const QUARTERS = 8;
const FIXTURE = new URL("../../tests/fixtures/golden.json", import.meta.url);

/** Assessments and Monte Carlo draws per second, as ratios to the same arithmetic in a loop over flat arrays. */
export const benchScoring = (): boolean => {
  const inputs = scorableInputs();
  const flat = flatten(inputs);
  const count = inputs.length;
  const m = new Measures();
  const evaluation = new Evaluation();

  checkAgreement(inputs, flat);
  const assessments = compare(
    "assessments",
    PASSES * count,
    () => {
      let sum = 0;
      for (let pass = 0; pass < PASSES; pass += 1) {
        for (const input of inputs) sum += evaluate(measure(input, m), input.evidence, evaluation).gatedRank;
      }
      return sum;
    },
    () => {
      let sum = 0;
      for (let pass = 0; pass < PASSES; pass += 1) for (let n = 0; n < count; n += 1) sum += assessByHand(flat, n);
      return sum;
    },
  );
  const draws = compare(
    "Monte Carlo draws",
    DRAWS * count,
    () => inputs.reduce((sum, input) => sum + shakeInput(input).draws, 0),
    () => inputs.reduce((sum, _, k) => sum + drawByHand(flat, k, DRAWS).scores.length, 0),
  );
  const linear = benchLinearity(inputs);
  return assessments && draws && linear;
};

/** Alternates the two, takes the best round of each, prints rates and their ratio. */
const compare = (name: string, count: number, kernel: () => number, byHand: () => number): boolean => {
  let kernelMs = Number.POSITIVE_INFINITY;
  let handMs = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round += 1) {
    handMs = Math.min(handMs, timed(byHand));
    kernelMs = Math.min(kernelMs, timed(kernel));
  }
  const ratio = kernelMs / handMs;
  const rate = (ms: number): string => `${Math.round(count / ms)}k/s`;
  const verdict = ratio <= BAR ? "ok" : "TOO SLOW";
  console.log(
    `scoring: ${name} ${rate(kernelMs)}, hand loop ${rate(handMs)}, ${ratio.toFixed(2)}× its time (bar ${BAR}×) ${verdict}`,
  );
  return ratio <= BAR;
};

/** Milliseconds of processor time: what other programs take meanwhile does not count. */
const timed = (work: () => number): number => {
  const start = process.cpuUsage();
  const sum = work();
  const { user, system } = process.cpuUsage(start);
  const elapsed = (user + system) / 1000;
  if (Number.isNaN(sum)) throw new Error("the loop lost count"); // uses the sum, so that the loop cannot be left out
  return elapsed;
};

const shakeInput = (input: AssessmentInput): Robustness => {
  const m = measure(input);
  const { dataConfidence } = evaluate(m, input.evidence).confidence;
  return shake(m, input.evidence, dataConfidence, { draws: DRAWS });
};

/** Both must do the same arithmetic, or the ratio means nothing. */
const checkAgreement = (inputs: readonly AssessmentInput[], flat: FlatNetworks): void => {
  inputs.forEach((input, n) => {
    const kernel = evaluate(measure(input), input.evidence).gatedRank;
    const hand = assessByHand(flat, n);
    if (kernel !== hand) {
      throw new Error(`case ${n}: kernel says ${VERDICT_CLASSES[kernel]}, hand loop ${VERDICT_CLASSES[hand]}`);
    }
    const { classes } = shakeInput(input);
    const { counts } = drawByHand(flat, n, DRAWS);
    VERDICT_CLASSES.forEach((id, rank) => {
      if (Math.abs(classes[id] - (counts[rank] ?? 0) / DRAWS) > ROBUSTNESS.tolerance) {
        throw new Error(`case ${n}: the shares of ${id} differ`);
      }
    });
  });
};

const scorableInputs = (): AssessmentInput[] => {
  const cases: unknown = JSON.parse(readFileSync(FIXTURE, "utf8"));
  if (typeof cases !== "object" || cases === null) throw new Error("the golden cases are not an object");
  return Object.values(cases)
    .filter((entry) => "input" in entry)
    .map((entry) => parseInput(entry.input))
    .filter((input) => refuseEarly(measure(input)) === null);
};

const ANSWER_CODES = { no: 0, unknown: 1, partly: 2, yes: 3 } as const;

const flatten = (inputs: readonly AssessmentInput[]): FlatNetworks => {
  const unknown = () => new Float64Array(inputs.length * QUARTERS).fill(Number.NaN);
  const flat: FlatNetworks = {
    count: inputs.length,
    organic: unknown(),
    unclassified: unknown(),
    related: unknown(),
    incentives: unknown(),
    tokens: unknown(),
    prices: unknown(),
    cash: unknown(),
    inputs: Float64Array.from(inputs.flatMap(flatFactors)),
    evidence: Float64Array.from(inputs.flatMap(flatEvidence)),
    answers: Float64Array.from(
      inputs.flatMap(({ answers }) => [ANSWER_CODES[answers.externalPayers], ANSWER_CODES[answers.fakingUnprofitable]]),
    ),
    applicable: Float64Array.from(
      inputs.flatMap(({ category }) => FACTORS.map((rule) => (rule.notApplicable.includes(category) ? 0 : 1))),
    ),
  };
  inputs.forEach((input, n) => {
    const { latest } = measure(input);
    for (const quarter of input.quarters ?? []) {
      const age = latest - quarterIndex(quarter.quarter);
      if (age < 0 || age >= QUARTERS) continue;
      const at = n * QUARTERS + age;
      flat.prices[at] = quarter.tokenPriceUsd ?? Number.NaN;
      if (quarter.revenueUsd === null || quarter.emittedTokens === null) continue;
      flat.organic[at] = quarter.revenueUsd.organic;
      flat.unclassified[at] = quarter.revenueUsd.unclassified;
      flat.related[at] = quarter.revenueUsd.related;
      flat.incentives[at] = quarter.revenueUsd.incentives;
      flat.tokens[at] = quarter.emittedTokens;
      flat.cash[at] = quarter.cashSubsidyUsd ?? 0;
    }
  });
  return flat;
};

const flatFactors = ({ category, factors }: AssessmentInput): number[] => {
  const target = factors.utilisationTarget ?? UTILISATION_TARGETS[category] ?? Number.NaN;
  const values = [
    factors.topCustomerShare,
    factors.utilisation === null ? null : factors.utilisation / target,
    factors.utilisation,
    factors.supplyGlut,
    factors.usageGrowth,
    factors.operatorCover,
    factors.netDilution,
    factors.captureYield,
    factors.checklistScore,
    factors.supplyScopeCoverage,
  ];
  if (values.length !== INPUTS) throw new Error("the hand loop expects another number of inputs");
  return values.map((value) => value ?? Number.NaN);
};

const flatEvidence = ({ evidence }: AssessmentInput): number[] => {
  const values = [
    evidence.revenueQuality,
    evidence.emissionsQuality,
    evidence.otherQuality,
    evidence.agreement,
    evidence.ageDays,
    evidence.singleSourceRevenue ? 1 : 0,
  ];
  if (values.length !== EVIDENCE) throw new Error("the hand loop expects another number of evidence figures");
  return values;
};
