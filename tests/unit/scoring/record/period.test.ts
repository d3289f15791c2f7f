import { describe, expect, test } from "vitest";
import { assessRecord, defaultAsOf } from "@/lib/scoring/record";
import { isScored } from "@/lib/scoring/types";
import {
  BASIC_LINES,
  BASIC_SERIES,
  basicClaims,
  basicRecord,
  claim,
  definition,
  line,
  network,
  record,
  series,
  YEAR_2025,
} from "./builders";

const assess = (parts: Parameters<typeof basicRecord>[0], asOf = "2026-02-01", quarter?: string) =>
  assessRecord(basicRecord(parts), { asOf, ...(quarter ? { quarter } : {}) });

describe("t", () => {
  test("is the latest quarter with revenue and an emission value", () => {
    expect(assess({})).toMatchObject({ quarter: "2025Q4", ageDays: 32 });
    const observations = basicRecord().observations.filter(
      (fact) => !(fact.seriesId === "p" && fact.periodStart === "2025-10-01"),
    );
    // Without a price the last quarter has no emission value.
    expect(assess({ observations })).toMatchObject({ quarter: "2025Q3", ageDays: 124 });
  });

  test("has ended on or before the as-of day", () => {
    const observations = basicRecord().observations.map((fact) => ({ ...fact, knownOn: "2025-12-30" }));
    expect(assess({ observations }, "2025-12-31").quarter).toBe("2025Q4");
    expect(assess({ observations }, "2025-12-30").quarter).toBe("2025Q3");
  });

  test("can be forced; a quarter that is not usable has no verdict", () => {
    expect(assess({}, "2026-02-01", "2025Q3")).toMatchObject({ quarter: "2025Q3", ageDays: 124 });
    expect(assess({}, "2026-02-01", "2024Q4")).toMatchObject({
      quarter: null,
      verdict: "insufficient_evidence",
      reason: "revenue_missing",
    });
    const observations = basicRecord().observations.filter((fact) => fact.seriesId !== "e");
    expect(assess({ observations }, "2026-02-01", "2025Q4").reason).toBe("emissions_missing");
  });

  test("is null when nothing is usable, with the reason", () => {
    expect(assess({ observations: [] })).toMatchObject({
      quarter: null,
      ageDays: null,
      reason: "revenue_missing",
      interval: null,
    });
    const revenueOnly = basicRecord().observations.filter((fact) => fact.seriesId === "r");
    expect(assess({ observations: revenueOnly })).toMatchObject({ quarter: null, reason: "emissions_missing" });
  });

  test("older than 400 days is stale, 400 is not", () => {
    // 2025-12-31 + 400 days = 2027-02-04.
    const stale = (asOf: string) => assess({}, asOf);
    expect(stale("2027-02-04")).toMatchObject({ ageDays: 400 });
    expect(stale("2027-02-04").reason).not.toBe("stale");
    expect(stale("2027-02-05")).toMatchObject({ ageDays: 401, reason: "stale" });
  });
});

describe("windows", () => {
  test("reach eight quarters back and go by calendar", () => {
    const quarters: [string, number, number, number][] = [
      ["2023Q4", 1, 1, 1],
      ["2024Q1", 500_000, 1_000_000, 2],
      ...YEAR_2025,
    ];
    const { input } = assess({ observations: basicClaims(quarters) });
    expect(input?.quarters?.map(({ quarter }) => quarter)).toEqual(["2024Q1", ...YEAR_2025.map(([label]) => label)]);
  });

  test("an unusable quarter inside is handed over as missing, not as zero", () => {
    const observations = basicRecord().observations.filter(
      (fact) => !(fact.seriesId === "r" && fact.periodStart === "2025-07-01"),
    );
    const { input, result } = assess({ observations });
    expect(input?.quarters?.[2]).toMatchObject({ quarter: "2025Q3", revenueUsd: null, emittedTokens: 1_000_000 });
    // 2Q is Q4 alone: 1.1M ÷ 2M.
    expect(isScored(result) && result.ratios.coverage2q).toBe(0.55);
  });
});

