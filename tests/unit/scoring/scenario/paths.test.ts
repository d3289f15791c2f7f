import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AssessmentInput,
  canonicalJson,
  crossoverOf,
  directionOf,
  InputError,
  PATH,
  projectScenarios,
  type Scenarios,
  startOf,
  VERDICT_CLASSES,
} from "@/lib/scoring";
import { goldenInput, networkCases } from "../golden-cases";
import { networks, RUNS, steady } from "../networks";
import { flat, halving, tokens, weights } from "./schedules";

const scenariosOf = (input: AssessmentInput, schedule = flat): Scenarios => {
  const projected = projectScenarios(input, { schedule, weights });
  if ("reason" in projected) throw new Error(projected.reason);
  return projected;
};

describe("paths (§3.13)", () => {
  const { paths } = scenariosOf(goldenInput("K01")); // C_Q .563, growth beyond the clip
  it("base: half of the clipped growth, .90 after four quarters, parity in the fifth", () => {
    expect(paths.base.growth).toBe(0.125);
    expect(paths.base.points[3]?.coverage).toBeCloseTo(0.9, 2); // .5632 × 1.125⁴
    expect(paths.base.points[4]?.coverage).toBeCloseTo(1.0148, 4);
    expect(paths.base.parity).toEqual({ quartersAhead: 5, quarter: "2027Q2" });
  });
  it("high: the whole clipped growth, 1.10 after three quarters", () => {
    expect(paths.high.growth).toBe(0.25);
    expect(paths.high.points[2]?.coverage).toBeCloseTo(1.1, 2);
    expect(paths.high.parity).toEqual({ quartersAhead: 3, quarter: "2026Q4" });
  });
  it("low: .34 at an unchanged price, and .68 as its price leg lifts it", () => {
    expect(paths.low.growth).toBe(0);
    for (const { revenueUsd, coverage } of paths.low.points) {
      expect(revenueUsd / 4_083_287.67).toBeCloseTo(0.34, 2); // emissions of t
      expect(coverage).toBeCloseTo(0.68, 2);
    }
    expect(paths.low.parity).toBe("never");
  });
  it("base takes half of a growth that is not clipped, high the whole, low none of a rise and all of a fall", () => {
    const rising = scenariosOf(goldenInput("K09")).paths; // 45 % a year
    expect(rising.high.growth).toBeCloseTo(1.453117 ** 0.25 - 1, 6);
    expect(rising.base.growth).toBeCloseTo(rising.high.growth / 2, 12);
    const falling = scenariosOf(steady({ revenue: [2e6, 1.8e6, 1.62e6, 1.458e6] })).paths; // −10 % a quarter
    expect([falling.high.growth, falling.base.growth]).toEqual([0, falling.low.growth]);
    expect(falling.low.growth).toBeCloseTo(-0.05, 12);
  });
  it("low falls at once, and goes on falling from there", () => {
    const { points } = scenariosOf(steady({ revenue: [2e6, 1.8e6, 1.62e6, 1.458e6] })).paths.low;
    expect(points[0]?.revenueUsd).toBeCloseTo(1.458e6 * 0.6, 3);
    expect(points[1]?.revenueUsd).toBeCloseTo(1.458e6 * 0.6 * 0.95, 3);
  });
  it("parity counts the price leg: .9 × .6 ÷ .5", () => {
    const { low, base } = scenariosOf(steady({ revenue: 900_000 })).paths;
    expect(low.parity).toEqual({ quartersAhead: 1, quarter: "2025Q1" });
    expect(base.parity).toBe("never");
  });
  it("starts after t and runs eight quarters", () => {
    expect(paths.base.points.map(({ quarter }) => quarter)).toEqual([
      "2026Q2",
      "2026Q3",
      "2026Q4",
      "2027Q1",
      "2027Q2",
      "2027Q3",
      "2027Q4",
      "2028Q1",
    ]);
  });
  it("judges every point by the kernel: C* lags the quarter, since it takes the half-year and the year's price", () => {
    const [first] = paths.base.points;
    // R: 2.29954 × (1 + 1.125); tokens 2 × 2.0416M at the year's mean price
    const [q3, q4, q1] = [3889315.0684923907 * 3, 2678630.1369855325 * 2.9, 2041643.8356156696 * 2];
    const meanPrice = (q3 + q4 + 2 * q1) / (3889315.0684923907 + 2678630.1369855325 + 2 * 2041643.8356156696);
    expect(first?.prudentCoverage).toBeCloseTo((2_299_540 * 2.125) / (2 * 2041643.8356156696 * meanPrice), 10);
    expect(first?.corridor).toEqual(["subsidy_leaning", "subsidy_leaning"]);
    expect(paths.base.points.at(-1)?.verdictClass).toBe("demand_leaning");
  });
});

