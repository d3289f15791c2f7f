import { describe, expect, it } from "vitest";
import { keyQuantities } from "@/lib/api/replies/standing";
import { halfYearOf, yearlyRateOf } from "@/lib/views/half-year";
import { buildKeyNumbers } from "@/lib/views/key-numbers";
import { toRow } from "@/lib/views/scoreboard-rows";
import { shipped } from "./records";

const labelsOf = (slug: string) => {
  const { record, assessed } = shipped(slug);
  return buildKeyNumbers(assessed, record).map(({ label }) => label);
};

describe("the period that decides", () => {
  it("is a rate of two quarters, twice", () => {
    const { assessed } = shipped("helium");
    const two = assessed.quarters.filter(({ quarter }) => ["2026Q1", "2026Q2"].includes(quarter));
    const emissionsUsd = two.reduce((sum, { emissionsUsd: one }) => sum + (one?.value ?? Number.NaN), 0);
    expect(yearlyRateOf(assessed).subsidyUsd?.value).toBeCloseTo(emissionsUsd * 2, 3);
    expect(yearlyRateOf(assessed).words).toBe("half-year to 2026Q2, times two");
    expect(labelsOf("helium")).toEqual(expect.arrayContaining(["Paid demand, half-year", "Subsidy, half-year"]));
  });

  it("is a rate of its only usable quarter, four times", () => {
    const { assessed } = shipped("render");
    const only = assessed.quarters.find(({ quarter }) => quarter === "2026Q2");
    expect(halfYearOf(assessed).quarters.map(({ quarter }) => quarter)).toEqual(["2026Q2"]);
    expect(only?.demandUsd?.value).toBeGreaterThan(0);
    expect(yearlyRateOf(assessed).demandUsd?.value).toBeCloseTo((only?.demandUsd?.value ?? 0) * 4, 3);
    expect(yearlyRateOf(assessed).subsidyUsd?.value).toBeCloseTo((only?.emissionsUsd?.value ?? 0) * 4, 3);
    expect(yearlyRateOf(assessed).words).toMatch(/^2026Q2, the one usable quarter .* times four$/);
    expect(labelsOf("render")).toEqual(expect.arrayContaining(["Paid demand, one quarter", "Subsidy, one quarter"]));
  });

  it("is the year of an annual record, as it is", () => {
    const { assessed } = shipped("iotex");
    const half = halfYearOf(assessed);
    expect(half).toMatchObject({ isAnnual: true, quarters: [], timesToYear: 1 });
    expect(half.demandUsd?.value).toBeGreaterThan(0);
    expect(yearlyRateOf(assessed)).toMatchObject({ demandUsd: half.demandUsd, subsidyUsd: half.subsidyUsd });
    expect(yearlyRateOf(assessed).words).toMatch(/^year to /);
    expect(labelsOf("iotex")).toEqual(expect.arrayContaining(["Paid demand, year", "Subsidy, year"]));
  });

  it.each(["render", "iotex", "helium", "storj"])("%s: the board and the API print the same rate", (slug) => {
    const entry = shipped(slug);
    const rate = yearlyRateOf(entry.assessed);
    const { keys } = toRow(entry, "");
    const { demandUsdPerYear, subsidyUsdPerYear } = keyQuantities(entry.assessed);
    expect(keys.demand).toBe(rate.demandUsd?.low ?? null);
    expect(demandUsdPerYear.low).toBe(rate.demandUsd?.low ?? null);
    expect(subsidyUsdPerYear.high).toBe(rate.subsidyUsd?.high ?? null);
  });
});
