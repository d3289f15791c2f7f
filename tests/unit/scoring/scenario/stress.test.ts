import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  assess,
  breakEvenEmissions,
  breakEvens,
  canonicalJson,
  costSpreadOf,
  emissionsOff,
  InputError,
  isScored,
  type OperatorFacts,
  priceGrid,
  type StressId,
  shockInput,
  stressTest,
  survivingShare,
  taperGrid,
} from "@/lib/scoring";
import { goldenInput } from "../golden-cases";
import { networks, RUNS, steady } from "../networks";

const operators: OperatorFacts = {
  revenueShare: 0.8,
  costUsd: 4_040_000,
  supplyEmissionsUsd: 3_000_000,
  costSpread: null,
};

describe("stress on K09, θ = .8, cost $4.04M (§3.13)", () => {
  const { now, stresses } = stressTest(goldenInput("K09"), { operators, discount: 0.66 });
  const at = (id: StressId) => stresses.find((stress) => stress.id === id)?.readouts;
  it("now: I 1.79, and no capacity leaves", () => {
    expect(now.operatorIncome).toBeCloseTo(1.79, 2);
    expect(now).toMatchObject({ verdict: "demand_led", capacityLeaves: false, survivingShare: null });
  });
  it("S1 emissions halved: I 1.42, C* doubles", () => {
    expect(at("S1")?.operatorIncome).toBeCloseTo(1.42, 2);
    expect(at("S1")?.prudentCoverage).toBeCloseTo(2 * 1.683333, 5);
  });
  it("S2 emissions off: 1.05 and 54 % of capacity survives", () => {
    expect(at("S2")?.operatorCover).toBeCloseTo(1.05, 2);
    expect(at("S2")?.operatorIncome).toBe(at("S2")?.operatorCover);
    expect(at("S2")?.survivingShare).toBeCloseTo(0.54, 2);
    expect(at("S2")?.coverageQuarter).toBe(Number.POSITIVE_INFINITY);
  });
  it("S3 demand −40 %: C 1.06, I 1.37, O .63", () => {
    expect(at("S3")?.coverageQuarter).toBeCloseTo(1.06, 2);
    expect(at("S3")?.operatorIncome).toBeCloseTo(1.37, 2);
    expect(at("S3")?.operatorCover).toBeCloseTo(0.63, 2);
  });
  it("S4 price −60 %: spot C 4.4 but I 1.35, and C* believes only part of it", () => {
    expect(at("S4")?.coverageQuarter).toBeCloseTo(4.4, 1);
    expect(at("S4")?.operatorIncome).toBeCloseTo(1.35, 2);
    expect(at("S4")?.prudentCoverage).toBeCloseTo(10.1 / (6 * 0.7), 10); // the year's mean price: (1 + .4) ÷ 2
  });
  it("S5 incumbents cut their price: the discount shrinks, the network's money does not", () => {
    expect(at("S5")?.discount).toBeCloseTo(1 - 0.34 / 0.7, 10);
    expect(at("S5")?.operatorIncome).toBe(now.operatorIncome);
  });
  it("S6 largest customer gone: 18 % less", () => {
    expect(at("S6")?.coverageQuarter).toBeCloseTo((5.3 * 0.82) / 3, 10);
  });
  it("S7 all three: spot C 2.2 yet I .81, capacity leaves", () => {
    expect(at("S7")?.coverageQuarter).toBeCloseTo(2.2, 1);
    expect(at("S7")?.operatorIncome).toBeCloseTo(0.81, 2);
    expect(at("S7")?.capacityLeaves).toBe(true);
  });
});

describe("stress on what is not known", () => {
  it("O from the factors where operators' facts are missing; I is not known", () => {
    const { now, stresses } = stressTest(goldenInput("K09"), { operators: null });
    expect(now).toMatchObject({ operatorCover: 1.05, operatorIncome: null, capacityLeaves: null });
    expect(stresses[2]?.readouts?.operatorCover).toBeCloseTo(1.05 * 0.6, 10);
    expect(stresses[4]).toMatchObject({ id: "S5", readouts: null });
  });
  it("nothing about a largest customer nobody knows", () => {
    const { stresses } = stressTest(steady({ factors: { topCustomerShare: null } }), { operators });
    expect(stresses.filter(({ readouts }) => readouts === null).map(({ id }) => id)).toEqual(["S5", "S6", "S7"]);
  });
  it("I without the split of emissions only where none are issued", () => {
    const { now, stresses } = stressTest(goldenInput("K09"), { operators: { ...operators, supplyEmissionsUsd: null } });
    expect(now.operatorIncome).toBeNull();
    expect(stresses[1]?.readouts?.operatorIncome).toBeCloseTo(1.05, 2);
  });
  it("the next customer may be as large as the one that left", () => {
    const lost = (top: number) => stressTest(steady({ factors: { topCustomerShare: top } }), { operators }).stresses[5];
    expect(lost(0.1)?.readouts?.verdict).toBe("demand_led"); // 1.8 × (1 − .1/.9)
    expect(lost(0.45)?.readouts?.verdict).toBe("demand_leaning"); // C* 1.1, of which .45/.55 may be the next one
  });
  it.each([
    { revenueShare: 1.1 },
    { costUsd: 0 },
    { costUsd: Number.NaN },
    { supplyEmissionsUsd: -1 },
    { costSpread: Number.POSITIVE_INFINITY },
  ])("refuses %j", (change) => {
    expect(() => stressTest(steady(), { operators: { ...operators, ...change } })).toThrow(InputError);
  });
  it("never prints NaN, whatever the network", () => {
    fc.assert(
      fc.property(networks(), (input) => {
        expect(() => canonicalJson(stressTest(input, { operators, discount: 0.2 }))).not.toThrow();
      }),
      { ...RUNS, numRuns: 100 },
    );
  });
});

