import { describe, expect, it } from "vitest";
import { type AssessmentInput, assess, isScored } from "@/lib/scoring";
import { type Steady, steady } from "./networks";

/** Yearly growth of revenues given oldest first; null = missing quarter. */
const growthOf = (revenue: (number | null)[], rest: Steady = {}): number | null => {
  const result = assess(steady({ revenue, emissions: 1e6, ...rest }), { flipMultiples: false });
  if (!isScored(result)) throw new Error(`no score: ${result.reason}`);
  return result.ratios.revenueGrowth;
};

const million = (values: (number | null)[]) => values.map((value) => (value === null ? null : value * 1e6));

describe("organic growth (§3.4)", () => {
  it("is the median of the same-quarter pairs when three or four exist", () => {
    // pairs 2.0, 1.5, 1.2, 1.1 → median of the logs = ln √(1.5 × 1.2)
    expect(growthOf(million([1, 1, 1, 1, 1.1, 1.2, 1.5, 2]))).toBeCloseTo(Math.sqrt(1.5 * 1.2) - 1, 12);
    // one pair gone: the middle of 1.1, 1.5, 2
    expect(growthOf(million([1, null, 1, 1, 1.1, 1.2, 1.5, 2]))).toBeCloseTo(0.5, 12);
    expect(growthOf(million([1, 1, 1, 1, 1.1, null, 1.5, 2]))).toBeCloseTo(0.5, 12);
  });

  it("falls back to the median slope with two pairs, over true distances", () => {
    // t−7 … t = 1, –, –, 1, 1.1, 1.2, 1.5, 2: pairs t (2/1) and t−3 (1.1/1)
    const values = [1, null, null, 1, 1.1, 1.2, 1.5, 2];
    const points = values.flatMap((value, at) => (value === null ? [] : [{ at, log: Math.log(value) }]));
    const slopes = points
      .flatMap((a, i) => points.slice(i + 1).map((b) => (b.log - a.log) / (b.at - a.at)))
      .sort((a, b) => a - b);
    expect(slopes).toHaveLength(15);
    expect(growthOf(million(values))).toBeCloseTo(Math.exp(4 * (slopes[7] ?? 0)) - 1, 12);
  });

  it("needs four of the last eight quarters", () => {
    expect(growthOf(million([1, 1, 1]))).toBe(null);
    expect(growthOf(million([1, 1.1, 1.21, 1.331]))).toBeCloseTo(1.1 ** 4 - 1, 12);
    // The four usable ones must lie within eight quarters of t.
    expect(growthOf(million([1, null, null, null, null, null, null, 1, 1, 1]))).toBe(null);
    expect(growthOf(million([1, null, null, null, null, 1, 1, 1]))).toBe(0);
  });

  it("goes by calendar, not by position", () => {
    const input = steady({ revenue: million([1, 1.1, 1.21, 1.331]) });
    const apart = (input.quarters ?? []).map((quarter, i) => ({
      ...quarter,
      quarter: `202${4 + (i >= 2 ? 1 : 0)}Q${(i % 2) + 1}`,
    }));
    const result = assess({ ...input, quarters: apart }, { flipMultiples: false });
    // 2024Q1, 2024Q2, 2025Q1, 2025Q2: two pairs of 1.21, slopes spread over up to five quarters
    expect(isScored(result) && (result.ratios.revenueGrowth ?? 1)).toBeLessThan(0.4);
  });

  it("is capped at +200 %, given or measured", () => {
    expect(growthOf(million([1, 2, 4, 8]))).toBe(2);
    expect(growthOf(million([1, 1, 1, 1]), { factors: { revenueGrowth: 7 } })).toBe(2);
    expect(growthOf(million([1, 1, 1, 1, 3, 3, 3, 3]))).toBeCloseTo(2, 12);
  });

  it("takes a stated figure before a measured one", () => {
    expect(growthOf(million([1, 2, 4, 8]), { factors: { revenueGrowth: -0.1 } })).toBe(-0.1);
    expect(growthOf(million([1, 2]), { factors: { revenueGrowth: 0.25 } })).toBe(0.25);
  });

  it("counts every quarter as at least $10k", () => {
    expect(growthOf([0, 200, 900, 20_000])).toBeCloseTo(2 ** (2 / 3) - 1, 12); // K30: median slope ln 2 / 6 a quarter
    expect(growthOf([10_000, 10_000, 10_000, 20_000])).toBe(growthOf([0, 0, 0, 20_000]));
    expect(growthOf([0, 0, 0, 0, 40_000, 40_000, 40_000, 40_000])).toBe(2); // not infinite
    expect(growthOf([40_000, 40_000, 40_000, 40_000, 0, 0, 0, 1])).toBeCloseTo(-0.75, 12); // not −100 %
  });

  it("is unknown when all available quarters lie at the floor", () => {
    expect(growthOf([10_000, 9_000, 0, 10_000])).toBe(null);
    expect(growthOf([10_000, 9_000, 0, 10_000 + 1e-10])).toBe(null);
    expect(growthOf([10_000, 9_000, 0, 10_001])).not.toBe(null);
    expect(growthOf([10_001, null, null, null, 0, 0, 0, 5_000])).not.toBe(null);
    expect(growthOf([90_000, 0, 0, 0, 0, 0, 0, 0, 5_000])).toBe(null); // the large one is nine quarters back
  });

  it("of flat revenue is zero, however long the history", () => {
    const long = Array.from({ length: 40 }, () => 1e6);
    expect(growthOf(long)).toBe(0);
  });

  it("uses usable quarters only", () => {
    const input: AssessmentInput = steady({ revenue: million([1, 1.1, 1.21, 1.331, 1.4641]) });
    const quarters = (input.quarters ?? []).map((q, i) => (i === 1 ? { ...q, emittedTokens: null } : q));
    const result = assess({ ...input, quarters }, { flipMultiples: false });
    expect(isScored(result) && result.ratios.revenueGrowth).toBeCloseTo(1.1 ** 4 - 1, 12);
  });
});
