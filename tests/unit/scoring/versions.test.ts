import { describe, expect, it } from "vitest";
import {
  assess,
  canonicalJson,
  compileMethod,
  DVS_1_0_RULES,
  FACTORS,
  foldHysteresis,
  InputError,
  isScored,
  METHOD_VERSION,
  type MethodRules,
  methodOf,
  methods,
  type ScoredAssessment,
  whatIfUnknowns,
} from "@/lib/scoring";
import { networkCases } from "./golden-cases";
import { steady } from "./networks";

/** A made-up version beside the real one. */
const testMethod = (change: Partial<MethodRules>) =>
  compileMethod({ ...DVS_1_0_RULES, version: "dvs-test", ...change });

const highHurdle = testMethod({
  corridor: DVS_1_0_RULES.corridor.map((row) => (row.hurdle === 65 ? { ...row, hurdle: 95 } : row)),
});

const scoredBy = (method: ReturnType<typeof compileMethod>, input = steady()): ScoredAssessment => {
  const result = assess(input, { flipMultiples: false, method });
  if (!isScored(result)) throw new Error("no score");
  return result;
};

describe("versions side by side", () => {
  it("holds the published version under its own name", () => {
    expect(Object.keys(methods)).toEqual([METHOD_VERSION]);
    expect(methodOf("dvs-1.0").version).toBe("dvs-1.0");
  });

  it.each(["dvs-9.9", "", "__proto__", "toString"])("refuses the version %j", (version) => {
    expect(() => methodOf(version)).toThrow(InputError);
  });

  it("one changed hurdle changes one verdict, and the published version stays as it was", () => {
    const before = canonicalJson(assess(steady()));
    expect(scoredBy(methodOf("dvs-1.0")).verdict).toBe("demand_led");
    expect(scoredBy(highHurdle).verdict).toBe("demand_leaning");
    expect(scoredBy(highHurdle).score).toBe(scoredBy(methodOf("dvs-1.0")).score);
    expect(canonicalJson(assess(steady()))).toBe(before);
  });

  it("a copy of the rows computes every golden case to the byte", () => {
    const copy = testMethod({});
    for (const [, { input }] of networkCases) {
      const options = { robustness: { draws: 200 } };
      expect(canonicalJson(assess(input, { ...options, method: copy }))).toBe(canonicalJson(assess(input, options)));
    }
  });

  it("reads every kind of row from its own version", () => {
    const input = steady({ revenue: 550_000, factors: { utilisation: null, supplyGlut: null } });
    const plain = scoredBy(methodOf("dvs-1.0"), input);
    const differs = (change: Partial<MethodRules>, key: keyof ScoredAssessment): void => {
      expect(scoredBy(testMethod(change), input)[key]).not.toEqual(plain[key]);
    };
    differs({ factors: FACTORS.map((row) => (row.id === "checklist" ? { ...row, weight: 20 } : row)) }, "score");
    differs(
      {
        factors: FACTORS.map((row) =>
          row.id === "coverage"
            ? {
                ...row,
                anchors: [
                  [0, 0],
                  [9, 100],
                ],
              }
            : row,
        ),
      },
      "score",
    );
    differs(
      { factors: FACTORS.map((row) => ({ ...row, notApplicable: [], weight: row.id === "glut" ? 1 : row.weight })) },
      "unknown",
    );
    differs({ corridor: DVS_1_0_RULES.corridor.map((row) => ({ ...row, from: row.from * 4 })) }, "corridor");
    differs({ gates: { ...DVS_1_0_RULES.gates, G1: { ...DVS_1_0_RULES.gates.G1, threshold: 1e9 } } }, "gates");
    differs(
      { refusals: { ...DVS_1_0_RULES.refusals, too_small: { ...DVS_1_0_RULES.refusals.too_small, threshold: 1e9 } } },
      "verdict",
    );
    const { confidence, growth, revenueWeights } = DVS_1_0_RULES;
    differs({ confidence: { ...confidence, weights: { ...confidence.weights, freshness: 0 } } }, "dataConfidence");
    differs({ confidence: { ...confidence, freshness: { fullUntilDays: 1, zeroAtDays: 60 } } }, "dataConfidence");
    differs({ confidence: { ...confidence, quality: { ...confidence.quality, other: 0 } } }, "dataConfidence");
    differs(
      { confidence: { ...confidence, caps: confidence.caps.map((row) => ({ ...row, cap: 1, threshold: 0.99 })) } },
      "dataConfidence",
    );
    differs({ growth: { ...growth, floorUsd: 1e9 } }, "factorScores");
    differs({ revenueWeights: { ...revenueWeights, organic: 0.5 } }, "ratios");
  });

  it("hysteresis and what-ifs follow the version they are given", () => {
    const steps = [{ candidate: "demand_leaning", prudentCoverage: 0.97, score: 80, gate: false }] as const;
    const strict = testMethod({ hysteresis: { ...DVS_1_0_RULES.hysteresis, exitFactor: 0.99 } });
    expect(foldHysteresis("demand_led", steps)[0]?.note).toBe("negative watch");
    expect(foldHysteresis("demand_led", steps, strict)[0]?.note).toBe("downgrade (clear breach)");
    expect(whatIfUnknowns(steady(), scoredBy(methodOf("dvs-1.0"))).at100.verdict).toBe("demand_led");
    expect(whatIfUnknowns(steady(), scoredBy(highHurdle), highHurdle).at100.verdict).toBe("demand_leaning");
  });

  it("does not compile a version that lacks a rule", () => {
    expect(() => testMethod({ factors: FACTORS.slice(1) })).toThrow("No rule for coverage");
  });
});
