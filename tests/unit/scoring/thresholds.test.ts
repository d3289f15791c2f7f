import { describe, expect, it } from "vitest";
import { type AssessmentInput, assess, type ConfidenceCap, type EvidenceInputs, type GateId } from "@/lib/scoring";
import { labelAt, lines, type Steady, scored, steady } from "./networks";

/** Every fixed number of the method, exactly at it, just under and just over; 1e-9 counts as equal. */

const HAIR = 1e-6;
const WITHIN = 5e-10;

const gates = (input: AssessmentInput): GateId[] => scored(input).gates.map(({ id }) => id);
const holds = (id: GateId, input: AssessmentInput): boolean => gates(input).includes(id);
const capOf = (id: GateId, input: AssessmentInput) => scored(input).gates.find((gate) => gate.id === id)?.cap;
const reasonOf = (input: AssessmentInput) => assess(input, { flipMultiples: false }).reason ?? null;

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

describe("gates (§3.7)", () => {
  it("G1: revenue of the year below $500k, scaled to four quarters", () => {
    expect(holds("G1", steady({ revenue: 125_000 - HAIR, emissions: 50_000 }))).toBe(true);
    expect(holds("G1", steady({ revenue: 125_000, emissions: 50_000 }))).toBe(false);
    const three = (revenue: number) => steady({ revenue: [revenue, revenue, revenue], emissions: 50_000 });
    expect(holds("G1", three(125_000 - HAIR))).toBe(true);
    expect(holds("G1", three(125_000))).toBe(false);
    expect(capOf("G1", steady({ revenue: 100_000, emissions: 50_000 }))).toBe("demand_leaning");
  });

  const withLines = (change: Parameters<typeof lines>[0], emissions = 1_000_000): AssessmentInput => {
    const input = steady({ emissions });
    return { ...input, quarters: (input.quarters ?? []).map((q) => ({ ...q, revenueUsd: lines(change) })) };
  };

  it("G2: related revenue and incentives above half of the claimed revenue", () => {
    const related = (amount: number) => withLines({ organic: 2_000_000, related: amount });
    expect(holds("G2", related(2_000_000))).toBe(false);
    expect(holds("G2", related(2_000_000 + 1e-4))).toBe(false); // share over by 1.2e-11
    expect(holds("G2", related(2_000_010))).toBe(true);
    expect(capOf("G2", related(3_000_000))).toBe("subsidy_leaning");
    expect(holds("G2", withLines({ organic: 4_000_000, incentives: 2_000_000 }))).toBe(false);
    expect(holds("G2", withLines({ organic: 4_000_000, incentives: 2_000_010 }))).toBe(true);
    // Unclassified revenue is in the denominator, excluded revenue is not.
    expect(holds("G2", withLines({ organic: 1e6, unclassified: 1e6, related: 1.9e6, excluded: 9e6 }))).toBe(false);
    expect(holds("G2", withLines({ organic: 1e6, unclassified: 1e6, related: 2.1e6, excluded: 9e6 }))).toBe(true);
  });

  it("G3 and G4: strict coverage below one, of the half-year and of the year", () => {
    const strict = (organic: number) => withLines({ organic, unclassified: 500_000 });
    expect(gates(strict(1_000_000 - 1))).toEqual(["G3", "G4"]);
    expect(gates(strict(1_000_000 - 1e-4))).toEqual([]); // within 1e-9 of one
    expect(gates(strict(1_000_000))).toEqual([]);
    // A weak first half holds G4 alone; the price is constant, so E* is E.
    expect(gates(steady({ revenue: [999_999, 1_000_000, 1_000_000, 1_000_000] }))).toEqual(["G4"]);
    expect(gates(steady({ revenue: [1_000_000, 1_000_000, 1_000_000, 1_000_000] }))).toEqual([]);
    expect(gates(steady({ revenue: [2_000_000, 2_000_000, 999_999, 1_000_000] }))).toContain("G3");
    expect(gates(steady({ revenue: [2_000_000, 2_000_000, 999_999, 1_000_000] }))).not.toContain("G4");
  });

  it("G5: growth at −25 % and at −60 %, the worse replacing the other", () => {
    const growth = (revenueGrowth: number) => gates(steady({ factors: { revenueGrowth } }));
    expect(growth(-0.25 + HAIR)).toEqual([]);
    expect(growth(-0.25 + WITHIN)).toEqual(["G5a"]);
    expect(growth(-0.25)).toEqual(["G5a"]);
    expect(growth(-0.6 + HAIR)).toEqual(["G5a"]);
    expect(growth(-0.6)).toEqual(["G5b"]);
    expect(growth(-0.6 - HAIR)).toEqual(["G5b"]);
    expect(capOf("G5b", steady({ factors: { revenueGrowth: -0.6 } }))).toBe("subsidy_leaning");
    expect(capOf("G5a", steady({ factors: { revenueGrowth: -0.3 } }))).toBe("demand_leaning");
  });

  it("G6: coverage without the largest customer below a half, or that customer unknown", () => {
    const top = (topCustomerShare: number | null) => holds("G6", steady({ factors: { topCustomerShare } }));
    expect(top(0.75)).toBe(false); // 2 × (1 − .75) = .5
    expect(top(0.75 + HAIR)).toBe(true);
    expect(top(0.75 + WITHIN / 2)).toBe(false);
    expect(top(null)).toBe(true);
    expect(top(0)).toBe(false);
  });

  it("G6 without emissions: a share of 80 % or more", () => {
    const top = (topCustomerShare: number) => holds("G6", steady({ emissions: 0, factors: { topCustomerShare } }));
    expect(top(0.8 - HAIR)).toBe(false);
    expect(top(0.8 - WITHIN)).toBe(true);
    expect(top(0.8)).toBe(true);
    expect(top(1)).toBe(true);
  });

  it("G7: utilisation below a tenth or unknown, silent where it does not apply", () => {
    const utilisation = (value: number | null) => holds("G7", steady({ factors: { utilisation: value } }));
    expect(utilisation(0.1 - HAIR)).toBe(true);
    expect(utilisation(0.1 - WITHIN)).toBe(false);
    expect(utilisation(0.1)).toBe(false);
    expect(utilisation(null)).toBe(true);
    expect(holds("G7", steady({ category: "wireless", factors: { utilisation: null } }))).toBe(false);
    expect(holds("G7", steady({ category: "storage", factors: { utilisation: null } }))).toBe(true);
  });

  it("G8: fewer than four usable quarters among the last four", () => {
    expect(holds("G8", steady())).toBe(false);
    expect(holds("G8", steady({ revenue: [2e6, 2e6, 2e6] }))).toBe(true);
    expect(holds("G8", steady({ revenue: [2e6, 2e6, null, 2e6, 2e6] }))).toBe(true);
    expect(holds("G8", steady({ revenue: [null, 2e6, 2e6, 2e6, 2e6] }))).toBe(false);
  });

  /** D = 35 × .70 + 20 × freshness + 30 × .42 + 15 × .70 = 47.6 + 20 × freshness; no cap holds. */
  const atConfidence = (dataConfidence: number): AssessmentInput =>
    steady({
      factors: { checklistScore: null, operatorCover: null, utilisation: null },
      evidence: {
        revenueQuality: 0.6,
        emissionsQuality: 0.6,
        otherQuality: 0,
        agreement: 0.7,
        ageDays: 400 - 300 * ((dataConfidence - 47.6) / 20),
      },
    });

  it("G9: data confidence below 50", () => {
    expect(scored(atConfidence(50)).dataConfidence).toBeCloseTo(50, 10);
    expect(scored(atConfidence(50)).confidence.caps).toEqual([]);
    expect(holds("G9", atConfidence(50))).toBe(false);
    expect(holds("G9", atConfidence(50 - WITHIN))).toBe(false);
    expect(holds("G9", atConfidence(50 - HAIR))).toBe(true);
  });

  it("G10 and G11: partly leaves both open, unknown does not", () => {
    const payers = (externalPayers: "yes" | "partly" | "no" | "unknown") =>
      capOf("G10", steady({ answers: { externalPayers } })) ?? null;
    expect([payers("yes"), payers("partly"), payers("no"), payers("unknown")]).toEqual([
      null,
      null,
      "subsidy_led",
      "demand_leaning",
    ]);
    const faking = (fakingUnprofitable: "yes" | "partly" | "no" | "unknown") =>
      capOf("G11", steady({ answers: { fakingUnprofitable } })) ?? null;
    expect([faking("yes"), faking("partly"), faking("no"), faking("unknown")]).toEqual([
      null,
      null,
      "demand_leaning",
      "demand_leaning",
    ]);
  });

  /** Coverage now 2 at a price of 1; `oldPrice` six quarters back. */
  const afterFall = (oldPrice: number, factors: Steady["factors"] = {}): AssessmentInput => {
    const input = steady({ revenue: Array.from({ length: 8 }, () => 2_000_000), factors });
    const quarters = (input.quarters ?? []).map((q, i) => (i === 0 ? { ...q, tokenPriceUsd: oldPrice } : q));
    return { ...input, quarters };
  };

  it("G12: the top of the corridor at the highest price of eight quarters, if usage did not grow", () => {
    const capAt = (oldPrice: number, usageGrowth: number | null) =>
      capOf("G12", afterFall(oldPrice, { usageGrowth })) ?? null;
    expect(capAt(2, 0)).toBe(null); // coverage 2/2 = 1: same corridor
    expect(capAt(2.001, 0)).toBe("demand_leaning");
    expect(capAt(4, 0)).toBe("demand_leaning");
    expect(capAt(4.001, 0)).toBe("subsidy_leaning");
    expect(capAt(16, 0)).toBe("subsidy_leaning");
    expect(capAt(16.001, 0)).toBe("subsidy_led");
    expect(capAt(16.001, HAIR)).toBe(null);
    expect(capAt(16.001, WITHIN)).toBe("subsidy_led");
    expect(capAt(16.001, null)).toBe("subsidy_led");
    expect(capOf("G12", afterFall(16.001, { usageGrowth: 0, supplyScopeCoverage: 1 }))).toBe("subsidy_leaning");
  });

  it("G12 looks at any quarter of the eight that has a price, and at no ninth", () => {
    const input = afterFall(1, { usageGrowth: 0 });
    const priced = { revenueUsd: null, emittedTokens: null, cashSubsidyUsd: null };
    const eight = (input.quarters ?? []).map((q, i) => (i === 0 ? { ...q, ...priced, tokenPriceUsd: 5 } : q));
    expect(capOf("G12", { ...input, quarters: eight })).toBe("subsidy_leaning");
    const ninth = [
      { quarter: "2023Q4", ...priced, tokenPriceUsd: 50 },
      ...(input.quarters ?? []),
      { quarter: labelAt(8), ...priced, tokenPriceUsd: 90 }, // after t: ignored
    ];
    expect(capOf("G12", { ...input, quarters: ninth })).toBeUndefined();
  });

  it("binding gates are those that set the lowest cap below the candidate", () => {
    const result = scored(
      steady({ factors: { topCustomerShare: null, revenueGrowth: -0.7 }, answers: { fakingUnprofitable: "no" } }),
    );
    expect(result.candidate).toBe("demand_led");
    expect(result.gates.map(({ id }) => id)).toEqual(["G5b", "G6", "G11"]);
    expect(result.bindingGates).toEqual(["G5b"]);
    expect(result.verdict).toBe("subsidy_leaning");
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

describe("refusals (§3.7)", () => {
  it("too_small: revenue and emissions of the year below $100k, scaled to four quarters", () => {
    const small = (revenue: number, quarters = 4) =>
      reasonOf(steady({ revenue: Array.from({ length: quarters }, () => revenue), emissions: 12_500 }));
    expect(small(12_500)).toBe(null);
    expect(small(12_500 - HAIR)).toBe("too_small");
    expect(small(12_500, 3)).toBe(null);
    expect(small(12_500 - HAIR, 3)).toBe("too_small");
  });

  /** D = 35 × .42 + 0 + 30 × (.35 × .6 + .35 × e) + 15 × .3; e = 3/7 gives 30. */
  const atConfidence = (emissionsQuality: number) =>
    steady({
      factors: {
        topCustomerShare: null,
        utilisation: null,
        supplyGlut: null,
        operatorCover: null,
        netDilution: null,
        captureYield: null,
        checklistScore: null,
      },
      evidence: { revenueQuality: 0.6, emissionsQuality, otherQuality: 0, agreement: 0.3, ageDays: 400 },
    });

  it("low_confidence: below 30", () => {
    expect(scored(atConfidence(3 / 7)).dataConfidence).toBeCloseTo(30, 10);
    expect(reasonOf(atConfidence(3 / 7))).toBe(null);
    expect(reasonOf(atConfidence(3 / 7 - HAIR))).toBe("low_confidence");
  });

  it("stale: older than 400 days", () => {
    expect(reasonOf(steady({ evidence: { ageDays: 400 } }))).toBe(null);
    expect(reasonOf(steady({ evidence: { ageDays: 400 + WITHIN } }))).toBe(null);
    expect(reasonOf(steady({ evidence: { ageDays: 400.001 } }))).toBe("stale");
  });

  it("uncorroborated: a favourable class needs independent revenue of quality .60", () => {
    const claim = (revenueQuality: number, independentRevenue = true) =>
      assess(steady({ evidence: { revenueQuality, independentRevenue } }), { flipMultiples: false });
    expect(claim(0.6).verdict).toBe("demand_led");
    expect(claim(0.6 - WITHIN).verdict).toBe("demand_led");
    expect(claim(0.6 - HAIR)).toMatchObject({ reason: "uncorroborated", wouldBe: "demand_leaning" }); // capped by G9
    expect(claim(0.85, false)).toMatchObject({ reason: "uncorroborated", wouldBe: "demand_led" });
    expect(reasonOf(atCoverage(0.3, { evidence: { independentRevenue: false } }))).toBe(null);
    expect(reasonOf(atCoverage(0.7, { evidence: { independentRevenue: false } }))).toBe("uncorroborated");
  });

  it("weak_evidence: a critical class needs revenue and emissions of quality .60 each", () => {
    const critical = (evidence: Partial<EvidenceInputs>) =>
      assess(atCoverage(0.1, { evidence }), { flipMultiples: false });
    expect(critical({ revenueQuality: 0.6, emissionsQuality: 0.6 }).verdict).toBe("subsidy_led");
    expect(critical({ emissionsQuality: 0.6 - WITHIN }).verdict).toBe("subsidy_led");
    expect(critical({ emissionsQuality: 0.6 - HAIR })).toMatchObject({
      reason: "weak_evidence",
      wouldBe: "subsidy_led",
    });
    expect(critical({ revenueQuality: 0.6 - HAIR })).toMatchObject({ reason: "weak_evidence", wouldBe: "subsidy_led" });
    expect(reasonOf(atCoverage(0.3, { evidence: { revenueQuality: 0.4, emissionsQuality: 0.4 } }))).toBe(null);
  });

  it("are tested in order, and only evidence floors say what the class would be", () => {
    const tiny = steady({ revenue: 9_000, emissions: 1_000, evidence: { ageDays: 500, independentRevenue: false } });
    expect(assess(tiny)).toMatchObject({ verdict: "insufficient_evidence", reason: "too_small" });
    expect(assess(tiny)).not.toHaveProperty("wouldBe");
    expect(reasonOf(steady({ evidence: { ageDays: 500, independentRevenue: false } }))).toBe("stale");
    const refused = assess(steady({ evidence: { independentRevenue: false } }), { robustness: { draws: 10 } });
    for (const key of ["flips", "flipMultiples", "robustness"]) expect(refused).not.toHaveProperty(key);
  });

  it("revenue_missing, emissions_missing and inactive print nothing else", () => {
    const empty = { ...steady(), quarters: [] };
    expect(assess(empty)).toEqual({ verdict: "insufficient_evidence", reason: "revenue_missing" });
    expect(reasonOf(steady({ revenue: [null, null] }))).toBe("revenue_missing");
    const unpriced = steady();
    const quarters = (unpriced.quarters ?? []).map((q) => ({ ...q, tokenPriceUsd: null }));
    expect(assess({ ...unpriced, quarters })).toEqual({
      verdict: "insufficient_evidence",
      reason: "emissions_missing",
    });
    const free = quarters.map((q) => ({ ...q, emittedTokens: 0 })); // proven zero needs no price
    expect(assess({ ...unpriced, quarters: free }).verdict).toBe("demand_led");
    expect(assess(steady({ revenue: [5e6, 5e6, 0, 0], emissions: 0 }))).toEqual({
      verdict: "insufficient_evidence",
      reason: "inactive",
    });
    expect(reasonOf(steady({ revenue: 0 }))).toBe(null); // emissions without customers is a verdict
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