describe("capacity", () => {
  it("demand stops where 85 % of the capacity is used", () => {
    const { paths } = scenariosOf(goldenInput("K09")); // 56 % used, growth 9.8 % a quarter
    const ceiling = 0.85 / 0.56;
    const { points, growth } = paths.high;
    expect(growth).toBeCloseTo(1.453117 ** 0.25 - 1, 6);
    expect(points[3]).toMatchObject({ isAtCapacity: false });
    expect(points.at(-1)?.isAtCapacity).toBe(true);
    expect((points.at(-1)?.revenueUsd ?? 0) / 5_300_000).toBeCloseTo(ceiling, 10);
  });
  it("a network fuller than that keeps what it has, and has no room to grow", () => {
    const growing = steady({ revenue: [2e6, 2.2e6, 2.4e6, 2.6e6], factors: { utilisation: 0.95 } });
    const { paths } = scenariosOf(growing);
    expect(paths.high.points.map(({ revenueUsd }) => revenueUsd)).toEqual(Array.from({ length: 8 }, () => 2.6e6));
  });
  it("no limit where utilisation is unknown or does not apply", () => {
    const rising = { revenue: [2e6, 2.2e6, 2.4e6, 2.6e6] };
    for (const input of [
      steady({ ...rising, factors: { utilisation: null } }),
      steady({ ...rising, category: "wireless", factors: { utilisation: 0.95 } }),
    ]) {
      expect(startOf(input)?.demandCeiling).toBeNull();
      expect(scenariosOf(input).paths.base.points.at(-1)?.revenueUsd).toBeGreaterThan(2.6e6);
    }
  });
});

describe("no path", () => {
  const annual: AssessmentInput = {
    ...steady(),
    annual: {
      from: "2025-01-01",
      to: "2025-12-31",
      revenueUsd: { organic: 8e6, unclassified: 0, related: 0, excluded: 0, incentives: 0 },
      emissionsUsd: 4e6,
    },
  };
  delete annual.quarters;
  it.each([
    ["annual", annual, flat],
    ["no_quarter", goldenInput("K08"), flat],
    ["schedule_unknown", steady(), null],
    ["growth_unknown", goldenInput("K15"), flat],
  ])("%s", (reason, input, schedule) => {
    expect(projectScenarios(input, { schedule, weights })).toEqual({ reason });
  });
  it("price_unknown: tokens are to be issued that never had a price", () => {
    const free = steady({ emissions: 0 });
    const priceless = { ...free, quarters: (free.quarters ?? []).map((q) => ({ ...q, tokenPriceUsd: null })) };
    expect(projectScenarios(priceless, { schedule: tokens(5), weights })).toEqual({ reason: "price_unknown" });
    expect(projectScenarios(priceless, { schedule: flat, weights })).not.toHaveProperty("reason");
  });
  it("refuses weights that do not add up", () => {
    const wrong = { ...weights, shares: { base: 1, high: 1, low: 1 } };
    expect(() => projectScenarios(steady(), { schedule: flat, weights: wrong })).toThrow(InputError);
  });
});

