import { describe, expect, it } from "vitest";
import { type AssessmentInput, assess, type ConfidenceCap, type GateId } from "@/lib/scoring";
import { lines, type Steady, scored, steady } from "./networks";

/** Every fixed number of the method, exactly at it, just under and just over; 1e-9 counts as equal. */

const HAIR = 1e-6;
const WITHIN = 5e-10;

const gates = (input: AssessmentInput): GateId[] => scored(input).gates.map(({ id }) => id);
const _holds = (id: GateId, input: AssessmentInput): boolean => gates(input).includes(id);
const _capOf = (id: GateId, input: AssessmentInput) => scored(input).gates.find((gate) => gate.id === id)?.cap;
const _reasonOf = (input: AssessmentInput) => assess(input, { flipMultiples: false }).reason ?? null;

/** Four quarters of which each earns `coverage` per dollar emitted. */
const atCoverage = (coverage: number, rest: Steady = {}): AssessmentInput =>
  steady({ revenue: coverage * 1_000_000, ...rest });

describe("corridor edges (§3.6)", () => {
  it.each([
    [0.125, ["subsidy_led", "subsidy_led"], ["subsidy_led", "subsidy_leaning"]],
    [0.25, ["subsidy_led", "subsidy_leaning"], ["subsidy_leaning", "subsidy_leaning"]],
    [0.5, ["subsidy_leaning", "subsidy_leaning"], ["subsidy_leaning", "demand_leaning"]],
    [1, ["subsidy_leaning", "demand_leaning"], ["demand_leaning", "demand_led"]],
  ])("at %d the upper corridor starts", (edge, below, above) => {
    expect(scored(atCoverage(edge - HAIR)).corridor).toEqual(below);
    expect(scored(atCoverage(edge - WITHIN)).corridor).toEqual(above);
    expect(scored(atCoverage(edge)).corridor).toEqual(above);
    expect(scored(atCoverage(edge + HAIR)).corridor).toEqual(above);
  });
});

describe("hurdles (§3.6)", () => {
  it.each([
    [0.2, 40, "subsidy_led", "subsidy_leaning", { operatorCover: 0, utilisation: 0.35, netDilution: 0.4 }],
    [0.7, 50, "subsidy_leaning", "demand_leaning", { operatorCover: 0, utilisation: 0.35, netDilution: 0.4 }],
    [1.5, 65, "demand_leaning", "demand_led", { operatorCover: 0.5 }],
  ] as const)("at coverage %d a score of %d chooses the upper class", (coverage, hurdle, low, high, weak) => {
    const withChecklist = (checklistScore: number) =>
      scored(atCoverage(coverage, { factors: { checklistScore, captureYield: 0, ...weak } }));
    const base = withChecklist(0).score;
    const exact = (hurdle - base) * 10; // the checklist weighs 10 of 100
    expect(exact).toBeGreaterThan(1);
    expect(exact).toBeLessThan(99);
    expect(withChecklist(exact).score).toBeCloseTo(hurdle, 10);
    expect(withChecklist(exact - HAIR).candidate).toBe(low);
    expect(withChecklist(exact - WITHIN).candidate).toBe(high);
    expect(withChecklist(exact).candidate).toBe(high);
    expect(withChecklist(exact + HAIR).candidate).toBe(high);
  });

  it("plays no part where the corridor has one class", () => {
    const poor = { checklistScore: 0, operatorCover: 0, captureYield: 0, utilisation: 0.1, topCustomerShare: 0.9 };
    expect(scored(atCoverage(0.3, { factors: poor })).candidate).toBe("subsidy_leaning");
    expect(scored(atCoverage(0.1)).candidate).toBe("subsidy_led");
  });
});

describe("supply-scope floor (§3.4)", () => {
  const floored = (supplyScopeCoverage: number | null, rest: Steady = {}) =>
    scored(atCoverage(0.05, { ...rest, factors: { supplyScopeCoverage, ...rest.factors } }));

  it("raises both ends of the corridor from a coverage of one", () => {
    expect(floored(1 - HAIR).corridor).toEqual(["subsidy_led", "subsidy_led"]);
    expect(floored(1 - WITHIN).corridor).toEqual(["subsidy_leaning", "subsidy_leaning"]);
    expect(floored(1).verdict).toBe("subsidy_leaning");
    expect(floored(Number.POSITIVE_INFINITY).verdict).toBe("subsidy_leaning");
    expect(floored(null).verdict).toBe("subsidy_led");
  });

  it("is undercut by G10 only", () => {
    expect(floored(2, { factors: { revenueGrowth: -0.9, supplyScopeCoverage: 2 } }).verdict).toBe("subsidy_leaning");
    expect(floored(2, { answers: { externalPayers: "no" } }).verdict).toBe("subsidy_led");
  });
});

