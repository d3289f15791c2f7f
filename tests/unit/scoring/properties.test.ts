import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AssessmentInput,
  assess,
  canonicalJson,
  type FactorInputs,
  isScored,
  type QuarterInput,
  VERDICT_CLASSES,
} from "@/lib/scoring";
import { gatedRank, networks, RUNS, rank, scored, verdictRank } from "./networks";

/** §5 of the method: what must hold for every network. */

const EPSILON = 1e-7;

const latestUsable = (input: AssessmentInput): number =>
  (input.quarters ?? []).findLastIndex(
    (quarter) => quarter.revenueUsd !== null && quarter.emittedTokens !== null && quarter.tokenPriceUsd !== null,
  );

/** The same network with one quarter changed. */
const withQuarter = (
  input: AssessmentInput,
  index: number,
  change: (quarter: QuarterInput) => Partial<QuarterInput>,
): AssessmentInput => ({
  ...input,
  quarters: (input.quarters ?? []).map((quarter, i) => (i === index ? { ...quarter, ...change(quarter) } : quarter)),
});

const mapQuarters = (input: AssessmentInput, change: (quarter: QuarterInput) => QuarterInput): AssessmentInput => ({
  ...input,
  quarters: (input.quarters ?? []).map(change),
});

const withRevenueTimes = (input: AssessmentInput, factor: number): AssessmentInput =>
  mapQuarters(input, (quarter) => {
    const { revenueUsd } = quarter;
    if (!revenueUsd) return quarter;
    return {
      ...quarter,
      revenueUsd: {
        organic: revenueUsd.organic * factor,
        unclassified: revenueUsd.unclassified * factor,
        related: revenueUsd.related * factor,
        excluded: revenueUsd.excluded * factor,
        incentives: revenueUsd.incentives * factor,
      },
    };
  });

const judge = (input: AssessmentInput) => assess(input, { flipMultiples: false });

const expectNotRaised = (before: AssessmentInput, after: AssessmentInput): void => {
  const [a, b] = [judge(before), judge(after)];
  if (!isScored(a) || !isScored(b)) return;
  expect(b.score).toBeLessThanOrEqual(a.score + EPSILON);
  expect(gatedRank(b) ?? 0).toBeLessThanOrEqual(gatedRank(a) ?? 0);
};

describe("the generator", () => {
  it("reaches every class, both evidence floors and the top corridor often", () => {
    const seen = new Map<string, number>();
    const count = (key: string) => seen.set(key, (seen.get(key) ?? 0) + 1);
    for (const input of fc.sample(networks(), { seed: RUNS.seed, numRuns: 1500 })) {
      const result = judge(input);
      count(result.verdict);
      if (result.reason) count(result.reason);
      if (isScored(result) && result.corridor[1] === "demand_led") count("top corridor");
    }
    for (const id of VERDICT_CLASSES) expect(seen.get(id) ?? 0, id).toBeGreaterThan(30);
    for (const id of ["uncorroborated", "weak_evidence", "stale", "emissions_missing"]) {
      expect(seen.has(id) || id === "emissions_missing", id).toBe(true);
    }
    expect(seen.get("top corridor") ?? 0).toBeGreaterThan(500);
  });
});

