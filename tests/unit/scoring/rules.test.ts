import { describe, expect, it } from "vitest";
import {
  CHECKLIST,
  CLASSES,
  CONFIDENCE_CAPS,
  CONFIDENCE_WEIGHTS,
  CORRIDOR,
  FACTOR_IDS,
  FACTORS,
  GATE_IDS,
  GATES,
  METHOD_VERSION,
  PILLARS,
  QUALITY_WEIGHTS,
  REFUSALS,
  scoreChecklist,
  sigmaOf,
} from "@/lib/scoring";
import { compileCurve, heightAt, inverseAt } from "@/lib/scoring/curves";

describe("rules", () => {
  it("are those of dvs-1.0: weights by name", () => {
    expect(METHOD_VERSION).toBe("dvs-1.0");
    expect(Object.fromEntries(FACTORS.map(({ id, weight }) => [id, weight]))).toEqual({
      coverage: 30,
      growth: 12,
      concentration: 8,
      utilisation: 10,
      glut: 10,
      operatorCover: 10,
      dilution: 5,
      capture: 5,
      checklist: 10,
    });
    expect(FACTORS.map(({ id }) => id)).toEqual([...FACTOR_IDS]);
    expect(FACTORS.map(({ code }) => code)).toEqual(["F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9"]);
  });

  it("add up: factors and checklist to 100, confidence to 1, pillars 50 · 20 · 15 · 5 · 10", () => {
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    expect(sum(FACTORS.map(({ weight }) => weight))).toBe(100);
    expect(sum(CHECKLIST.map(({ weight }) => weight))).toBe(100);
    expect(CHECKLIST.map(({ questions }) => questions.length)).toEqual([3, 3, 3, 3, 3]);
    expect(sum(Object.values(CONFIDENCE_WEIGHTS))).toBeCloseTo(1, 12);
    expect(sum(Object.values(QUALITY_WEIGHTS))).toBeCloseTo(1, 12);
    expect(
      PILLARS.map((pillar) => sum(FACTORS.filter((rule) => rule.pillar === pillar.id).map(({ weight }) => weight))),
    ).toEqual([50, 20, 15, 5, 10]);
  });

  it("say which categories a factor does not apply to", () => {
    expect(Object.fromEntries(FACTORS.map(({ id, notApplicable }) => [id, notApplicable]))).toMatchObject({
      utilisation: ["wireless", "sensor", "data", "ai", "energy"],
      glut: ["sensor", "data", "ai", "energy"],
      coverage: [],
      growth: [],
    });
  });

  it("name corridor, hurdles, gates and caps once", () => {
    expect(CORRIDOR.map(({ from, hurdle }) => [from, hurdle])).toEqual([
      [0, null],
      [0.125, 40],
      [0.25, null],
      [0.5, 50],
      [1, 65],
    ]);
    expect(
      CLASSES.map(({ id, reachableFrom, hurdle, corridorFloor }) => [id, reachableFrom, hurdle, corridorFloor]),
    ).toEqual([
      ["subsidy_led", 0, null, 0],
      ["subsidy_leaning", 0.125, 40, 0.25],
      ["demand_leaning", 0.5, 50, 1],
      ["demand_led", 1, 65, null],
    ]);
    expect([...GATE_IDS].sort()).toEqual(Object.keys(GATES).sort());
    expect(CONFIDENCE_CAPS.map(({ id, cap }) => [id, cap])).toEqual([
      ["contested_source", 49],
      ["weak_critical_source", 49],
      ["unclassified>50%", 49],
      ["completeness<50%", 49],
      ["completeness<70%", 74],
      ["single_source_revenue", 74],
    ]);
  });

  it("print no letter grade, no advice and no credit words", () => {
    const text = JSON.stringify([FACTORS, CLASSES, CORRIDOR, GATES, REFUSALS, CONFIDENCE_CAPS]);
    expect(text).not.toMatch(/\b(buy|sell|rating|outlook|upgrade|downgrade|notch|fake|ponzi)\b/i);
  });

  it("interpolate σ between the qualities, flat outside", () => {
    expect([1, 0.85, 0.6, 0.4, 0.1, 0].map(sigmaOf)).toEqual([0.03, 0.08, 0.25, 0.4, 0.8, 0.8]);
    expect(sigmaOf(0.5)).toBeCloseTo(0.325, 12);
  });
});

describe("14: curves", () => {
  it.each(FACTORS.map((rule) => [rule.id, rule] as const))(
    "%s hits every anchor, is monotone and continuous",
    (_id, rule) => {
      const curve = compileCurve(rule.anchors);
      for (const [value, points] of rule.anchors) {
        expect(heightAt(curve, value)).toBe(points);
        expect(heightAt(curve, value + 1e-9)).toBeCloseTo(points, 4);
        expect(heightAt(curve, value - 1e-9)).toBeCloseTo(points, 4);
      }
      const xs = rule.anchors.map(([value]) => value);
      const [from = 0, to = 1] = [xs[0], xs.at(-1)];
      const rises = (rule.anchors.at(-1)?.[1] ?? 0) > (rule.anchors[0]?.[1] ?? 0);
      let before = heightAt(curve, from - 1);
      for (let i = 0; i <= 500; i += 1) {
        const height = heightAt(curve, from + ((to - from) * i) / 500);
        expect(rises ? height - before : before - height).toBeGreaterThanOrEqual(-1e-12);
        before = height;
      }
      expect(heightAt(curve, to + 1)).toBe(rule.anchors.at(-1)?.[1]);
      expect(heightAt(curve, Number.NaN)).toBeNaN();
    },
  );

  it("invert: the height at the inverse is the height asked for", () => {
    for (const { anchors } of FACTORS) {
      const curve = compileCurve(anchors);
      for (const height of [0, 12.5, 50, 61, 100]) {
        const x = inverseAt(curve, height);
        expect(x).not.toBeNull();
        expect(heightAt(curve, x ?? Number.NaN)).toBeCloseTo(height, 9);
      }
      expect(inverseAt(curve, 100.1)).toBeNull();
      expect(inverseAt(curve, -0.1)).toBeNull();
    }
  });
});

describe("checklist (§3.11)", () => {
  const score = (answers: string) => {
    const ids = CHECKLIST.flatMap(({ questions }) => questions.map(({ id }) => id as string));
    const words = { y: "yes", p: "partly", n: "no" } as const;
    return scoreChecklist((id) => words[answers.replaceAll(" ", "")[ids.indexOf(id)] as "y" | "p" | "n"]);
  };

  it("weighs section means: the worked example gives 75.0", () => {
    expect(score("ypy ppp pyp ypy yyp").score).toBeCloseTo(75, 10);
    expect(score("yyy yyy yyy yyy yyy").score).toBeCloseTo(100, 10);
    expect(score("nnn nnn nnn nnn nnn")).toEqual({ score: 0, unknown: 0 });
  });

  it("gives nothing for an unknown answer, and counts it", () => {
    expect(score("")).toEqual({ score: 0, unknown: 15 });
    expect(scoreChecklist((id) => (id === "1.1" ? "yes" : "unknown"))).toEqual({
      score: expect.closeTo(35 / 3, 10),
      unknown: 14,
    });
  });
});
