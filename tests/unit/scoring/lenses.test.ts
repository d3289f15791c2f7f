import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  decomposeCoverage,
  demandShare,
  halvingsToParity,
  InputError,
  netEmissionShare,
  normalCdf,
  priceToSales,
  shareOfCapacity,
  testRevenueTrend,
  testTrend,
  tokenProductGap,
  UnitError,
  unitFactor,
} from "@/lib/scoring";
import { goldenInput } from "./golden-cases";

describe("change of coverage taken apart (§3.4)", () => {
  it("a price crash is price, not customers", () => {
    const before = { revenueUsd: 1e6, emittedTokens: 2e6, tokenPriceUsd: 2 };
    const change = decomposeCoverage(before, { ...before, tokenPriceUsd: 0.5 });
    expect(change).toEqual({ total: Math.log(4), customers: 0, emissions: 0, price: Math.log(4) });
  });

  it("the parts add up, each with its sign", () => {
    const amount = fc.double({ min: 1e-3, max: 1e12, noNaN: true });
    const parts = fc.record({ revenueUsd: amount, emittedTokens: amount, tokenPriceUsd: amount });
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        const change = decomposeCoverage(a, b);
        const coverage = (p: typeof a) => p.revenueUsd / (p.emittedTokens * p.tokenPriceUsd);
        expect(change?.total).toBeCloseTo(Math.log(coverage(b) / coverage(a)), 8);
        expect((change?.customers ?? 0) + (change?.emissions ?? 0) + (change?.price ?? 0)).toBeCloseTo(
          change?.total ?? 1,
          8,
        );
        expect(Math.sign(change?.emissions ?? 0)).toBe(
          Math.sign(Math.log(a.emittedTokens) - Math.log(b.emittedTokens)),
        );
      }),
    );
  });

  it("has no size where an amount is nothing", () => {
    const before = { revenueUsd: 1e6, emittedTokens: 2e6, tokenPriceUsd: 2 };
    expect(decomposeCoverage(before, { ...before, emittedTokens: 0 })).toBeNull();
    expect(decomposeCoverage({ ...before, revenueUsd: Number.NaN }, before)).toBeNull();
  });
});

describe("lenses", () => {
  it("token-vs-product gap: HNT 2025 −3.55, GEOD −1.06", () => {
    expect(tokenProductGap(0.23, 8)).toBeCloseTo(-3.55, 2);
    expect(tokenProductGap(0.59, 1.7)).toBeCloseTo(-1.06, 2);
    expect(tokenProductGap(null, 8)).toBeNull();
    expect(tokenProductGap(0.5, 0)).toBeNull();
  });
  it("P/S", () => {
    expect(priceToSales(100, 4)).toBe(25);
    expect(priceToSales(100, 0)).toBeNull();
    expect(priceToSales(null, 4)).toBeNull();
  });
  it("halvings to parity", () => {
    expect([2, 1, 0.5, 0.25, 0.125].map(halvingsToParity)).toEqual([0, 0, 1, 2, 3]);
    expect(halvingsToParity(0)).toBe(Number.POSITIVE_INFINITY);
    expect(halvingsToParity(Number.POSITIVE_INFINITY)).toBe(0);
  });
  it("demand share", () => {
    expect(demandShare(1, 3)).toBe(0.25);
    expect(demandShare(1, 0)).toBe(1);
    expect(demandShare(0, 0)).toBeNull();
  });
  it("net emission", () => {
    expect(netEmissionShare(30, 100)).toBe(0.7);
    expect(netEmissionShare(30, 0)).toBeNull();
    expect(netEmissionShare(null, 100)).toBeNull();
  });
});

