import fc from "fast-check";
import {
  type AnswerValue,
  type AssessmentInput,
  type AssessmentResult,
  assess,
  CATEGORIES,
  type EvidenceInputs,
  type FactorInputs,
  isScored,
  type QuarterInput,
  type RevenueLines,
  type ScoredAssessment,
  VERDICT_CLASSES,
  type VerdictClass,
} from "@/lib/scoring";

/** Small builders and random networks for the tests of the method. */

export const lines = (change: Partial<RevenueLines> = {}): RevenueLines => ({
  organic: 0,
  unclassified: 0,
  related: 0,
  excluded: 0,
  incentives: 0,
  ...change,
});

/** The label `quartersLater` after 2024Q1. */
export const labelAt = (quartersLater: number): string =>
  `${2024 + Math.floor(quartersLater / 4)}Q${(quartersLater % 4) + 1}`;

export interface Steady {
  /** Organic revenue of every quarter, USD; a list gives one figure per quarter, null = missing. */
  revenue?: number | (number | null)[];
  /** Value emitted in every quarter, USD, at a price of 1. */
  emissions?: number;
  factors?: Partial<FactorInputs>;
  evidence?: Partial<EvidenceInputs>;
  answers?: Partial<AssessmentInput["answers"]>;
  category?: AssessmentInput["category"];
}

/** A compute network with good facts: four equal quarters, coverage 2 unless told otherwise. */
export const steady = ({
  revenue = 2_000_000,
  emissions = 1_000_000,
  factors,
  evidence,
  answers,
  category = "compute",
}: Steady = {}): AssessmentInput => ({
  category,
  quarters: (Array.isArray(revenue) ? revenue : Array.from({ length: 4 }, () => revenue)).map(
    (organic, index): QuarterInput => ({
      quarter: labelAt(index),
      revenueUsd: organic === null ? null : lines({ organic }),
      emittedTokens: emissions,
      tokenPriceUsd: 1,
      cashSubsidyUsd: 0,
    }),
  ),
  factors: {
    revenueGrowth: null,
    topCustomerShare: 0.1,
    utilisation: 0.63,
    utilisationTarget: null,
    supplyGlut: -0.1,
    usageGrowth: 0.3,
    operatorCover: 1,
    netDilution: 0.02,
    captureYield: 0.03,
    checklistScore: 80,
    supplyScopeCoverage: null,
    ...factors,
  },
  answers: { externalPayers: "yes", fakingUnprofitable: "yes", ...answers },
  evidence: {
    revenueQuality: 0.85,
    emissionsQuality: 0.85,
    otherQuality: 0.6,
    agreement: 1,
    ageDays: 50,
    singleSourceRevenue: false,
    independentRevenue: true,
    refuted: false,
    ...evidence,
  },
});

/** The result without the search for flips; fails when there is no score. */
export const scored = (input: AssessmentInput): ScoredAssessment => {
  const result = assess(input, { flipMultiples: false });
  if (!isScored(result)) throw new Error(`no score: ${result.reason}`);
  return result;
};

export const rank = (id: VerdictClass): number => VERDICT_CLASSES.indexOf(id);

/** Class after gates as a rank, whether or not the verdict was refused later; null without a score. */
export const gatedRank = (result: AssessmentResult): number | null =>
  isScored(result) ? Math.min(rank(result.candidate), ...result.gates.map(({ cap }) => rank(cap))) : null;

/** The published class as a rank; null when refused. */
export const verdictRank = (result: AssessmentResult): number | null =>
  result.verdict === "insufficient_evidence" ? null : rank(result.verdict);

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { freq: 6 });
const between = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });
const logBetween = (min: number, max: number): fc.Arbitrary<number> =>
  between(Math.log(min), Math.log(max)).map(Math.exp);
const answer: fc.Arbitrary<AnswerValue> = fc.oneof(
  { weight: 12, arbitrary: fc.constant("yes" as const) },
  { weight: 1, arbitrary: fc.constantFrom("partly" as const, "no" as const, "unknown" as const) },
);

/** Half of all networks lie in the top corridor: plain random ones are almost never `demand_led`. */
const coverage = fc.oneof({ weight: 5, arbitrary: between(1, 6) }, { weight: 4, arbitrary: logBetween(0.03, 1.2) });

