import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AssessmentInput, assess, isScored, type QuarterInput } from "@/lib/scoring";
import { networks, RUNS, type Steady, scored, steady, verdictRank } from "./networks";

const flipsOf = (input: AssessmentInput) => {
  const result = assess(input);
  if (!isScored(result)) throw new Error(`no score: ${result.reason}`);
  return result;
};
const atCoverage = (coverage: number, rest: Steady = {}) => steady({ revenue: coverage * 1e6, ...rest });

describe("distance to the edges (§3.12)", () => {
  it("names the nearest edge above and the nearest at or below", () => {
    const edges = (coverage: number) => {
      const { flips } = flipsOf(atCoverage(coverage));
      return [flips?.lowerEdge?.coverage ?? null, flips?.nextEdge?.coverage ?? null];
    };
    expect(edges(0.1)).toEqual([null, 0.125]);
    expect(edges(0.125)).toEqual([0.125, 0.25]);
    expect(edges(0.125 - 5e-10)).toEqual([0.125, 0.25]);
    expect(edges(0.125 - 1e-6)).toEqual([null, 0.125]);
    expect(edges(0.3)).toEqual([0.25, 0.5]);
    expect(edges(0.75)).toEqual([0.5, 1]);
    expect(edges(1)).toEqual([1, null]);
    expect(edges(9)).toEqual([1, null]);
  });

  it("gives revenue and emission distances in closed form", () => {
    const { flips } = flipsOf(atCoverage(0.4));
    expect(flips?.nextEdge).toEqual({
      coverage: 0.5,
      revenueNeededUsd: 1e6,
      extraRevenueUsd: 2e5,
      revenueMultiple: expect.closeTo(1.25, 12),
      emissionCut: expect.closeTo(0.2, 12),
    });
    expect(flips?.lowerEdge).toEqual({
      coverage: 0.25,
      revenueFall: expect.closeTo(0.375, 12),
      emissionRise: expect.closeTo(0.6, 12),
    });
  });

  it("never prints a negative fall at an edge reached within the tolerance", () => {
    const { flips } = flipsOf(atCoverage(1 - 5e-10));
    expect(flips?.lowerEdge).toMatchObject({ revenueFall: 0, emissionRise: 0 });
  });

  it("is unbounded without emissions, and any multiple of nothing stays nothing", () => {
    expect(flipsOf(steady({ emissions: 0 })).flips).toEqual({ coverage: "unbounded: no emissions" });
    expect(flipsOf(steady({ revenue: 0 })).flips?.nextEdge?.revenueMultiple).toBe(Number.POSITIVE_INFINITY);
  });
});

const scaled = (input: AssessmentInput, revenue: number, emissions: number): AssessmentInput => ({
  ...input,
  quarters: (input.quarters ?? []).map(
    (quarter): QuarterInput => ({
      ...quarter,
      revenueUsd: quarter.revenueUsd && {
        organic: quarter.revenueUsd.organic * revenue,
        unclassified: quarter.revenueUsd.unclassified * revenue,
        related: quarter.revenueUsd.related * revenue,
        excluded: quarter.revenueUsd.excluded * revenue,
        incentives: quarter.revenueUsd.incentives * revenue,
      },
      emittedTokens: quarter.emittedTokens === null ? null : quarter.emittedTokens * emissions,
      cashSubsidyUsd: quarter.cashSubsidyUsd === null ? null : quarter.cashSubsidyUsd * emissions,
    }),
  ),
});