describe("properties of the method", () => {
  it("1: more organic revenue in the latest quarter never lowers score or class, nor refuses", () => {
    fc.assert(
      fc.property(networks(), fc.double({ min: 0, max: 5e7, noNaN: true }), (input, extra) => {
        const index = latestUsable(input);
        const good = {
          ...input,
          evidence: { ...input.evidence, independentRevenue: true, revenueQuality: 0.85, emissionsQuality: 0.85 },
        };
        const more = withQuarter(good, index, ({ revenueUsd }) => ({
          revenueUsd: revenueUsd && { ...revenueUsd, organic: revenueUsd.organic + extra },
        }));
        const [a, b] = [judge(good), judge(more)];
        if (!isScored(a)) return;
        if (!isScored(b)) throw new Error("refused after more revenue");
        expect(b.score).toBeGreaterThanOrEqual(a.score - EPSILON);
        if (verdictRank(a) !== null) expect(verdictRank(b) ?? -1).toBeGreaterThanOrEqual(verdictRank(a) ?? 0);
      }),
      RUNS,
    );
  });

  it("2: scaling all revenue by k ≥ 1 never lowers the class, above the growth floor", () => {
    fc.assert(
      fc.property(networks({ leastRevenueUsd: 25_000 }), fc.double({ min: 1, max: 50, noNaN: true }), (input, k) => {
        const [a, b] = [judge(input), judge(withRevenueTimes(input, k))];
        if (isScored(a)) expect(gatedRank(b) ?? -1).toBeGreaterThanOrEqual(gatedRank(a) ?? 0);
      }),
      RUNS,
    );
  });

  it("3: more tokens in the half-year, or a higher price in t, never raises score or class", () => {
    fc.assert(
      fc.property(networks(), fc.double({ min: 1, max: 20, noNaN: true }), fc.boolean(), (input, k, tokens) => {
        const index = latestUsable(input);
        const change = tokens
          ? (quarter: QuarterInput) => ({ emittedTokens: (quarter.emittedTokens ?? 0) * k })
          : (quarter: QuarterInput) => ({ tokenPriceUsd: (quarter.tokenPriceUsd ?? 0) * k });
        expectNotRaised(input, withQuarter(input, index, change));
      }),
      RUNS,
    );
  });

  it("4: C* is never above C_2Q, nor above what the year's mean price gives", () => {
    fc.assert(
      fc.property(networks(), fc.double({ min: 0.01, max: 1, noNaN: true }), (input, fall) => {
        const before = judge(input);
        const after = judge(
          withQuarter(input, latestUsable(input), (q) => ({ tokenPriceUsd: (q.tokenPriceUsd ?? 0) * fall })),
        );
        for (const result of [before, after]) {
          if (!isScored(result)) continue;
          const { prudentCoverage, coverage2q, prudentEmissionsUsd, emissions2qUsd, revenue2qUsd } = result.ratios;
          expect(prudentCoverage).toBeLessThanOrEqual(coverage2q);
          expect(prudentEmissionsUsd).toBeGreaterThanOrEqual(emissions2qUsd);
          // The definition, so that nothing else finds its way into coverage.
          if (Number.isFinite(prudentCoverage)) {
            expect((prudentCoverage * prudentEmissionsUsd) / revenue2qUsd || 1).toBeCloseTo(1, 9);
          }
        }
      }),
      RUNS,
    );
  });

  const FACTOR_FIELDS: readonly (keyof FactorInputs)[] = [
    "topCustomerShare",
    "utilisation",
    "supplyGlut",
    "usageGrowth",
    "operatorCover",
    "netDilution",
    "captureYield",
    "checklistScore",
    "supplyScopeCoverage",
  ];

  it("5: withholding a factor input or an answer never raises the score, and never produces demand_led", () => {
    fc.assert(
      fc.property(
        networks(),
        fc.subarray([...FACTOR_FIELDS], { minLength: 1 }),
        fc.boolean(),
        (input, fields, mute) => {
          const silent: AssessmentInput = {
            ...input,
            factors: { ...input.factors, ...Object.fromEntries(fields.map((field) => [field, null])) },
            answers: mute ? { externalPayers: "unknown", fakingUnprofitable: "unknown" } : input.answers,
          };
          const [a, b] = [judge(input), judge(silent)];
          if (!isScored(a) || !isScored(b)) return;
          expect(b.score).toBeLessThanOrEqual(a.score + EPSILON);
          if (b.verdict === "demand_led") expect(a.verdict).toBe("demand_led");
        },
      ),
      RUNS,
    );
  });

  it("6: counts of nodes, devices, capacity and value locked change nothing", () => {
    fc.assert(
      fc.property(networks(), fc.nat(), (input, count) => {
        const vain = { ...input, nodes: count, devices: count, registeredCapacity: count, tvlUsd: count };
        expect(canonicalJson(judge(vain))).toBe(canonicalJson(judge(input)));
      }),
      RUNS,
    );
  });

  it("7: a token split into a thousand changes nothing but the last digits", () => {
    fc.assert(
      fc.property(networks(), (input) => {
        const split = mapQuarters(input, (quarter) => ({
          ...quarter,
          emittedTokens: quarter.emittedTokens === null ? null : quarter.emittedTokens * 1000,
          tokenPriceUsd: quarter.tokenPriceUsd === null ? null : quarter.tokenPriceUsd / 1000,
        }));
        const [a, b] = [judge(input), judge(split)];
        expect(b.verdict).toBe(a.verdict);
        if (!isScored(a) || !isScored(b)) return;
        expect(b.score).toBeCloseTo(a.score, 8);
        expect(b.gates).toEqual(a.gates);
      }),
      RUNS,
    );
  });

  it("8: earned + lost + unknown = 100 and the contributions add up to the score", () => {
    fc.assert(
      fc.property(networks(), (input) => {
        const result = judge(input);
        if (!isScored(result)) return;
        const { score, lost, unknown, contributions } = result;
        expect(score + lost + unknown).toBeCloseTo(100, 9);
        expect(Object.values(contributions).reduce((sum, points) => sum + points, 0)).toBeCloseTo(score, 9);
        for (const points of [score, lost, unknown]) {
          expect(points).toBeGreaterThanOrEqual(0);
          expect(points).toBeLessThanOrEqual(100);
        }
      }),
      RUNS,
    );
  });

  it("9: the class stays within the corridor, and demand_led keeps all its promises", () => {
    fc.assert(
      fc.property(networks(), (input) => {
        const result = judge(input);
        if (!isScored(result)) return;
        expect(gatedRank(result) ?? 0).toBeLessThanOrEqual(rank(result.corridor[1]));
        expect(rank(result.candidate)).toBeGreaterThanOrEqual(rank(result.corridor[0]));
        if (result.verdict !== "demand_led") return;
        expect(result.ratios.prudentCoverage).toBeGreaterThanOrEqual(1 - 1e-9);
        expect(result.ratios.strictCoverage).toBeGreaterThanOrEqual(1 - 1e-9);
        expect(result.ratios.strictCoverage4q).toBeGreaterThanOrEqual(1 - 1e-9);
        expect(result.score).toBeGreaterThanOrEqual(65 - 1e-9);
        expect(result.dataConfidence).toBeGreaterThanOrEqual(50 - 1e-9);
        expect(input.factors.topCustomerShare).not.toBeNull();
        expect(input.evidence.independentRevenue).toBe(true);
      }),
      RUNS,
    );
  });

  it("10: the closed-form revenue for the next edge, when added, reaches that edge", () => {
    fc.assert(
      fc.property(networks(), (input) => {
        const before = judge(input);
        if (!isScored(before) || !before.flips?.nextEdge) return;
        const { coverage, extraRevenueUsd, revenueNeededUsd } = before.flips.nextEdge;
        expect(revenueNeededUsd).toBeCloseTo(coverage * before.ratios.prudentEmissionsUsd, 3);
        // Added where R is not floored at zero by incentives: a quarter without them.
        const index = latestUsable(input);
        const more = withQuarter(input, index, ({ revenueUsd }) => ({
          revenueUsd: revenueUsd && { ...revenueUsd, organic: revenueUsd.organic + extraRevenueUsd },
        }));
        expect(scored(more).ratios.prudentCoverage).toBeGreaterThanOrEqual(coverage - 1e-9);
      }),
      RUNS,
    );
  });

  it("11: the same input gives the same bytes, whatever the order of the quarters", () => {
    fc.assert(
      fc.property(networks(), fc.nat(), (input, seed) => {
        const quarters = [...(input.quarters ?? [])].sort((a, b) => hash(a.quarter, seed) - hash(b.quarter, seed));
        const options = { robustness: { draws: 50, seed }, flipMultiples: false };
        const [a, b] = [assess(input, options), assess({ ...input, quarters }, options)];
        expect(canonicalJson(b)).toBe(canonicalJson(a));
        expect(canonicalJson(assess(input, options))).toBe(canonicalJson(a));
      }),
      { ...RUNS, numRuns: 150 },
    );
  });

  it("13: not applicable comes with the category only", () => {
    fc.assert(
      fc.property(networks(), fc.double({ min: 0, max: 1, noNaN: true }), (input, value) => {
        const sensor: AssessmentInput = { ...input, category: "sensor" };
        const given: AssessmentInput = {
          ...sensor,
          factors: { ...sensor.factors, utilisation: value, supplyGlut: value - 0.5 },
        };
        expect(canonicalJson(judge(given))).toBe(canonicalJson(judge(sensor)));
        const compute = judge({ ...input, category: "compute", factors: { ...input.factors, utilisation: null } });
        if (!isScored(compute)) return;
        expect(compute.unknown).toBeGreaterThanOrEqual(10 - 1e-9);
        expect(compute.gates.some(({ id }) => id === "G7")).toBe(true);
      }),
      RUNS,
    );
  });

  const BETTER: readonly [keyof FactorInputs, number][] = [
    ["topCustomerShare", -1],
    ["utilisation", 1],
    ["supplyGlut", -1],
    ["usageGrowth", 1],
    ["operatorCover", 1],
    ["netDilution", -1],
    ["captureYield", 1],
    ["checklistScore", 1],
  ];

  it("14: improving any single factor never lowers the score or the class", () => {
    fc.assert(
      fc.property(
        networks(),
        fc.constantFrom(...BETTER),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (input, way, by) => {
          const [field, sign] = way;
          const value = input.factors[field];
          if (value === null) return;
          const limits: Partial<Record<keyof FactorInputs, number>> = { utilisation: 1, checklistScore: 100 };
          const moved = Math.min(limits[field] ?? 10, value + sign * by * (field === "checklistScore" ? 50 : 0.5));
          const better = {
            ...input,
            factors: { ...input.factors, [field]: field === "topCustomerShare" ? Math.max(0, moved) : moved },
          };
          expectNotRaised(better, input);
        },
      ),
      RUNS,
    );
  });

  it("never gives NaN, whatever is left out", () => {
    fc.assert(
      fc.property(networks(), (input) => {
        expect(() => canonicalJson(assess(input, { robustness: { draws: 20 } }))).not.toThrow();
      }),
      { ...RUNS, numRuns: 100 },
    );
  });
});

const hash = (text: string, seed: number): number =>
  [...text].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0) + seed) | 0, seed | 0);