const factors: fc.Arbitrary<FactorInputs> = fc.record({
  revenueGrowth: fc.constant(null),
  topCustomerShare: maybe(between(0.02, 0.9)),
  utilisation: maybe(between(0.05, 1)),
  utilisationTarget: fc.constant(null),
  supplyGlut: maybe(between(-0.4, 0.6)),
  usageGrowth: maybe(between(-0.3, 0.6)),
  operatorCover: maybe(between(0, 2)),
  netDilution: maybe(between(-0.05, 0.5)),
  captureYield: maybe(between(0, 0.15)),
  checklistScore: maybe(between(20, 100)),
  supplyScopeCoverage: fc.option(between(0, 3), { freq: 1 }),
});

const evidence: fc.Arbitrary<EvidenceInputs> = fc.record({
  revenueQuality: fc.constantFrom(1, 0.85, 0.85, 0.6, 0.6, 0.4),
  emissionsQuality: fc.constantFrom(1, 1, 0.85, 0.6, 0.4),
  otherQuality: fc.constantFrom(1, 0.85, 0.6, 0.3),
  agreement: fc.constantFrom(1, 1, 0.7, 0.3),
  ageDays: fc.integer({ min: 0, max: 420 }),
  singleSourceRevenue: fc.boolean(),
  independentRevenue: fc.oneof({ weight: 6, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.boolean() }),
  refuted: fc.constant(false),
});

const split = (revenue: number, kind: number): RevenueLines => {
  if (kind === 0) return lines({ organic: revenue * 0.8, unclassified: revenue * 0.4 });
  if (kind === 1) return lines({ organic: revenue * 1.2, incentives: revenue * 0.2, excluded: revenue });
  if (kind === 2) return lines({ organic: revenue, related: revenue * 0.7 });
  return lines({ organic: revenue });
};

export interface RandomOptions {
  /** Revenue of no quarter is below this. */
  leastRevenueUsd?: number;
}

/** Random networks of all categories, classes and kinds of gaps. */
export const networks = ({ leastRevenueUsd = 0 }: RandomOptions = {}): fc.Arbitrary<AssessmentInput> =>
  fc
    .record({
      category: fc.constantFrom(...CATEGORIES),
      scale: logBetween(2e4, 5e7),
      coverage,
      isFree: fc.integer({ min: 0, max: 14 }).map((n) => n === 0),
      revenueTrend: between(-0.25, 0.3),
      priceTrend: between(-0.3, 0.2),
      quarters: fc.array(
        fc.record({
          revenueNoise: between(0.85, 1.15),
          tokenNoise: between(0.85, 1.15),
          priceNoise: between(0.9, 1.1),
          kind: fc.integer({ min: 0, max: 12 }),
          gap: fc.integer({ min: 0, max: 25 }),
          cash: fc.integer({ min: 0, max: 6 }),
        }),
        { minLength: 2, maxLength: 10 },
      ),
      factors,
      answers: fc.record({ externalPayers: answer, fakingUnprofitable: answer }),
      evidence,
    })
    .map(({ category, scale, coverage: target, isFree, revenueTrend, priceTrend, quarters, ...rest }) => ({
      category,
      ...rest,
      quarters: quarters.map(({ revenueNoise, tokenNoise, priceNoise, kind, gap, cash }, index): QuarterInput => {
        const age = quarters.length - 1 - index;
        const revenue = Math.max(leastRevenueUsd, scale * (1 + revenueTrend) ** -age * revenueNoise);
        const price = 2 * (1 + priceTrend) ** -age * priceNoise;
        return {
          quarter: labelAt(index),
          revenueUsd: gap === 1 ? null : split(revenue, kind),
          emittedTokens: isFree ? 0 : gap === 2 ? null : (scale / target / 2) * tokenNoise,
          tokenPriceUsd: price,
          cashSubsidyUsd: !isFree && cash === 0 ? scale / target / 10 : gap === 3 ? null : 0,
        };
      }),
    }));

/** One seed for every property, so that a failing run can be repeated. */
export const RUNS = { seed: 20_251_120, numRuns: 400 } as const;
