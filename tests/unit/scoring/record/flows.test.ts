import { describe, expect, test } from "vitest";
import { claim, figure, record, series, source } from "./builders";

const ONE = [series("r")];
const months = (values: [string, string, number][]) => values.map(([from, to, value]) => claim("r", [from, to], value));

describe("a flow in one quarter", () => {
  test("is the claim for its exact days", () => {
    expect(figure({ series: ONE, observations: [claim("r", "2025Q4", 500)] }, "r", "2025Q4")).toMatchObject({
      span: { value: 500, low: 500, high: 500 },
      method: "reported",
      grade: "B2",
      quality: 0.85,
      missing: null,
    });
  });

  test("is the sum of three months, at the grade of the months", () => {
    const observations = months([
      ["2025-10-01", "2025-10-31", 10],
      ["2025-11-01", "2025-11-30", 20],
      ["2025-12-01", "2025-12-31", 30],
    ]);
    expect(figure({ series: ONE, observations }, "r", "2025Q4")).toMatchObject({
      span: { value: 60 },
      method: "sum",
      grade: "B2",
    });
  });

  test("takes the weakest month's grade", () => {
    const observations = [
      claim("r", ["2025-10-01", "2025-10-31"], 10, { credibility: 1 }),
      claim("r", ["2025-11-01", "2025-11-30"], 20, { credibility: 3 }),
      claim("r", ["2025-12-01", "2025-12-31"], 30),
    ];
    expect(figure({ series: ONE, observations }, "r", "2025Q4")).toMatchObject({ grade: "B3", quality: 0.6 });
  });

  test("needs 90 % of the days: 81 of 90, scaled to 90 and one step down", () => {
    const covered = [claim("r", ["2025-01-01", "2025-02-28"], 59), claim("r", ["2025-03-01", "2025-03-22"], 22)];
    expect(figure({ series: ONE, observations: covered }, "r", "2025Q1")).toMatchObject({
      // 59 + 22 = 81 over 81 days → 90 over 90.
      span: { value: 90 },
      method: "sum",
      grade: "B3",
    });
  });

  test("is null and hatched with 80 of 90 days", () => {
    const short = [claim("r", ["2025-01-01", "2025-02-28"], 59), claim("r", ["2025-03-01", "2025-03-21"], 21)];
    expect(figure({ series: ONE, observations: short }, "r", "2025Q1")).toMatchObject({
      span: null,
      missing: "part_quarter",
      grade: null,
    });
  });

  test("counts a window whose edges are 5 days off as the quarter, one step down; 6 days off is a part", () => {
    const five = [claim("r", ["2025-10-06", "2026-01-05"], 100)];
    expect(figure({ series: ONE, observations: five }, "r", "2025Q4")).toMatchObject({
      span: { value: 100 },
      grade: "B3",
    });
    const six = [claim("r", ["2025-10-07", "2026-01-06"], 100)];
    expect(figure({ series: ONE, observations: six }, "r", "2025Q4").span).toBeNull();
  });

  test("never adds windows that overlap", () => {
    const overlapping = [claim("r", ["2025-10-01", "2025-11-20"], 51), claim("r", ["2025-11-01", "2025-12-31"], 61)];
    // The longer one alone covers 61 of 92 days.
    expect(figure({ series: ONE, observations: overlapping }, "r", "2025Q4")).toMatchObject({
      span: null,
      missing: "part_quarter",
    });
  });

  test("prefers the tiling that covers most days", () => {
    const observations = [
      claim("r", ["2025-10-01", "2025-11-15"], 999),
      ...months([
        ["2025-10-01", "2025-10-31", 10],
        ["2025-11-01", "2025-11-30", 20],
        ["2025-12-01", "2025-12-31", 30],
      ]),
    ];
    expect(figure({ series: ONE, observations }, "r", "2025Q4").span?.value).toBe(60);
  });

  test("prefers one claim for the quarter to the sum of its months", () => {
    const whole = claim("r", "2025Q4", 61);
    const observations = [
      ...months([
        ["2025-10-01", "2025-10-31", 10],
        ["2025-11-01", "2025-11-30", 20],
        ["2025-12-01", "2025-12-31", 30],
      ]),
      whole,
    ];
    const chosen = figure({ series: ONE, observations }, "r", "2025Q4");
    expect(chosen).toMatchObject({ span: { value: 61 }, usedIds: [whole.id] });
    expect(chosen.otherIds).toHaveLength(3);
  });

  test("splits weekly epochs by days at the quarter's edges", () => {
    // Thirteen weeks from Monday 2025-09-29: two days of the first lie in September.
    const weeks = Array.from({ length: 14 }, (_, week) => {
      const day = (offset: number) =>
        new Date(Date.UTC(2025, 8, 29) + (week * 7 + offset) * 86_400_000).toISOString().slice(0, 10);
      return claim("r", [day(0), day(6)], 7);
    });
    const chosen = figure({ series: ONE, observations: weeks }, "r", "2025Q4");
    // One a day for 92 days, no credibility lost.
    expect(chosen.span?.value).toBeCloseTo(92, 9);
    expect(chosen.grade).toBe("B2");
  });

  test("does not split a month that crosses the edge", () => {
    const observations = [claim("r", ["2025-09-16", "2025-10-15"], 30), claim("r", ["2025-10-16", "2025-12-31"], 77)];
    // 77 of 92 days are left: 84 %.
    expect(figure({ series: ONE, observations }, "r", "2025Q4")).toMatchObject({ span: null, missing: "part_quarter" });
  });

  test("never splits a year", () => {
    const year = [claim("r", ["2025-01-01", "2025-12-31"], 400)];
    for (const quarter of ["2025Q1", "2025Q4"])
      expect(figure({ series: ONE, observations: year }, "r", quarter)).toMatchObject({
        span: null,
        missing: "no_claim",
      });
  });

  test("multiplies daily means by days, one step down", () => {
    const daily = [series("r", { unit: "USD/day" })];
    expect(figure({ series: daily, observations: [claim("r", "2025Q4", 10)] }, "r", "2025Q4")).toMatchObject({
      span: { value: 920 },
      method: "daily mean × days",
      grade: "B3",
    });
  });

  test("is never printed as worse than 4 for being derived", () => {
    const daily = [series("r", { unit: "USD/day" })];
    const shifted = claim("r", ["2025-10-03", "2025-12-30"], 10, { credibility: 3 });
    expect(figure({ series: daily, observations: [shifted] }, "r", "2025Q4").grade).toBe("B4");
  });
});

