import { describe, expect, it } from "vitest";
import { type AssessmentInput, assess, type GateId } from "@/lib/scoring";
import { labelAt, lines, type Steady, scored, steady } from "./networks";

/** Every gate exactly at its number, just under and just over; 1e-9 counts as equal. */

const HAIR = 1e-6;
const WITHIN = 5e-10;

const gates = (input: AssessmentInput): GateId[] => scored(input).gates.map(({ id }) => id);
const holds = (id: GateId, input: AssessmentInput): boolean => gates(input).includes(id);
const capOf = (id: GateId, input: AssessmentInput) => scored(input).gates.find((gate) => gate.id === id)?.cap;
const _reasonOf = (input: AssessmentInput) => assess(input, { flipMultiples: false }).reason ?? null;

/** Four quarters of which each earns `coverage` per dollar emitted. */
const _atCoverage = (coverage: number, rest: Steady = {}): AssessmentInput =>
  steady({ revenue: coverage * 1_000_000, ...rest });

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