describe("emissions off", () => {
  it.each([
    [1, 0.5],
    [0.5, 0.08],
    [1.5, 0.79],
    [0, 0],
    [Number.POSITIVE_INFINITY, 1],
  ])("O = %d: %d of capacity", (cover, share) => expect(survivingShare(cover, null)).toBeCloseTo(share, 2));

  it("three levels of cost, marked as a model", () => {
    const off = emissionsOff(5_300_000, operators);
    expect(off).toMatchObject({ basis: "model", isSpreadAssumed: true, costSpread: 0.5, incomeUsd: 4_240_000 });
    expect(off.cases.map(({ id }) => id)).toEqual(["low", "stated", "high"]);
    expect(off.cases.map(({ operatorCover }) => operatorCover)).toEqual(
      [0.75, 1, 1.25].map((k) => 4_240_000 / (4_040_000 * k)),
    );
    expect(off.cases[1]?.survivingShare).toBeCloseTo(0.54, 2);
  });
  it("a known spread of cost replaces the assumed one", () => {
    const spread = costSpreadOf(80, 120); // ln 1.5 ÷ 1.349
    expect(spread).toBeCloseTo(0.3006, 4);
    expect(emissionsOff(5_300_000, { ...operators, costSpread: spread })).toMatchObject({ isSpreadAssumed: false });
    expect(survivingShare(0.5, spread)).toBeLessThan(survivingShare(0.5, null));
    expect(() => costSpreadOf(120, 80)).toThrow(InputError);
  });
});

describe("grids", () => {
  it("today's cell is today's verdict, and its neighbours are the flips", () => {
    const input = goldenInput("K09");
    const result = assess(input);
    if (!isScored(result)) throw new Error("no score");
    const { revenueDown = 0, emissionsDown = 0 } = result.flipMultiples ?? {};
    const grid = taperGrid(input, {
      rows: [1, emissionsDown * 1.001],
      columns: [revenueDown * 0.999, revenueDown * 1.001, 1],
    });
    expect(grid.cells[0]?.map(({ verdict }) => verdict)).toEqual(["demand_leaning", "demand_led", "demand_led"]);
    expect(grid.cells[1]?.[2]?.verdict).toBe("demand_leaning");
  });
  it("has a cell for every pair, emissions off included", () => {
    const grid = taperGrid(goldenInput("K01"));
    expect(grid.cells).toHaveLength(grid.rows.length);
    expect(grid.cells.every((row) => row.length === grid.columns.length)).toBe(true);
    expect(grid.cells.at(-1)?.[4]).toMatchObject({
      verdict: "demand_leaning",
      prudentCoverage: Number.POSITIVE_INFINITY,
    });
  });
  it("less emission never lowers the class, along any column", () => {
    fc.assert(
      fc.property(networks(), (input) => {
        const { cells, columns } = taperGrid(input, { rows: [2, 1, 0.5, 0.1], columns: [0.5, 1, 2] });
        columns.forEach((_, column) => {
          const classes = cells.map((row) => row[column]?.prudentCoverage).filter((c) => typeof c === "number");
          expect([...classes].sort((a, b) => a - b)).toEqual(classes);
        });
      }),
      { ...RUNS, numRuns: 80 },
    );
  });
  it("a lower price helps C* less than the same cut of tokens", () => {
    const input = goldenInput("K09");
    const price = priceGrid(input, { rows: [1], columns: [0.5] }).cells[0]?.[0]?.prudentCoverage ?? 0;
    const taper = taperGrid(input, { rows: [0.5], columns: [1] }).cells[0]?.[0]?.prudentCoverage ?? 0;
    expect(price).toBeLessThan(taper);
    expect(price).toBeGreaterThan(1.683);
  });
  it("says why there is no verdict", () => {
    const cell = taperGrid(goldenInput("K01"), { rows: [0], columns: [0] }).cells[0]?.[0];
    expect(cell).toEqual({
      verdict: "insufficient_evidence",
      reason: "inactive",
      verdictClass: null,
      prudentCoverage: null,
    });
  });
  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY, 1e308])("refuses the multiple %d", (multiple) => {
    expect(() => shockInput(steady(), { demand: multiple, emissions: 1, price: 1 })).toThrow(InputError);
  });
  it("cash falls with the tokens, and the price moves neither", () => {
    const plain = steady();
    const paid = { ...plain, quarters: (plain.quarters ?? []).map((quarter) => ({ ...quarter, cashSubsidyUsd: 100 })) };
    const [first, ...rest] = shockInput(paid, { demand: 1, emissions: 0.5, price: 0.25 }).quarters ?? [];
    expect(first).toMatchObject({ cashSubsidyUsd: 50, emittedTokens: 500_000, tokenPriceUsd: 1 });
    expect(rest.at(-1)).toMatchObject({ cashSubsidyUsd: 50, emittedTokens: 500_000, tokenPriceUsd: 0.25 });
  });
  it("an annual record has no prices to shock", () => {
    const { quarters: _, ...rest } = steady();
    const revenueUsd = { organic: 8e6, unclassified: 0, related: 0, excluded: 0, incentives: 0 };
    const annual = { ...rest, annual: { from: "2025-01-01", to: "2025-12-31", revenueUsd, emissionsUsd: 4e6 } };
    expect(shockInput(annual, { demand: 0.5, emissions: 0.25, price: 0.1 }).annual).toMatchObject({
      revenueUsd: { organic: 4e6 },
      emissionsUsd: 1e6,
    });
  });
});