describe("multiples at which the verdict flips (§4.1)", () => {
  it("flips exactly there: on one side the old verdict, on the other a new one", () => {
    fc.assert(
      fc.property(networks(), (input) => {
        const result = assess(input);
        if (!isScored(result) || !result.flipMultiples) return;
        const now = verdictRank(result) ?? 0;
        const { revenueUp, revenueDown, emissionsUp, emissionsDown } = result.flipMultiples;
        const rankAt = (revenue: number, emissions: number) =>
          verdictRank(assess(scaled(input, revenue, emissions), { flipMultiples: false })) ?? -1;
        const outward = 1 + 1e-7;
        if (revenueUp) expect(rankAt(revenueUp * outward, 1)).toBeGreaterThan(now);
        if (revenueUp) expect(rankAt(1 + (revenueUp - 1) * (1 - 1e-6), 1)).toBe(now);
        if (revenueDown) expect(rankAt(revenueDown / outward, 1)).toBeLessThan(now);
        if (revenueDown) expect(rankAt(revenueDown + (1 - revenueDown) * 1e-6, 1)).toBe(now);
        if (emissionsUp) expect(rankAt(1, emissionsUp / outward)).toBeGreaterThan(now);
        if (emissionsDown) expect(rankAt(1, emissionsDown * outward)).toBeLessThan(now);
        if (emissionsDown) expect(rankAt(1, 1 + (emissionsDown - 1) * (1 - 1e-6))).toBe(now);
      }),
      { ...RUNS, numRuns: 150 },
    );
  });

  it("finds no flip where none exists: a fine walk along the way agrees", () => {
    fc.assert(
      fc.property(networks(), (input) => {
        const result = assess(input);
        if (!isScored(result) || !result.flipMultiples || result.flipMultiples.revenueUp !== undefined) return;
        const now = verdictRank(result) ?? 0;
        for (let step = 1; step <= 90; step += 1) {
          const rank = verdictRank(assess(scaled(input, 1000 ** (step / 90), 1), { flipMultiples: false }));
          if (rank === null) return;
          expect(rank).toBeLessThanOrEqual(now);
        }
      }),
      { ...RUNS, numRuns: 60 },
    );
  });

  it("stops where the network would be refused", () => {
    // Nearly all of it is emissions: before coverage reaches 1/8, the year is below $100k.
    const tiny = flipsOf(steady({ revenue: 1_000, emissions: 30_000 }));
    expect(tiny.verdict).toBe("subsidy_led");
    expect(tiny.flipMultiples).not.toHaveProperty("emissionsUp");
    expect(tiny.flipMultiples?.revenueUp).toBeGreaterThan(1);
    // A favourable class would be uncorroborated, a critical one would rest on weak evidence.
    const leaning = (evidence: Steady["evidence"]) =>
      flipsOf(atCoverage(0.4, evidence === undefined ? {} : { evidence })).flipMultiples ?? {};
    expect(Object.keys(leaning(undefined)).sort()).toEqual([
      "emissionsDown",
      "emissionsUp",
      "revenueDown",
      "revenueUp",
    ]);
    expect(Object.keys(leaning({ independentRevenue: false })).sort()).toEqual(["emissionsDown", "revenueDown"]);
    expect(Object.keys(leaning({ emissionsQuality: 0.4 })).sort()).toEqual(["emissionsUp", "revenueUp"]);
  });

  it("finds a flip in the last step before a refusal", () => {
    // Coverage .5 is reached at emissions × .4; the year falls below $100k at × .399.
    const revenue = 8_360;
    const emissions = (100_000 - 4 * revenue) / 4 / 0.399;
    const input = steady({ revenue, emissions, factors: { checklistScore: 100, operatorCover: 2 } });
    const { ratios, flipMultiples } = flipsOf(input);
    const needed = ratios.prudentCoverage / 0.5;
    expect(needed).toBeGreaterThan(0.399);
    expect(flipMultiples?.emissionsUp).toBeCloseTo(needed, 8);
  });

  it("has nothing to raise at the top and nothing to lower at the bottom", () => {
    expect(Object.keys(flipsOf(steady()).flipMultiples ?? {}).sort()).toEqual(["emissionsDown", "revenueDown"]);
    expect(Object.keys(flipsOf(atCoverage(0.1)).flipMultiples ?? {}).sort()).toEqual(["emissionsUp", "revenueUp"]);
    expect(scored(steady())).not.toHaveProperty("flipMultiples");
  });
});
