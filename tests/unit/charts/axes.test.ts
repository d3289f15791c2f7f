import { describe, expect, it } from "vitest";
import { COVERAGE_EDGES, clampTo, coverageAxis, ratioAxis, tickTexts, zeroBasedAxis } from "@/lib/charts";
import { dayPosition, everyQuarter } from "@/lib/charts/quarters";

const texts = (ticks: { text: string }[]) => ticks.map((tick) => tick.text);

describe("zeroBasedAxis", () => {
  it("starts at zero, ends just above the largest value, with round ticks inside", () => {
    const { domain, ticks } = zeroBasedAxis(11.2e6, "$");
    expect(domain[0]).toBe(0);
    expect(domain[1]).toBeCloseTo(11.2e6 * 1.04);
    expect(texts(ticks)).toEqual(["0", "$2M", "$4M", "$6M", "$8M", "$10M"]);
  });

  it("keeps one scale for all ticks and gives the zero no suffix", () => {
    expect(texts(tickTexts([0, 500_000, 1_000_000], "$"))).toEqual(["0", "$0.5M", "$1M"]);
    expect(texts(tickTexts([0, 2_000, 4_000]))).toEqual(["0", "2k", "4k"]);
    expect(texts(tickTexts([0, 0.5, 1]))).toEqual(["0", "0.5", "1"]);
  });

  it.each([0, Number.NaN, Number.POSITIVE_INFINITY, -3])("has the zero alone when nothing is known (%s)", (max) => {
    expect(zeroBasedAxis(max)).toEqual({ domain: [0, 1], ticks: [{ value: 0, text: "0" }] });
  });
});

describe("ratioAxis", () => {
  it("shows all of 100 % once half of it is reached, else only as much as is needed", () => {
    expect(texts(ratioAxis(0.7).ticks)).toEqual(["0%", "20%", "40%", "60%", "80%", "100%"]);
    expect(ratioAxis(0.03).domain[1]).toBeLessThan(0.04);
    expect(ratioAxis(0).domain[1]).toBeGreaterThan(0);
  });
});

describe("coverageAxis", () => {
  it("always holds the four edges, parity included", () => {
    for (const values of [[], [0.3], [0.0001], [500], [0, Number.POSITIVE_INFINITY]]) {
      const { domain, ticks } = coverageAxis(values);
      for (const edge of COVERAGE_EDGES) {
        expect(domain[0]).toBeLessThan(edge);
        expect(domain[1]).toBeGreaterThan(edge);
        expect(ticks.some((tick) => tick.value === edge)).toBe(true);
      }
    }
  });

  it("grows by whole halvings to hold the data, and no further than where nothing is decided", () => {
    expect(coverageAxis([0.02, 5]).domain).toEqual([1 / 64, 8]);
    expect(coverageAxis([1e-9, 1e9]).domain).toEqual([1 / 8192, 64]);
  });

  it("is not moved by what no log axis can hold", () => {
    expect(coverageAxis([0, Number.POSITIVE_INFINITY])).toEqual(coverageAxis([]));
  });
});

describe("clampTo", () => {
  it("says on which side a value left the axis", () => {
    expect(clampTo([0.1, 2], 0)).toEqual({ value: 0.1, clamped: "low" });
    expect(clampTo([0.1, 2], Number.POSITIVE_INFINITY)).toEqual({ value: 2, clamped: "high" });
    expect(clampTo([0.1, 2], 0.1)).toEqual({ value: 0.1, clamped: null });
    expect(clampTo([0.1, 2], 2)).toEqual({ value: 2, clamped: null });
  });
});

describe("quarters", () => {
  it("fills holes between the first and the last, in order, across years", () => {
    expect(everyQuarter(["2025Q2", "2024Q3"])).toEqual(["2024Q3", "2024Q4", "2025Q1", "2025Q2"]);
    expect(everyQuarter([])).toEqual([]);
    expect(() => everyQuarter(["2025Q5"])).toThrow("2025Q5");
  });

  it("places a day within its quarter, in UTC", () => {
    expect(dayPosition("2024-07-01", "2024Q3", 2)).toBe(0);
    expect(dayPosition("2024-09-30", "2024Q3", 2)).toBeCloseTo(91 / 92);
    expect(dayPosition("2024-10-01", "2024Q3", 2)).toBe(1);
    expect(dayPosition("2024-06-30", "2024Q3", 2)).toBeNull();
    expect(dayPosition("2025-01-01", "2024Q3", 2)).toBeNull();
    expect(dayPosition("some day", "2024Q3", 2)).toBeNull();
  });
});