describe("15: properties of scenarios", () => {
  const schedules = fc.oneof(
    fc.constant(flat),
    fc
      .array(fc.double({ min: 0, max: 1e8, noNaN: true }), { minLength: 1, maxLength: 8 })
      .map((list) => tokens(...list)),
    fc.integer({ min: 1, max: 12 }).map((n) => halving("2027-05-20", n)),
  );
  it("high ≥ base ≥ low in R at every quarter; the class mix adds up; nothing is NaN", () => {
    fc.assert(
      fc.property(networks(), schedules, (input, schedule) => {
        const projected = projectScenarios(input, { schedule, weights, quarters: 6 });
        if ("reason" in projected) return;
        const { base, high, low } = projected.paths;
        base.points.forEach((point, k) => {
          expect(high.points[k]?.revenueUsd).toBeGreaterThanOrEqual(point.revenueUsd);
          expect(point.revenueUsd).toBeGreaterThanOrEqual(low.points[k]?.revenueUsd ?? Number.NaN);
        });
        for (const { shares } of projected.classMix) {
          const sum = VERDICT_CLASSES.reduce((total, id) => total + shares[id], 0);
          expect(sum).toBeLessThanOrEqual(1 + 1e-12);
        }
        expect(() => canonicalJson(projected)).not.toThrow(); // throws for NaN
      }),
      { ...RUNS, numRuns: 120 },
    );
  });
  it("the class mix is the weights of the paths", () => {
    const { classMix, paths } = scenariosOf(goldenInput("K01"));
    const last = classMix.at(-1);
    expect(paths.low.points.at(-1)?.verdictClass).toBe("demand_leaning"); // price leg: spot .68, a year later in C* too
    expect(last?.shares).toEqual({ subsidy_led: 0, subsidy_leaning: 0, demand_leaning: 1, demand_led: 0 });
    expect(classMix[0]?.shares.subsidy_leaning).toBe(1);
  });
});

describe("crossover against the real schedule", () => {
  const found = startOf(steady({ revenue: 500_000 })); // C_Q .5, flat
  if (!found) throw new Error("no start");
  const start = { ...found, demandCeiling: null };
  const legs = { demandStep: 1, growth: 0, price: 1 };
  it("one halving away at flat revenue, in the quarter it takes full effect", () => {
    // t = 2024Q4; half of 2026Q1 is at the old rate, so parity comes with 2026Q2
    expect(crossoverOf(start, halving("2026-02-15"), legs)).toEqual({ quartersAhead: 6, quarter: "2026Q2" });
  });
  it("never is an answer", () => {
    expect(crossoverOf(start, flat, legs)).toBe("never");
    expect(crossoverOf(start, flat, { ...legs, growth: -0.01 })).toBe("never");
    expect(crossoverOf({ ...start, revenueUsd: 0 }, tokens(0), legs)).toBe("never");
    expect(crossoverOf({ ...start, demandCeiling: 1.9 }, flat, { ...legs, growth: 0.1 })).toBe("never");
    expect(crossoverOf({ ...start, cashSubsidyUsd: 600_000 }, tokens(0), legs)).toBe("never");
  });
  it("agrees with the closed form under constant growth", () => {
    // ln 2 ÷ ln 1.1 = 7.27
    expect(crossoverOf(start, flat, { ...legs, growth: 0.1 })).toEqual({ quartersAhead: 8, quarter: "2026Q4" });
  });
  it("is now where it is so already", () => {
    expect(crossoverOf({ ...start, revenueUsd: 1e6 }, flat, legs)).toEqual({ quartersAhead: 0, quarter: "2024Q4" });
  });
});

describe("direction (§3.8)", () => {
  it("compares the base path in four quarters with now", () => {
    expect(directionOf(goldenInput("K01"), { schedule: flat })).toEqual({
      direction: "rising",
      now: "subsidy_leaning",
      ahead: "demand_leaning",
      quarter: "2027Q1",
    });
    expect(directionOf(goldenInput("K09"), { schedule: flat })).toMatchObject({
      direction: "steady",
      ahead: "demand_led",
    });
    expect(directionOf(goldenInput("K09"), { schedule: tokens(20e6) })).toMatchObject({ direction: "falling" });
  });
  it.each([
    ["schedule_unknown", goldenInput("K01"), { schedule: null }],
    ["bounded", goldenInput("K01"), { schedule: flat, isBounded: true }],
    ["contested", goldenInput("K01"), { schedule: flat, isContested: true }],
    ["refused", goldenInput("K26"), { schedule: flat }],
    ["refused", goldenInput("K20"), { schedule: flat }],
    ["growth_unknown", goldenInput("K15"), { schedule: flat }],
  ])("none, because %s", (because, input, options) => {
    expect(directionOf(input, options)).toEqual({ direction: null, because });
  });
  it("none, because the record is annual", () => {
    const annual = networkCases.map(([, { input }]) => input).find(({ annual: year }) => year);
    if (annual) expect(directionOf(annual, { schedule: flat })).toEqual({ direction: null, because: "annual" });
    expect(PATH.directionQuarters).toBe(4);
  });
});