describe("no number", () => {
  test("observed zero is a measured 0, for every quarter of its period", () => {
    const zero = claim("r", ["2025-01-01", "2025-12-31"], null, { nullReason: "observed_zero" });
    expect(figure({ series: ONE, observations: [zero] }, "r", "2025Q2")).toMatchObject({
      span: { value: 0, low: 0, high: 0 },
      missing: null,
      grade: "B2",
    });
  });

  test.each(["not_disclosed", "not_researched"] as const)("%s says so and is never 0", (nullReason) => {
    const silent = claim("r", ["2025-01-01", "2025-12-31"], null, { nullReason });
    expect(figure({ series: ONE, observations: [silent] }, "r", "2025Q2")).toMatchObject({
      span: null,
      missing: nullReason,
    });
  });

  test("whoever looked last says why; on one day the more modest reason stands", () => {
    const old = claim("r", "2025Q4", null, { nullReason: "not_researched", knownOn: "2026-01-01" });
    const later = claim("r", "2025Q4", null, { nullReason: "not_disclosed", knownOn: "2026-02-01" });
    const same = claim("r", "2025Q4", null, { nullReason: "not_disclosed", knownOn: "2026-01-01" });
    expect(figure({ series: ONE, observations: [old, later] }, "r", "2025Q4").missing).toBe("not_disclosed");
    expect(figure({ series: ONE, observations: [old, same] }, "r", "2025Q4").missing).toBe("not_researched");
  });

  test("nothing said is no claim", () => {
    expect(figure({ series: ONE }, "r", "2025Q4")).toMatchObject({ span: null, missing: "no_claim", usedIds: [] });
  });
});

describe("one source over time", () => {
  test("its latest word stands", () => {
    const first = claim("r", "2025Q4", 100, { knownOn: "2026-01-10" });
    const restated = claim("r", "2025Q4", 90, { knownOn: "2026-03-10" });
    const parts = { series: ONE, observations: [restated, first] };
    expect(figure(parts, "r", "2025Q4")).toMatchObject({ span: { value: 90 }, knownOn: "2026-03-10" });
    // As of the day before, the restatement does not exist.
    expect(figure(parts, "r", "2025Q4", "2026-03-09")).toMatchObject({ span: { value: 100 }, knownOn: "2026-01-10" });
  });

  test("pages that quote one origin are one reading", () => {
    const sources = [source("s"), source("quote", { originId: "s", letter: "B", publisher: "Mirror" })];
    const observations = [claim("r", "2025Q4", 100), claim("r", "2025Q4", 70, { sourceId: "quote", credibility: 3 })];
    expect(figure({ sources, series: ONE, observations }, "r", "2025Q4")).toMatchObject({
      span: { value: 100 },
      gap: null,
      originIds: ["s"],
    });
  });

  test("a claim without its source or series is an error, not a gap", () => {
    const stray = record({ series: ONE, observations: [claim("r", "2025Q4", 1, { sourceId: "nobody" })] });
    expect(() => figure(stray, "r", "2025Q4")).toThrow("no source nobody");
    const lost = record({ observations: [claim("x", "2025Q4", 1)] });
    expect(() => figure(lost, "x", "2025Q4")).toThrow("no series x");
  });
});
