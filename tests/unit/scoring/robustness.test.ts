import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  assess,
  canonicalJson,
  isScored,
  ROBUSTNESS,
  type Robustness,
  robustnessLabel,
  whatIfUnknowns,
} from "@/lib/scoring";
import { Random } from "@/lib/scoring/random";
import { networks, RUNS, rank, type Steady, scored, steady } from "./networks";

const shaken = (input: ReturnType<typeof steady>, options: { draws?: number; seed?: number } = {}): Robustness => {
  const result = assess(input, { robustness: { draws: 4000, ...options }, flipMultiples: false });
  if (!isScored(result) || !result.robustness) throw new Error("no draws");
  return result.robustness;
};
const atCoverage = (coverage: number, rest: Steady = {}) => steady({ revenue: coverage * 1e6, ...rest });

describe("robustness (§3.9)", () => {
  it("is the same for the same seed, and close for another", () => {
    const input = atCoverage(0.5);
    expect(canonicalJson(shaken(input, { seed: 7 }))).toBe(canonicalJson(shaken(input, { seed: 7 })));
    const [a, b] = [shaken(input, { seed: 7, draws: 20_000 }), shaken(input, { seed: 8, draws: 20_000 })];
    expect(canonicalJson(a)).not.toBe(canonicalJson(b));
    expect(Math.abs(a.classes.demand_leaning - b.classes.demand_leaning)).toBeLessThan(ROBUSTNESS.tolerance);
  });

  it("is left out unless asked for, and uses 20,000 draws by default", () => {
    expect(assess(steady())).not.toHaveProperty("robustness");
    expect(assess(steady(), { robustness: true })).toMatchObject({ robustness: { draws: 20_000, tolerance: 0.02 } });
  });

  it("splits evenly on an edge, and not at all far from one", () => {
    // Edges and coverage both have median 1: half the draws fall on either side of .25, where S is far above 40.
    const { classes } = shaken(atCoverage(0.5, { factors: { checklistScore: 100, operatorCover: 1.5 } }), {
      draws: 20_000,
    });
    expect(classes.demand_leaning).toBeGreaterThan(0.45);
    expect(classes.demand_leaning).toBeLessThan(0.55);
    expect(shaken(atCoverage(0.02)).classes.subsidy_led).toBe(1);
  });

  it("spreads more on weaker sources", () => {
    const spread = (revenueQuality: number) => {
      const [low, , high] = shaken(atCoverage(0.7, { evidence: { revenueQuality } })).score5_50_95;
      return high - low;
    };
    expect(spread(0.6)).toBeGreaterThan(spread(1) + 1);
  });

  it("keeps gates whose fact is not drawn, tests the others again", () => {
    const held = (rest: Steady) => shaken(steady(rest)).classes;
    expect(held({ answers: { externalPayers: "no" } }).subsidy_led).toBe(1);
    expect(held({ factors: { topCustomerShare: null } }).demand_led).toBe(0);
    expect(held({ evidence: { agreement: 0.3 } }).demand_led).toBe(0); // D held below 50
    const onEdge = held({ factors: { topCustomerShare: 0.75 } }); // G6 at its threshold
    expect(onEdge.demand_led).toBeGreaterThan(0.3);
    expect(onEdge.demand_leaning).toBeGreaterThan(0.3);
    expect(held({ factors: { supplyScopeCoverage: 2 }, revenue: 2e4 }).subsidy_leaning).toBe(1);
  });

  it("leaves unknown factors unknown and percentiles in order", () => {
    fc.assert(
      fc.property(networks(), fc.nat(), (input, seed) => {
        const result = assess(input, { robustness: { draws: 200, seed }, flipMultiples: false });
        if (!isScored(result) || !result.robustness) return;
        const { classes, score5_50_95 } = result.robustness;
        expect(Object.values(classes).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
        expect(score5_50_95[0]).toBeLessThanOrEqual(score5_50_95[1]);
        expect(score5_50_95[1]).toBeLessThanOrEqual(score5_50_95[2]);
        // Weights move by a quarter at most, so known points cannot outgrow their share by more than 1.25 / .75.
        expect(score5_50_95[2]).toBeLessThanOrEqual(Math.min(100, ((100 - result.unknown) * 1.25) / 0.75));
      }),
      { ...RUNS, numRuns: 100 },
    );
  });

  it("has words for its shares", () => {
    const word = (share: number) =>
      robustnessLabel(
        {
          draws: 1,
          tolerance: 0,
          classes: { subsidy_led: share, subsidy_leaning: 0, demand_leaning: 0, demand_led: 0 },
          score5_50_95: [0, 0, 0],
        },
        "subsidy_led",
      );
    expect([word(1), word(0.8), word(0.799), word(0.6), word(0.599)]).toEqual([
      "firm",
      "firm",
      "fairly firm",
      "fairly firm",
      "borderline",
    ]);
  });
});

describe("the generator", () => {
  it("gives uniform and normal numbers", () => {
    const random = new Random(1);
    const count = 100_000;
    let [sum, square, fourth, uniform, inside] = [0, 0, 0, 0, 0];
    for (let i = 0; i < count; i += 1) {
      const x = random.normal();
      sum += x;
      square += x * x;
      fourth += x ** 4;
      if (Math.abs(x) < 1.959964) inside += 1;
      const u = random.uniform();
      expect(u >= 0 && u < 1).toBe(true);
      uniform += u;
    }
    expect(Math.abs(sum / count)).toBeLessThan(0.015);
    expect(square / count).toBeCloseTo(1, 1);
    expect(fourth / count).toBeCloseTo(3, 0);
    expect(uniform / count).toBeCloseTo(0.5, 2);
    expect(inside / count).toBeCloseTo(0.95, 2);
  });

  it("has a median of one where it multiplies", () => {
    const random = new Random(2);
    const values = Float64Array.from({ length: 20_001 }, () => random.lognormal(0.5)).sort();
    expect(values[10_000]).toBeCloseTo(1, 1);
  });

  it("differs by seed", () => {
    expect(new Random(1).uniform()).not.toBe(new Random(2).uniform());
  });
});

describe("what if all unknown factors were at 0, or at 100 (§3.9)", () => {
  const sparse = { topCustomerShare: null, operatorCover: null, checklistScore: null };

  it("moves the score, holds the gates", () => {
    const input = atCoverage(0.7, { factors: { ...sparse, captureYield: 0, utilisation: 0.2, netDilution: 0.2 } });
    const result = scored(input);
    const { at0, at100 } = whatIfUnknowns(input, result);
    expect(result.unknown).toBeCloseTo(28, 10);
    expect(at0).toEqual({ score: result.score, verdict: "subsidy_leaning" });
    expect(at100).toEqual({ score: expect.closeTo(result.score + 28, 10), verdict: "demand_leaning" });
    const top = atCoverage(2, { factors: sparse });
    expect(whatIfUnknowns(top, scored(top)).at100.verdict).toBe("demand_leaning"); // G6 holds: the customer is unknown
  });

  it("brackets the class after gates", () => {
    fc.assert(
      fc.property(networks(), (input) => {
        const result = assess(input, { flipMultiples: false });
        if (!isScored(result)) return;
        const { at0, at100 } = whatIfUnknowns(input, result);
        const gated = Math.min(rank(result.candidate), ...result.gates.map(({ cap }) => rank(cap)));
        expect(rank(at0.verdict)).toBe(gated);
        expect(rank(at100.verdict)).toBeGreaterThanOrEqual(gated);
        expect(at100.score).toBeLessThanOrEqual(100 + 1e-9);
      }),
      RUNS,
    );
  });
});