describe("Mann–Kendall (§2e)", () => {
  const rising = (n: number) => Array.from({ length: n }, (_, i) => i);
  it.each([
    [4, 0.083, "indicative"],
    [5, 0.017, "established"],
    [6, 0.0028, "established"],
  ])("%d rising values: p = %d, %s", (n, p, wording) => {
    expect(testTrend(rising(n))).toMatchObject({ n, wording });
    expect(Math.abs((testTrend(rising(n))?.p ?? 0) - p)).toBeLessThan(0.0005);
    expect(testTrend(rising(n).reverse())).toMatchObject({ wording, s: -(n * (n - 1)) / 2 });
  });

  it("a noisy series is indicative, a flat one has no trend at all", () => {
    expect(testTrend([1, 3, 2, 5, 4])).toMatchObject({ s: 6, wording: "indicative" }); // p = .233
    expect(testTrend([1, 3, 2, 5, 4])?.p).toBeCloseTo(28 / 120, 12);
    expect(testTrend([1, 2, 3, 5, 4])).toMatchObject({ s: 8, wording: "indicative" }); // p = 10/120
    expect(testTrend([2, 2, 2, 2, 2])).toEqual({ n: 5, s: 0, p: 1, wording: "indicative" });
  });

  it("agrees with counting every order, ties included", () => {
    const orders = (values: number[]): number[][] =>
      values.length < 2
        ? [values]
        : values.flatMap((v, i) => orders([...values.slice(0, i), ...values.slice(i + 1)]).map((rest) => [v, ...rest]));
    const s = (values: number[]) =>
      values.reduce((sum, b, j) => sum + values.slice(0, j).reduce((t, a) => t + Math.sign(b - a), 0), 0);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 4, maxLength: 6 }), (values) => {
        const all = orders(values).map(s);
        const p = all.filter((other) => Math.abs(other) >= Math.abs(s(values))).length / all.length;
        expect(testTrend(values)?.p).toBeCloseTo(p, 12);
      }),
      { numRuns: 60 },
    );
  });

  it("leaves unknown values out, and says nothing on fewer than four", () => {
    expect(testTrend([1, null, 2, 3, null, 4])?.n).toBe(4);
    expect(testTrend([1, 2, 3, null])).toBeNull();
    expect(() => testTrend(rising(13))).toThrow(InputError);
    expect(() => testTrend([1, 2, 3, Number.NaN])).toThrow(InputError);
    expect(() => testTrend([1, 2, 3, Number.POSITIVE_INFINITY])).toThrow(InputError);
  });

  it("reads revenue oldest first", () => {
    expect(testRevenueTrend(goldenInput("K09"))).toMatchObject({ n: 4, s: 6, wording: "indicative" });
    expect(testRevenueTrend(goldenInput("K20"))?.wording ?? "none").not.toBe("established");
  });
});

describe("normal distribution", () => {
  it.each([
    [0, 0.5],
    [1, 0.841344746068543],
    [-1.96, 0.0249978951482204],
    [1.6448536269514722, 0.95],
    [5, 0.999999713348428],
    [-6, 9.865876450377e-10],
    [Number.POSITIVE_INFINITY, 1],
    [Number.NEGATIVE_INFINITY, 0],
  ])("Φ(%d) = %d", (x, share) => expect(Math.abs(normalCdf(x) - share)).toBeLessThan(1e-14));

  it("rises, stays within 0 and 1, and mirrors itself", () => {
    const x = fc.double({ min: -12, max: 12, noNaN: true });
    fc.assert(
      fc.property(x, x, (a, b) => {
        if (a < b) expect(normalCdf(a)).toBeLessThanOrEqual(normalCdf(b) + 1e-15);
        expect(normalCdf(a) + normalCdf(-a)).toBeCloseTo(1, 13);
      }),
    );
  });
  it("keeps unknown unknown", () => expect(normalCdf(Number.NaN)).toBeNaN());
});

describe("units (P7)", () => {
  it("1 EiB is 1.153 EB, 1 PiB is 1.126 PB", () => {
    expect(unitFactor("EiB", "EB")).toBeCloseTo(1.153, 3);
    expect(unitFactor("PiB", "PB")).toBeCloseTo(1.126, 3);
    expect(unitFactor("EiB", "PiB")).toBe(1024);
    expect(unitFactor("GPU", "GPU")).toBe(1);
  });
  it.each([
    ["GPU", "PiB"],
    ["EB", "eb"],
    ["toString", "EB"],
  ])("%s and %s cannot be related", (from, to) => expect(() => unitFactor(from, to)).toThrow(UnitError));

  it("mixing families without a conversion is an error", () => {
    expect(shareOfCapacity({ value: 1110, unit: "PiB" }, { value: 3, unit: "EiB" })).toBeCloseTo(0.361, 3);
    expect(() => shareOfCapacity({ value: 1110, unit: "PiB" }, { value: 3, unit: "EB" })).toThrow(UnitError);
    expect(() => shareOfCapacity({ value: 3, unit: "GPU" }, { value: 3, unit: "EB" })).toThrow(UnitError);
    expect(shareOfCapacity({ value: 3, unit: "GPU" }, { value: 0, unit: "GPU" })).toBeNull();
  });
});
