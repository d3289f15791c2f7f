import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assess, FACTORS, isScored, tornado, VERDICT_CLASSES, weighingShares } from "@/lib/scoring";
import { goldenInput } from "./golden-cases";
import { networks, RUNS, steady } from "./networks";

describe("plausible weightings", () => {
  it("cannot move a class that the corridor alone gives", () => {
    expect(weighingShares(goldenInput("K01"))).toEqual({
      subsidy_led: 0,
      subsidy_leaning: 1,
      demand_leaning: 0,
      demand_led: 0,
    });
  });
  it("divide a score near its hurdle, and the same seed divides it alike", () => {
    const near = steady({
      revenue: 1_250_000,
      factors: { checklistScore: 60, captureYield: 0, operatorCover: 0.5, supplyGlut: 0.2 },
    });
    const shares = weighingShares(near, { seed: 7 });
    expect(shares).toEqual(weighingShares(near, { seed: 7 }));
    expect(shares?.demand_led).toBeGreaterThan(0.02);
    expect(shares?.demand_leaning).toBeGreaterThan(0.02);
    expect(Math.abs((shares?.demand_led ?? 0) - (weighingShares(near, { seed: 8 })?.demand_led ?? 0))).toBeLessThan(
      0.06,
    );
  });
  it("keep the gates", () => {
    expect(weighingShares(steady({ answers: { fakingUnprofitable: "no" } }))?.demand_led).toBe(0);
  });
  it("add up, or there is no score", () => {
    expect(weighingShares(goldenInput("K08"))).toBeNull();
    fc.assert(
      fc.property(networks(), (input) => {
        const shares = weighingShares(input, { draws: 40 });
        if (shares) expect(VERDICT_CLASSES.reduce((sum, id) => sum + shares[id], 0)).toBeCloseTo(1, 12);
      }),
      { ...RUNS, numRuns: 100 },
    );
  });
});

describe("tornado", () => {
  it("names the five that move the score most, largest first", () => {
    const rows = tornado(goldenInput("K09"));
    expect(rows).toHaveLength(5);
    const reach = rows.map(({ scoreAtLow, scoreAtHigh }) => Math.abs(scoreAtHigh - scoreAtLow));
    expect([...reach].sort((a, b) => b - a)).toEqual(reach);
    expect(rows[0]?.id).toBe("input:glut"); // ± .5·1.645·.25 on the steepest curve
  });
  it("one at a time: a weight's ends are the score with that weight alone moved", () => {
    const result = assess(goldenInput("K09"), { flipMultiples: false });
    if (!isScored(result)) throw new Error("no score");
    const row = tornado(goldenInput("K09"), undefined, 100).find(({ id }) => id === "weight:coverage");
    const points = result.factorScores.coverage ?? 0;
    const weight = FACTORS.find(({ id }) => id === "coverage")?.weight ?? 0;
    expect(row?.scoreAtHigh).toBeCloseTo((100 * result.score + 0.25 * weight * points) / (100 + 0.25 * weight), 9);
    expect(row?.scoreAtLow).toBeCloseTo((100 * result.score - 0.25 * weight * points) / (100 - 0.25 * weight), 9);
  });
  it("leaves out what is unknown or does not apply", () => {
    const rows = tornado(goldenInput("K01"), undefined, 100).map(({ id }) => id);
    for (const id of ["input:utilisation", "weight:utilisation", "input:concentration", "input:operatorCover"]) {
      expect(rows).not.toContain(id);
    }
    expect(rows).toContain("weight:concentration"); // unknown earns nothing, and weighs
    expect(tornado(goldenInput("K20"))).toEqual([]);
  });
  it("good inputs raise the score, bad ones lower it", () => {
    const rows = tornado(goldenInput("K09"), undefined, 100);
    const rise = (id: string) => {
      const row = rows.find((entry) => entry.id === id);
      return Math.sign((row?.scoreAtHigh ?? 0) - (row?.scoreAtLow ?? 0));
    };
    for (const id of ["revenue", "growth", "utilisation", "operatorCover", "capture", "checklist"])
      expect(rise(`input:${id}`)).toBe(1);
    for (const id of ["emissions", "concentration", "glut", "dilution"]) expect(rise(`input:${id}`)).toBe(-1);
  });
  it("never gives NaN", () => {
    fc.assert(
      fc.property(networks(), (input) => {
        for (const row of tornado(input, undefined, 100)) expect(row.scoreAtLow + row.scoreAtHigh).not.toBeNaN();
      }),
      { ...RUNS, numRuns: 100 },
    );
  });
});
