import { describe, expect, it } from "vitest";
import { type AssessmentInput, assess, assessCorners, assessReadings } from "@/lib/scoring";
import { lines, type Steady, steady } from "./networks";

const reading = (revenue: number, revenueQuality = 0.6, rest: Steady = {}): AssessmentInput =>
  steady({ revenue, ...rest, evidence: { revenueQuality, ...rest.evidence } });

describe("readings of one network (§3.10)", () => {
  it("up to a gap of 10 %: the mean of every line, weighted by quality", () => {
    const result = assessReadings([reading(2_000_000, 0.8), reading(1_800_000, 0.6)]);
    expect(result).toMatchObject({ gap: expect.closeTo(0.1, 12), agreement: 1, contested: false, admissible: 2 });
    // Weighted mean (.8 × 2.0 + .6 × 1.8) ÷ 1.4 over emissions of 1.0; edge between them so that the mean decides.
    const between = assessReadings([reading(1_040_000, 0.6), reading(960_000, 0.8)]);
    expect(between).toMatchObject({ readings: ["demand_led", "demand_leaning"], verdict: "demand_leaning" });
    const other = assessReadings([reading(1_040_000, 0.8), reading(960_000, 0.6)]);
    expect(other).toMatchObject({ verdict: "demand_led" }); // mean 1.0057
  });

  it("averages each quarter over the readings that have it, on the quarters of the better one", () => {
    const full = (evidence: Steady["evidence"] = {}) => steady({ revenue: [1e6, 1e6, 1e6, 1e6], evidence });
    const gap = (evidence: Steady["evidence"] = {}) => steady({ revenue: [null, 1e6, 1e6, 1e6], evidence });
    // A missing quarter is not a zero (the year would fall below parity), and another reading fills it (no G8).
    expect(assessReadings([full(), gap()])).toMatchObject({ verdict: "demand_led" });
    expect(assessReadings([full({ revenueQuality: 0.7 }), gap({ revenueQuality: 0.9 })])).toMatchObject({
      verdict: "demand_led",
    });
    // A quarter that only the weaker reading lists is not added.
    const three = steady({ revenue: [1e6, 1e6, 1e6], evidence: { revenueQuality: 0.9 } });
    expect(assessReadings([full({ revenueQuality: 0.7 }), three])).toMatchObject({ verdict: "demand_leaning" });
  });

  it("at exactly 10 % and 50 % the milder rule holds", () => {
    const rule = (low: number) => {
      const result = assessReadings([reading(1e6), reading(low)]);
      return "agreement" in result ? [result.agreement, result.contested] : null;
    };
    expect(rule(900_000)).toEqual([1, false]);
    expect(rule(900_000 - 1)).toEqual([0.7, false]);
    expect(rule(500_000)).toEqual([0.7, false]);
    expect(rule(500_000 - 1)).toEqual([0.3, true]);
  });

  it("between: the better reading; ties go to lower revenue, then higher emissions, then the order given", () => {
    expect(assessReadings([reading(3e6, 0.85), reading(2e6, 0.6)])).toMatchObject({ verdict: "demand_led" });
    expect(assessReadings([reading(1.2e6, 0.6), reading(0.8e6, 0.6)])).toMatchObject({ verdict: "demand_leaning" });
    expect(assessReadings([reading(1.2e6, 0.85), reading(0.8e6, 0.6)])).toMatchObject({ verdict: "demand_led" });
    // Same quality and revenue, a third reading 20 % higher so that nothing is averaged.
    const high = reading(1.4e6, 0.6);
    const cheap = reading(1.1e6, 0.6);
    const dear = reading(1.1e6, 0.6, { emissions: 1.3e6 });
    expect(assessReadings([cheap, dear, high])).toMatchObject({ verdict: "demand_leaning" }); // 1.1 / 1.3
    const first = reading(1.1e6, 0.6, { evidence: { singleSourceRevenue: true } });
    expect(assessReadings([first, cheap, high])).toMatchObject({ dataConfidence: 74 });
    expect(assessReadings([cheap, first, high])).not.toMatchObject({ dataConfidence: 74 });
  });

  it("above 50 %: contested, no verdict when two classes apart and nothing is B2", () => {
    const apart = assessReadings([reading(3e5, 0.6), reading(3e6, 0.6)]);
    expect(apart).toMatchObject({
      agreement: 0.3,
      contested: true,
      readings: ["subsidy_leaning", "demand_leaning"], // G9 holds the upper one down
      verdict: "subsidy_leaning",
      dataConfidence: 49,
    });
    expect(apart).not.toHaveProperty("reason");
    const two = assessReadings([reading(1e5, 0.6), reading(3e6, 0.6)]);
    expect(two).toMatchObject({
      contested: true,
      verdict: "insufficient_evidence",
      reason: "contested",
      dataConfidence: 49,
    });
    expect(two).not.toHaveProperty("wouldBe");
    const decided = assessReadings([reading(1e5, 0.6), reading(3e6, 0.85)]);
    expect(decided).toMatchObject({ contested: true, verdict: "demand_leaning", dataConfidence: 49 });
    expect(assessReadings([reading(1e5, 0.6), reading(3e6, 0.85 - 1e-6)])).toMatchObject({ reason: "contested" });
  });

  it("contested goes before the refusal of a reading, and classes after gates count for it", () => {
    const alone = { independentRevenue: false };
    const result = assessReadings([
      reading(1e5, 0.6, { evidence: { emissionsQuality: 0.4 } }), // weak_evidence, would be subsidy_led
      reading(3e6, 0.7, { evidence: alone }), // uncorroborated, would be demand_leaning
    ]);
    expect(result).toMatchObject({
      readings: ["insufficient_evidence", "insufficient_evidence"],
      reason: "contested",
      contested: true,
    });
    const near = assessReadings([reading(4e5, 0.6), reading(3e6, 0.7, { evidence: alone })]);
    expect(near).toMatchObject({ contested: true, reason: "uncorroborated", wouldBe: "demand_leaning" });
  });

  it("leaves out refuted, weak and empty readings", () => {
    const good = reading(1.2e6, 0.6);
    const empty = { ...reading(1e6), quarters: [] };
    const dead = steady({ revenue: [9e6, 9e6, 0, 0], emissions: 0 });
    const result = assessReadings([
      good,
      reading(9e6, 0.4 - 1e-6),
      reading(9e6, 0.9, { evidence: { refuted: true } }),
      empty,
      dead,
    ]);
    expect(result).toMatchObject({ admissible: 1, gap: 0, agreement: 0.7, contested: false, readings: ["demand_led"] });
    expect(assessReadings([good, reading(9e6, 0.4)])).toMatchObject({ admissible: 2 });
    expect(assessReadings([empty])).toEqual({
      verdict: "insufficient_evidence",
      reason: "no_admissible_reading",
      admissible: 0,
      contested: false,
    });
    expect(assessReadings([])).toMatchObject({ reason: "no_admissible_reading" });
  });

  it("measures the gap on demand as weighted, and two readings of nothing agree", () => {
    const halves = steady();
    const unclassified = (halves.quarters ?? []).map((q) => ({ ...q, revenueUsd: lines({ unclassified: 2e6 }) }));
    expect(assessReadings([reading(1e6), { ...halves, quarters: unclassified }])).toMatchObject({
      gap: 0,
      agreement: 1,
    });
    expect(assessReadings([reading(0), reading(0)])).toMatchObject({ gap: 0, verdict: "subsidy_led" });
    expect(assessReadings([reading(0), reading(1)])).toMatchObject({ gap: 1, contested: true });
  });

  it("overrides the agreement of every reading", () => {
    const stale = reading(2e6, 0.85, { evidence: { agreement: 0.3 } });
    expect(assessReadings([stale, stale])).toMatchObject({ agreement: 1, verdict: "demand_led" });
  });

  it("averages annual records line by line", () => {
    const poor = { checklistScore: 0, operatorCover: 0, utilisation: 0.1, captureYield: 0, topCustomerShare: 0.5 };
    const annual = (organic: number): AssessmentInput => {
      const { quarters: _, ...base } = steady({ factors: poor });
      return {
        ...base,
        annual: { from: "2025-01-01", to: "2025-12-31", revenueUsd: lines({ organic }), emissionsUsd: 2e6 },
      };
    };
    expect(assess(annual(0.48e6)).verdict).toBe("subsidy_led"); // coverage .24, and a score below the hurdle
    expect(assessReadings([annual(0.48e6), annual(0.52e6)])).toMatchObject({ verdict: "subsidy_leaning" }); // .25
  });
});

describe("bounded inputs (§3.6)", () => {
  it("publishes the class both corners share", () => {
    expect(assessCorners(steady({ revenue: 6e5 }), steady({ revenue: 8e5 }))).toEqual({
      verdict: "demand_leaning",
      range: ["demand_leaning", "demand_leaning"],
      bounded: true,
    });
  });

  it("gives a range where they differ", () => {
    expect(assessCorners(steady({ revenue: 3e5 }), steady({ revenue: 8e5 }))).toEqual({
      verdict: "insufficient_evidence",
      reason: "range",
      range: ["subsidy_leaning", "demand_leaning"],
    });
  });

  it("is refused when a corner is, with the reason of the low one first", () => {
    const stale = steady({ evidence: { ageDays: 500 } });
    const alone = steady({ evidence: { independentRevenue: false } });
    expect(assessCorners(stale, alone)).toMatchObject({ verdict: "insufficient_evidence", reason: "stale" });
    expect(assessCorners(alone, stale)).toMatchObject({ reason: "uncorroborated" });
    expect(assessCorners(steady({ revenue: 3e5 }), alone)).toEqual({
      verdict: "insufficient_evidence",
      reason: "uncorroborated",
      range: ["subsidy_leaning", "insufficient_evidence"],
    });
  });
});
