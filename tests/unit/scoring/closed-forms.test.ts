import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  discountAfterPriceCut,
  fakingPays,
  InputError,
  maxTolerableCustomerShare,
  operatorPayback,
  quartersToParity,
  supplyNeutralRevenueUsd,
  testDiscount,
  unfakeableCoverage,
} from "@/lib/scoring";

describe("quarters to parity", () => {
  it.each([
    [0.25, 0, 2.6],
    [0.1, 0, 6.0],
    [0, 2 ** (-1 / 8) - 1, 6.6], // a two-year halving spread evenly over eight quarters
  ])("from .563 at γ %d and ν %d: %d quarters", (revenue, emission, quarters) => {
    expect(quartersToParity(0.563, revenue, emission)).toBeCloseTo(quarters, 1);
  });

  it("is nothing at parity, and never when emissions keep up or nothing is paid", () => {
    expect(quartersToParity(1, -0.5, 0)).toBe(0);
    expect(quartersToParity(Number.POSITIVE_INFINITY, 0, 0)).toBe(0);
    expect(quartersToParity(0.9, 0.1, 0.1)).toBe("never");
    expect(quartersToParity(0.9, 0.1, 0.2)).toBe("never");
    expect(quartersToParity(0, 0.1, 0)).toBe("never");
    expect(quartersToParity(0.9, -1, 0)).toBe("never");
  });

  it("when emissions end at once, parity is reached at once", () => {
    expect(quartersToParity(0.5, 0, -1)).toBe(0);
  });

  it("solves its own equation", () => {
    const growth = fc.double({ min: -0.2, max: 0.4, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), growth, growth, (coverage, revenue, emission) => {
        const quarters = quartersToParity(coverage, revenue, emission);
        if (quarters === "never") expect(revenue).toBeLessThanOrEqual(emission);
        else if (quarters < 200) expect(coverage * ((1 + revenue) / (1 + emission)) ** quarters).toBeCloseTo(1, 8);
      }),
    );
  });
});

describe("supply-neutral revenue", () => {
  it.each([
    [80e6, 15.0],
    [43.7e6, 8.2],
  ])("%d tokens at $0.15, 80 %% burned: $%dM", (tokens, millions) => {
    expect(Number(supplyNeutralRevenueUsd(tokens, 0.15, 0.8)) / 1e6).toBeCloseTo(millions, 1);
  });
  it("is never reached when nothing is burned", () => expect(supplyNeutralRevenueUsd(1, 1, 0)).toBe("never"));
});

describe("largest tolerable customer", () => {
  it("is what leaves a coverage of one half", () => {
    expect(maxTolerableCustomerShare(2)).toBe(0.75);
    expect(maxTolerableCustomerShare(0.5)).toBe(0);
    expect(maxTolerableCustomerShare(0.49)).toBeNull();
    expect(maxTolerableCustomerShare(Number.POSITIVE_INFINITY)).toBe(1);
  });
});

describe("is the discount real?", () => {
  it("66 % cheaper needs a coverage above .51", () => {
    expect(testDiscount(0.34, 1, 0.5)).toMatchObject({ isReal: false });
    expect(testDiscount(0.34, 1, 0.5)?.coverageNeeded).toBeCloseTo(0.515, 3);
    expect(testDiscount(0.34, 1, 0.52)).toMatchObject({ isReal: true });
  });
  it("at .156 a $1.33 GPU-hour costs the system $9.86", () => {
    expect(testDiscount(1.33, 4, 0.156)?.fullCostPriceUsd).toBeCloseTo(9.86, 2);
  });
  it("has no answer without an incumbent, and none to need without a discount", () => {
    expect(testDiscount(1, 0, 1)).toBeNull();
    expect(testDiscount(2, 1, 5)).toMatchObject({ discount: -1, coverageNeeded: null, isReal: false });
    expect(testDiscount(0, 1, 0)).toMatchObject({ discount: 1, fullCostPriceUsd: 0 });
    expect(testDiscount(1, 2, 0)?.fullCostPriceUsd).toBe(Number.POSITIVE_INFINITY);
  });
  it("shrinks when incumbents cut their price (S5)", () => {
    expect(discountAfterPriceCut(0.66, 0.3)).toBeCloseTo(0.514, 3); // 1 − .34/.7
    expect(discountAfterPriceCut(0.2, 0.3)).toBeCloseTo(-0.143, 3);
    expect(discountAfterPriceCut(0.2, 1)).toBeNull();
  });
});

describe("does faking pay?", () => {
  it("burn model: below a usage coverage of 1; marketplace with θ = .8: below 5", () => {
    expect(unfakeableCoverage(0)).toBe(1);
    expect(unfakeableCoverage(0.8)).toBeCloseTo(5, 12);
    expect(unfakeableCoverage(1)).toBe("never");
  });
  it.each([
    [0, 0.99, true],
    [0, 1, false],
    [0.8, 4.99, true],
    [0.8, 5.01, false],
    [0.8, Number.POSITIVE_INFINITY, false],
    [0, 0, true],
  ])("θ %d at usage coverage %d: %s", (share, coverage, pays) => expect(fakingPays(share, coverage)).toBe(pays));
});

describe("operator payback", () => {
  it("counts quarters with and without emissions", () => {
    expect(operatorPayback(1200, 100, 200, 60)).toEqual({ withEmissions: 5, withoutEmissions: 30 });
  });
  it("is never when income does not exceed running cost, and nothing for free hardware", () => {
    expect(operatorPayback(1200, 60, 0, 60)).toEqual({ withEmissions: "never", withoutEmissions: "never" });
    expect(operatorPayback(0, 0, 0, 60)).toEqual({ withEmissions: 0, withoutEmissions: 0 });
  });
});

describe("hostile numbers", () => {
  const hostile = fc.constantFrom(
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    -1,
    0,
    1,
    1e308,
    5e-324,
  );
  it("give a typed error or an answer, never NaN", () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, hostile, (a, b, c, d) => {
        const forms = [
          () => quartersToParity(a, b, c),
          () => supplyNeutralRevenueUsd(a, b, c),
          () => maxTolerableCustomerShare(a),
          () => testDiscount(a, b, c),
          () => discountAfterPriceCut(a, b),
          () => unfakeableCoverage(a),
          () => fakingPays(a, b),
          () => operatorPayback(a, b, c, d),
        ];
        for (const form of forms) {
          try {
            expect(JSON.stringify([form()], (_, value) => (Number.isNaN(value) ? "NaN" : value))).not.toContain("NaN");
          } catch (error) {
            expect(error).toBeInstanceOf(InputError);
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
