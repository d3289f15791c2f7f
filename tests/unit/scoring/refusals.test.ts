import { describe, expect, it } from "vitest";
import { type AssessmentInput, assess, type EvidenceInputs, type GateId } from "@/lib/scoring";
import { type Steady, scored, steady } from "./networks";

/** What refuses a verdict, exactly at its number, just under and just over; 1e-9 counts as equal. */

const HAIR = 1e-6;
const WITHIN = 5e-10;

const gates = (input: AssessmentInput): GateId[] => scored(input).gates.map(({ id }) => id);
const _holds = (id: GateId, input: AssessmentInput): boolean => gates(input).includes(id);
const _capOf = (id: GateId, input: AssessmentInput) => scored(input).gates.find((gate) => gate.id === id)?.cap;
const reasonOf = (input: AssessmentInput) => assess(input, { flipMultiples: false }).reason ?? null;

/** Four quarters of which each earns `coverage` per dollar emitted. */
const atCoverage = (coverage: number, rest: Steady = {}): AssessmentInput =>
  steady({ revenue: coverage * 1_000_000, ...rest });

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
