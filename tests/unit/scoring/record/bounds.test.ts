import { describe, expect, test } from "vitest";
import { claim, figure, series, source } from "./builders";

const R = [series("r")];
const E = [series("e", { metric: "emission", unit: "NET", bucket: "supply" })];

describe("bounds are never values (P11)", () => {
  test.each(["ceiling", "budget"] as const)("a %s is an upper bound over 0", (nature) => {
    expect(figure({ series: E, observations: [claim("e", "2025Q4", 100, { nature })] }, "e", "2025Q4")).toMatchObject({
      span: { value: null, low: 0, high: 100 },
      method: "bound",
      grade: "B2",
    });
  });

  test("a ceiling's lower bound is the last measured payout ratio × ceiling", () => {
    const observations = [
      claim("e", "2025Q1", 60),
      claim("e", "2025Q1", 100, { nature: "ceiling" }),
      claim("e", "2025Q4", 200, { nature: "ceiling" }),
    ];
    // 60 ÷ 100 × 200.
    expect(figure({ series: E, observations }, "e", "2025Q4").span).toEqual({ value: null, low: 120, high: 200 });
  });

  test("a payout ratio 8 quarters old still counts, 9 quarters old does not", () => {
    const measured = [claim("e", "2023Q4", 60), claim("e", "2023Q4", 100, { nature: "ceiling" })];
    const at = (quarter: string) =>
      figure({ series: E, observations: [...measured, claim("e", quarter, 100, { nature: "ceiling" })] }, "e", quarter);
    expect(at("2025Q4").span?.low).toBe(60);
    expect(at("2026Q1").span?.low).toBe(0);
  });

  test("the latest of several payout ratios is taken, never more than all of the ceiling", () => {
    const observations = [
      claim("e", "2025Q1", 10),
      claim("e", "2025Q1", 100, { nature: "ceiling" }),
      claim("e", "2025Q2", 150),
      claim("e", "2025Q2", 100, { nature: "ceiling" }),
      claim("e", "2025Q3", 100, { nature: "ceiling" }),
    ];
    expect(figure({ series: E, observations }, "e", "2025Q3").span).toEqual({ value: null, low: 100, high: 100 });
  });

  test("a ceiling on revenue has no payout ratio", () => {
    const observations = [
      claim("r", "2025Q3", 50),
      claim("r", "2025Q3", 100, { nature: "ceiling" }),
      claim("r", "2025Q4", 100, { nature: "ceiling" }),
    ];
    expect(figure({ series: R, observations }, "r", "2025Q4").span).toEqual({ value: null, low: 0, high: 100 });
  });

  test("a run-rate is at most an upper bound of its quarter, ÷ 4", () => {
    const run = claim("r", ["2025-12-01", "2025-12-31"], 1000, { nature: "run-rate" });
    expect(figure({ series: R, observations: [run] }, "r", "2025Q4").span).toEqual({ value: null, low: 0, high: 250 });
  });

  test("a schedule minted whatever happens is a value, at credibility 3 at best", () => {
    const schedule = claim("e", "2025Q4", 100, { nature: "programmatic", credibility: 1 });
    expect(figure({ series: E, observations: [schedule] }, "e", "2025Q4")).toMatchObject({
      span: { value: 100 },
      grade: "B3",
    });
  });

  test("needs quality .35: credibility 4 is enough, 5 is not", () => {
    const ceiling = (credibility: 4 | 5) => [claim("e", "2025Q4", 100, { nature: "ceiling", credibility })];
    expect(figure({ series: E, observations: ceiling(4) }, "e", "2025Q4").span?.high).toBe(100);
    expect(figure({ series: E, observations: ceiling(5) }, "e", "2025Q4")).toMatchObject({
      span: null,
      missing: "no_claim",
    });
  });

  test("gives way to a value, however small its quality", () => {
    const observations = [
      claim("e", "2025Q4", 100, { nature: "ceiling" }),
      claim("e", "2025Q4", 30, { credibility: 5 }),
    ];
    expect(figure({ series: E, observations }, "e", "2025Q4").span?.value).toBe(30);
  });

  test("a year's ceiling is not split", () => {
    const year = claim("e", ["2025-01-01", "2025-12-31"], 400, { nature: "ceiling" });
    expect(figure({ series: E, observations: [year] }, "e", "2025Q4").span).toBeNull();
  });
});

describe("claimed ends", () => {
  test("`more than` is a floor without an upper end", () => {
    const more = claim("r", "2025Q4", null, { low: 10 });
    expect(figure({ series: R, observations: [more] }, "r", "2025Q4").span).toEqual({
      value: null,
      low: 10,
      high: Number.POSITIVE_INFINITY,
    });
  });

  test("a floor of one origin and a ceiling of another close each other; the weaker grade stands", () => {
    const sources = [source("s"), source("t", { letter: "C" })];
    const observations = [
      claim("r", "2025Q4", null, { low: 10 }),
      claim("r", "2025Q4", 80, { nature: "ceiling", sourceId: "t" }),
    ];
    const both = figure({ sources, series: R, observations }, "r", "2025Q4");
    expect(both).toMatchObject({ span: { value: null, low: 10, high: 80 }, grade: "C2", originIds: ["s", "t"] });
    expect(both.usedIds).toHaveLength(2);
  });

  test("ends that exclude each other leave the better source alone", () => {
    const sources = [source("s"), source("t", { letter: "C" })];
    const observations = [
      claim("r", "2025Q4", null, { low: 50, high: 60 }),
      claim("r", "2025Q4", null, { low: 5, high: 10, sourceId: "t" }),
    ];
    expect(figure({ sources, series: R, observations }, "r", "2025Q4").span).toEqual({
      value: null,
      low: 50,
      high: 60,
    });
  });

  test("add up over months", () => {
    const observations = [
      claim("r", ["2025-10-01", "2025-10-31"], 10),
      claim("r", ["2025-11-01", "2025-11-30"], null, { low: 5, high: 8 }),
      claim("r", ["2025-12-01", "2025-12-31"], 10),
    ];
    expect(figure({ series: R, observations }, "r", "2025Q4").span).toEqual({ value: null, low: 25, high: 28 });
  });

  test("around a value draw its range and leave it a value", () => {
    const about = claim("r", "2025Q4", 10, { low: 8, high: 13 });
    expect(figure({ series: R, observations: [about] }, "r", "2025Q4").span).toEqual({ value: 10, low: 8, high: 13 });
  });
});
