import { describe, expect, it } from "vitest";
import { type AssessmentInput, assess, type QuarterInput } from "@/lib/scoring";
import { lines, scored, steady } from "./networks";

const withQuarters = (quarters: Partial<QuarterInput>[], rest: Parameters<typeof steady>[0] = {}): AssessmentInput => {
  const base = steady({ ...rest, revenue: quarters.map(() => 1_000_000) });
  return { ...base, quarters: (base.quarters ?? []).map((quarter, i) => ({ ...quarter, ...quarters[i] })) };
};

describe("windows (§3.2)", () => {
  it("the half-year is t and the quarter before it on the calendar", () => {
    const { ratios } = scored(
      withQuarters([{ revenueUsd: null }, {}, { revenueUsd: null }, { revenueUsd: lines({ organic: 3e6 }) }]),
    );
    expect(ratios.revenue2qUsd).toBe(3e6); // t alone: t−1 is unusable
    expect(ratios.emissions2qUsd).toBe(1e6); // and left out below as well
    expect(ratios.revenue4qUsd).toBe(4e6);
    expect(ratios.emissions4qUsd).toBe(2e6);
    expect(ratios.coverageQuarter).toBe(3);
  });

  it("t is the latest usable quarter; later ones are ignored", () => {
    const { ratios } = scored(
      withQuarters([{}, {}, {}, {}, { emittedTokens: null, revenueUsd: lines({ organic: 9e9 }) }]),
    );
    expect(ratios.revenue4qUsd).toBe(4e6);
  });

  it("values emissions at the higher of the half-year's and the year's mean price, and adds cash", () => {
    const falling = withQuarters([
      { tokenPriceUsd: 3, emittedTokens: 1e6 },
      { tokenPriceUsd: 3, emittedTokens: 1e6 },
      { tokenPriceUsd: 1, emittedTokens: 1e6, cashSubsidyUsd: 2e5 },
      { tokenPriceUsd: 1, emittedTokens: 3e6, cashSubsidyUsd: null },
    ]);
    const { ratios } = scored(falling);
    expect(ratios.emissions2qUsd).toBe(4.2e6);
    expect(ratios.prudentEmissionsUsd).toBeCloseTo(4e6 * (10 / 6) + 2e5, 6); // year: 10M for 6M tokens
    expect(ratios.coverageAtHighestPrice).toBeCloseTo(2e6 / (4e6 * 3 + 2e5), 12);
    const rising = withQuarters([
      { tokenPriceUsd: 1 },
      { tokenPriceUsd: 1 },
      { tokenPriceUsd: 2 },
      { tokenPriceUsd: 2 },
    ]);
    expect(scored(rising).ratios.prudentEmissionsUsd).toBe(4e6);
  });

  it("counts cash beside zero tokens as emission, whatever the price", () => {
    const { ratios } = scored(
      withQuarters(Array.from({ length: 4 }, () => ({ emittedTokens: 0, tokenPriceUsd: null, cashSubsidyUsd: 5e5 }))),
    );
    expect(ratios.prudentEmissionsUsd).toBe(1e6);
    expect(ratios.prudentCoverage).toBe(2);
    expect(ratios.coverageAtHighestPrice).toBe(2);
  });

  it("gives infinity over no emissions, and zero for nothing over nothing", () => {
    const free = steady({ emissions: 0 });
    expect(scored(free).ratios.prudentCoverage).toBe(Number.POSITIVE_INFINITY);
    const unclassified = (free.quarters ?? []).map((q) => ({ ...q, revenueUsd: lines({ unclassified: 1e6 }) }));
    const { ratios, gates } = scored({ ...free, quarters: unclassified });
    expect(ratios.prudentCoverage).toBe(Number.POSITIVE_INFINITY);
    expect([ratios.strictCoverage, ratios.strictCoverage4q]).toEqual([0, 0]);
    expect(gates.map(({ id }) => id)).toEqual(expect.arrayContaining(["G3", "G4"]));
  });

  it("nets incentives per quarter, never below zero", () => {
    const input = withQuarters([
      {},
      {},
      { revenueUsd: lines({ organic: 1e6, incentives: 5e6 }) },
      { revenueUsd: lines({ organic: 1e6, unclassified: 1e6 }) },
    ]);
    const { ratios } = scored(input);
    expect(ratios.revenue2qUsd).toBe(1.5e6);
    expect(ratios.strictCoverage).toBe(0.5);
    expect(ratios.relatedShare).toBe(1); // 5M of incentives against 5M claimed
    expect(ratios.unclassifiedShare).toBe(0.2);
  });

  it("ignores excluded revenue altogether", () => {
    const plain = assess(steady());
    const penalties = steady();
    const quarters = (penalties.quarters ?? []).map((q) => ({
      ...q,
      revenueUsd: lines({ organic: 2e6, excluded: 9e9 }),
    }));
    expect(assess({ ...penalties, quarters })).toEqual(plain);
  });
});

describe("annual record (P12)", () => {
  const annual = (organic: number, emissionsUsd: number, rest: Parameters<typeof steady>[0] = {}): AssessmentInput => {
    const { quarters: _, ...base } = steady(rest);
    return { ...base, annual: { from: "2025-01-01", to: "2025-12-31", revenueUsd: lines({ organic }), emissionsUsd } };
  };

  it("stands for both windows, with growth unknown and G8 closed", () => {
    const result = scored(annual(6e6, 4e6));
    expect(result.ratios).toMatchObject({
      revenue2qUsd: 6e6,
      revenue4qUsd: 6e6,
      prudentEmissionsUsd: 4e6,
      coverage2q: 1.5,
      coverage4q: 1.5,
      prudentCoverage: 1.5,
      strictCoverage: 1.5,
      strictCoverage4q: 1.5,
      coverageQuarter: null,
      coverageAtHighestPrice: null,
      revenueGrowth: null,
    });
    expect(result.gates.map(({ id }) => id)).toEqual(["G8"]);
    expect(result.verdict).toBe("demand_leaning");
    expect(result.flips?.lowerEdge?.coverage).toBe(1);
  });

  it("does not test G12 and does not scale thresholds", () => {
    expect(scored(annual(6e6, 4e6, { factors: { usageGrowth: null } })).gates.map(({ id }) => id)).toEqual(["G8"]);
    expect(scored(annual(499_999, 1e5)).gates.map(({ id }) => id)).toEqual(["G1", "G8"]);
    expect(scored(annual(500_000, 1e5)).gates.map(({ id }) => id)).toEqual(["G8"]);
    expect(assess(annual(60_000, 39_999)).reason).toBe("too_small");
    expect(assess(annual(60_000, 40_000)).reason).toBeUndefined();
    expect(assess(annual(0, 0)).reason).toBe("inactive");
  });

  it("counts the shares of the year", () => {
    const input = annual(1e6, 1e6);
    const withRelated = {
      ...input,
      annual: {
        from: "2025-01-01",
        to: "2025-12-31",
        revenueUsd: lines({ organic: 1e6, related: 2e6 }),
        emissionsUsd: 1e6,
      },
    };
    expect(scored(withRelated).ratios.relatedShare).toBeCloseTo(2 / 3, 12);
    expect(scored(withRelated).verdict).toBe("subsidy_leaning");
  });
});