describe("an annual record (P12)", () => {
  const LINES = definition(BASIC_LINES);
  const annual = (parts: ReturnType<typeof claim>[]) =>
    assessRecord(record({ series: BASIC_SERIES, definitions: [LINES], observations: parts }), { asOf: "2026-02-01" });
  const year = (id: string, value: number, period: [string, string] = ["2025-01-01", "2025-12-31"]) =>
    claim(id, period, value);

  test("takes revenue and emissions of the same twelve months when quarters are missing", () => {
    const assessed = annual([year("r", 4_000_000), year("e", 4_000_000), year("p", 2)]);
    expect(assessed).toMatchObject({ quarter: "2025Q4", ageDays: 32 });
    expect(assessed.tags).toContain("annual");
    expect(assessed.input?.annual).toMatchObject({
      from: "2025-01-01",
      to: "2025-12-31",
      revenueUsd: { organic: 4_000_000 },
      emissionsUsd: 8_000_000,
    });
    expect(isScored(assessed.result) && assessed.result.ratios.prudentCoverage).toBe(0.5);
    expect(isScored(assessed.result) && assessed.result.gates.map(({ id }) => id)).toContain("G8");
    expect(assessed.inputs.find(({ id }) => id === "growth")?.state).toBe("unknown");
  });

  test("ends may lie 31 days apart, not 32", () => {
    const shifted = (day: string, start: string) =>
      annual([year("r", 4_000_000), year("e", 4_000_000, [start, day]), year("p", 2)]);
    expect(shifted("2025-11-30", "2024-12-01").verdict).toBe(shifted("2025-12-31", "2025-01-01").verdict);
    expect(shifted("2025-11-30", "2024-12-01").tags).toContain("annual");
    expect(shifted("2025-11-29", "2024-11-30")).toMatchObject({ quarter: null, reason: "emissions_missing" });
  });

  test("adds up four quarters where only one side has them, and averages quarterly prices", () => {
    const quarters = YEAR_2025.flatMap(([label, , tokens], at) => [
      claim("e", label, tokens),
      claim("p", label, at + 1),
    ]);
    const { input } = annual([year("r", 4_000_000), ...quarters]);
    // 4M tokens × mean(1, 2, 3, 4).
    expect(input?.annual?.emissionsUsd).toBe(10_000_000);
  });

  test("is not taken where a quarter of that year is usable", () => {
    const { input, tags } = annual([year("r", 4_000_000), ...basicClaims(YEAR_2025.slice(3))]);
    expect(input?.annual).toBeUndefined();
    expect(tags).not.toContain("annual");
  });

  test("goes before quarters that are all older than the year", () => {
    const old = basicClaims([["2024Q4", 1_000_000, 1_000_000, 2]]);
    const { input, quarter } = annual([...old, year("r", 4_000_000), year("e", 4_000_000), year("p", 2)]);
    expect(quarter).toBe("2025Q4");
    expect(input?.annual).toBeDefined();
  });

  test("needs every required line for that year", () => {
    const known = record({
      series: [...BASIC_SERIES, series("x")],
      definitions: [definition([...BASIC_LINES, line("x", "organic")])],
      observations: [year("r", 4_000_000), year("e", 4_000_000), year("p", 2)],
    });
    expect(assessRecord(known, { asOf: "2026-02-01" })).toMatchObject({ quarter: null, reason: "revenue_missing" });
  });

  test("an annual ceiling of emission is a bound", () => {
    const ceiling = claim("e", ["2025-01-01", "2025-12-31"], 4_000_000, { nature: "ceiling" });
    const capped = annual([year("r", 4_000_000), ceiling, year("p", 2)]);
    expect(capped.corners?.inputs.map((input) => input.annual?.emissionsUsd)).toEqual([8_000_000, 0]);
    const range = claim("e", ["2025-01-01", "2025-12-31"], null, { low: 3_900_000, high: 4_000_000 });
    expect(annual([year("r", 4_000_000), range, year("p", 2)]).tags).toEqual(
      expect.arrayContaining(["annual", "bounded"]),
    );
  });
});

describe("the default as-of day", () => {
  test("is the newest compiled or recorded day of all records", () => {
    const older = record({ network: network({ compiledOn: "2026-05-01" }) });
    const ingested = record({
      network: network({ compiledOn: "2026-05-02" }),
      series: BASIC_SERIES,
      observations: [
        claim("r", "2025Q4", 1, { knownOn: "2026-05-09", knownOnBasis: "recorded" }),
        claim("r", "2025Q4", 1, { knownOn: "2026-06-01", knownOnBasis: "published" }),
      ],
    });
    expect(defaultAsOf([older])).toBe("2026-05-01");
    expect(defaultAsOf([older, ingested])).toBe("2026-05-09");
  });
});