describe("caps on data confidence (§3.9)", () => {
  const caps = (input: AssessmentInput): ConfidenceCap[] => scored(input).confidence.caps;
  const confidence = (input: AssessmentInput): number => scored(input).dataConfidence;

  it("contested source: agreement below .7", () => {
    expect(caps(steady({ evidence: { agreement: 0.7 } }))).toEqual([]);
    expect(caps(steady({ evidence: { agreement: 0.7 - WITHIN } }))).toEqual([]);
    expect(caps(steady({ evidence: { agreement: 0.3 } }))).toEqual(["contested_source"]);
    expect(confidence(steady({ evidence: { agreement: 0.3 } }))).toBe(49);
  });

  it("weak critical source: revenue or emissions below .60", () => {
    expect(caps(steady({ evidence: { emissionsQuality: 0.6 } }))).toEqual([]);
    expect(caps(steady({ evidence: { emissionsQuality: 0.599 } }))).toEqual(["weak_critical_source"]);
    expect(confidence(steady({ evidence: { emissionsQuality: 0.599 } }))).toBe(49);
  });

  it("unclassified above half of claimed revenue", () => {
    const input = steady();
    const withUnclassified = (unclassified: number) => ({
      ...input,
      quarters: (input.quarters ?? []).map((q) => ({ ...q, revenueUsd: lines({ organic: 2e6, unclassified }) })),
    });
    expect(caps(withUnclassified(2_000_000))).toEqual([]);
    expect(caps(withUnclassified(2_000_010))).toEqual(["unclassified>50%"]);
    expect(confidence(withUnclassified(2_000_010))).toBe(49);
  });

  it("completeness below seven tenths and below a half, the lower replacing the other", () => {
    const without = (...fields: (keyof NonNullable<Steady["factors"]>)[]) =>
      steady({ factors: Object.fromEntries(fields.map((field) => [field, null])) });
    const seventy = without("checklistScore", "operatorCover", "utilisation");
    expect(scored(seventy).confidence.completeness).toBeCloseTo(0.7, 12);
    expect(caps(seventy)).toEqual([]);
    const fiftyFive = without("checklistScore", "operatorCover", "utilisation", "netDilution", "supplyGlut");
    expect(caps(fiftyFive)).toEqual(["completeness<70%"]);
    expect(confidence(fiftyFive)).toBeLessThanOrEqual(74);
    const fifty = without(
      "checklistScore",
      "operatorCover",
      "utilisation",
      "netDilution",
      "supplyGlut",
      "captureYield",
    );
    expect(scored(fifty).confidence.completeness).toBeCloseTo(0.5, 12);
    expect(caps(fifty)).toEqual(["completeness<70%"]);
    const under = without(
      "topCustomerShare",
      "checklistScore",
      "operatorCover",
      "utilisation",
      "netDilution",
      "supplyGlut",
    );
    expect(caps(under)).toEqual(["completeness<50%"]);
    expect(confidence(under)).toBe(49);
  });

  it("single source of revenue, last in a list kept in order", () => {
    expect(confidence(steady({ evidence: { singleSourceRevenue: true } }))).toBe(74);
    expect(caps(steady({ evidence: { agreement: 0.3, revenueQuality: 0.4, singleSourceRevenue: true } }))).toEqual([
      "contested_source",
      "weak_critical_source",
      "single_source_revenue",
    ]);
  });

  it("freshness is full to 100 days and gone at 400", () => {
    const freshness = (ageDays: number) => scored(steady({ evidence: { ageDays } })).confidence.freshness;
    expect([freshness(0), freshness(100), freshness(250), freshness(400)]).toEqual([1, 1, 0.5, 0]);
    expect(freshness(101)).toBeCloseTo(299 / 300, 12);
  });
});