describe("break-even", () => {
  it("is where C* meets each edge, from either side", () => {
    const rows = breakEvens(goldenInput("K01")) ?? [];
    expect(rows.map(({ coverage }) => coverage)).toEqual([0.125, 0.25, 0.5, 1]);
    expect(rows[2]?.revenueUsd).toBeCloseTo(7_080_115.065779, 3);
    expect(rows[2]?.revenueMultiple).toBeCloseTo(1.924185, 6);
    expect(rows[2]?.emissionsUsd).toBeCloseTo(3_679_540 / 0.5, 3);
    expect(rows[2]?.emissionsMultiple).toBeCloseTo(0.519701, 6);
  });
  it("reaches the edge when applied", () => {
    const input = goldenInput("K09");
    for (const { coverage, revenueMultiple, emissionsMultiple } of breakEvens(input) ?? []) {
      for (const shock of [
        { demand: revenueMultiple ?? 0, emissions: 1, price: 1 },
        { demand: 1, emissions: emissionsMultiple ?? 0, price: 1 },
      ]) {
        const result = assess(shockInput(input, shock));
        expect(isScored(result) && result.ratios.prudentCoverage).toBeCloseTo(coverage, 9);
      }
    }
  });
  it("emissions unknown: the most that would still allow the top class (K08)", () => {
    const input = goldenInput("K08");
    const organic = (input.quarters ?? []).map(({ revenueUsd }) => revenueUsd?.organic ?? 0);
    expect(breakEvens(input)).toBeNull();
    expect(breakEvenEmissions(input)).toEqual({
      quarter: input.quarters?.at(-1)?.quarter,
      halfYearUsd: organic.slice(-2).reduce((a, b) => a + b),
      yearUsd: organic.slice(-4).reduce((a, b) => a + b),
    });
  });
  it("counts only identified payers towards the top class", () => {
    const half = { ...steady(), quarters: (steady().quarters ?? []).map((q) => ({ ...q, emittedTokens: null })) };
    const unnamed = half.quarters.map((q) => ({
      ...q,
      revenueUsd: { organic: 100, unclassified: 1_000, related: 0, excluded: 0, incentives: 20 },
    }));
    expect(breakEvenEmissions({ ...half, quarters: unnamed })).toMatchObject({ halfYearUsd: 160, yearUsd: 320 });
  });
  it("is nothing without revenue, and no year on three quarters", () => {
    expect(breakEvenEmissions(steady({ revenue: [null, null] }))).toBeNull();
    expect(breakEvenEmissions(steady({ revenue: [1e6, 1e6, 1e6] }))?.yearUsd).toBeNull();
    expect(breakEvens(steady({ revenue: 0 }))?.[0]?.revenueMultiple).toBeNull();
    expect(breakEvens(steady({ emissions: 0 }))?.[0]?.emissionsMultiple).toBeNull();
  });
});
