import { describe, expect, it } from "vitest";
import { type Assessed, assessRecord, CORRIDOR, decidingFact, isScored, type ObservationFact } from "@/lib/scoring";
import { basicClaims, basicRecord, claim, YEAR_2025 } from "./builders";

const ALL = basicClaims(YEAR_2025);
const assess = (observations: ObservationFact[]): Assessed =>
  assessRecord(basicRecord({ observations }), { asOf: "2026-02-01" });

/** The year without the series that are named. */
const without = (...gone: string[]): ObservationFact[] => ALL.filter(({ seriesId }) => !gone.includes(seriesId));

const factOf = (observations: ObservationFact[]) => {
  const fact = decidingFact(assess(observations));
  if (!fact) throw new Error("Nothing decides");
  return fact;
};

/** Coverage of the half-year 2025Q3 + 2025Q4 with these claims. */
const coverageOf = (observations: ObservationFact[]): number => {
  const { result } = assess(observations);
  if (!isScored(result)) throw new Error("No score");
  return result.ratios.coverage2q;
};

const both = (seriesId: string, perQuarter: number): ObservationFact[] =>
  ["2025Q3", "2025Q4"].map((quarter) => claim(seriesId, quarter, perQuarter));

describe("the fact that is missing for a verdict", () => {
  // The half-year: 1.0M + 1.1M USD paid, 1M + 1M tokens, 2 USD each.
  it("a price: what was paid ÷ tokens ÷ coverage", () => {
    const fact = factOf(without("p"));
    expect(fact).toMatchObject({ missing: "tokenPriceUsd", quarters: ["2025Q3", "2025Q4"] });
    expect(fact.known.map(({ name, span }) => [name, span.value])).toEqual([
      ["revenueUsd", 2_100_000],
      ["emittedTokens", 2_000_000],
    ]);
    // At C = ½: 2.1M ÷ 2M ÷ ½.
    expect(fact.values[3]?.to).toBeCloseTo(2.1, 12);
  });
  it("tokens: what was paid ÷ price ÷ coverage", () => {
    const fact = factOf(without("e"));
    expect(fact).toMatchObject({ missing: "emittedTokens", quarters: ["2025Q3", "2025Q4"] });
    expect(fact.known.map(({ name, span }) => [name, span.value])).toEqual([
      ["revenueUsd", 2_100_000],
      ["tokenPriceUsd", 2],
    ]);
    // At C = ½: 2.1M ÷ 2 ÷ ½.
    expect(fact.values[3]?.to).toBeCloseTo(2_100_000, 6);
  });
  it("what customers paid: emissions × coverage", () => {
    const fact = factOf(without("r"));
    expect(fact).toMatchObject({ missing: "revenueUsd", quarters: ["2025Q3", "2025Q4"] });
    expect(fact.known.map(({ name, span }) => [name, span.value])).toEqual([["emissionsUsd", 4_000_000]]);
    // At C = ½: 4M × ½.
    expect(fact.values[3]?.from).toBeCloseTo(2_000_000, 6);
  });
  it("the value of emissions: what was paid ÷ coverage", () => {
    const fact = factOf(without("e", "p"));
    expect(fact).toMatchObject({ missing: "emissionsUsd", quarters: ["2025Q3", "2025Q4"] });
    expect(fact.known.map(({ name, span }) => [name, span.value])).toEqual([["revenueUsd", 2_100_000]]);
    // At C = ½: 2.1M ÷ ½.
    expect(fact.values[3]?.to).toBeCloseTo(4_200_000, 6);
  });

  it("has a row for each corridor, without holes between them", () => {
    for (const gone of [["p"], ["e"], ["r"], ["e", "p"]]) {
      const { values, missing } = factOf(without(...gone));
      expect(values.map(({ low, high, fromCoverage }) => [low, high, fromCoverage])).toEqual(
        CORRIDOR.map(({ low, high, from }) => [low, high, from]),
      );
      const grows = missing === "revenueUsd";
      for (const [index, row] of values.entries()) {
        const next = values[index + 1];
        expect(row.toCoverage).toBe(next?.fromCoverage ?? null);
        if (next) expect(grows ? row.to : row.from).toBe(grows ? next.from : next.to);
      }
      const [first, last] = [values[0], values.at(-1)];
      expect(grows ? [first?.from, last?.to] : [last?.from, first?.to]).toEqual([0, null]);
    }
  });
});

describe("the value at an edge, put back in,", () => {
  /** The missing number at the lower edge of each corridor but the first: a sum over the half-year, or a price. */
  const edges = (observations: ObservationFact[]): [coverage: number, value: number][] => {
    const { values, missing } = factOf(observations);
    return values
      .slice(1)
      .map((row) => [row.fromCoverage, (missing === "revenueUsd" ? row.from : row.to) ?? Number.NaN]);
  };

  it("as a price, gives exactly that coverage", () => {
    const known = without("p");
    const found = edges(known);
    expect(found.map(([coverage]) => coverage)).toEqual([0.125, 0.25, 0.5, 1]);
    for (const [coverage, price] of found)
      expect(coverageOf([...known, ...both("p", price)])).toBeCloseTo(coverage, 12);
  });
  it("as tokens, gives exactly that coverage", () => {
    const known = without("e");
    for (const [coverage, tokens] of edges(known)) {
      expect(coverageOf([...known, ...both("e", tokens / 2)])).toBeCloseTo(coverage, 12);
    }
  });
  it("as tokens, gives that coverage also where the price moved from one quarter to the next", () => {
    // 1 USD, then 3: tokens paid out evenly are worth 2 USD each, whatever the last price was.
    const known = [...without("e", "p"), claim("p", "2025Q3", 1), claim("p", "2025Q4", 3)];
    for (const [coverage, tokens] of edges(known)) {
      expect(coverageOf([...known, ...both("e", tokens / 2)])).toBeCloseTo(coverage, 12);
    }
  });
  it("as payments, gives exactly that coverage", () => {
    const known = without("r");
    for (const [coverage, revenue] of edges(known)) {
      expect(coverageOf([...known, ...both("r", revenue / 2)])).toBeCloseTo(coverage, 12);
    }
  });
  it("as the value of emissions, gives exactly that coverage", () => {
    const known = without("e", "p");
    for (const [coverage, emissions] of edges(known)) {
      // 1 USD a token: as many tokens as dollars.
      expect(coverageOf([...known, ...both("e", emissions / 2), ...both("p", 1)])).toBeCloseTo(coverage, 12);
    }
  });
});

describe("which quarters decide", () => {
  it("the latest one alone where the one before it is silent", () => {
    const fact = factOf([claim("r", "2025Q1", 9_000_000), claim("r", "2025Q4", 2_000_000)]);
    expect(fact.quarters).toEqual(["2025Q4"]);
    expect(fact.known.map(({ span }) => span.value)).toEqual([2_000_000]);
  });
  it("not the latest ones of the record, but of the known side", () => {
    const fact = factOf(
      [...both("r", 1_000_000), claim("p", "2025-12-31", 2)].filter((row) => row.periodEnd < "2025-12"),
    );
    expect(fact).toMatchObject({ missing: "emissionsUsd", quarters: ["2025Q3"] });
  });
  it("takes what is sure of a bounded number: its floor", () => {
    const bounds = { value: null, low: 1_000_000, high: 3_000_000 };
    const fact = factOf([claim("r", "2025Q4", null, bounds), claim("e", "2025Q4", null, { ...bounds, low: 500_000 })]);
    expect(fact.missing).toBe("tokenPriceUsd");
    expect(fact.known.map(({ span }) => [span.value, span.low])).toEqual([
      [null, 1_000_000],
      [null, 500_000],
    ]);
    // At C = 1: 1M ÷ 0.5M.
    expect(fact.values[4]?.to).toBeCloseTo(2, 12);
  });
  it("takes a ceiling only where nothing is sure", () => {
    const atMost = { value: null, high: 3_000_000 };
    const ceiling = factOf([claim("r", "2025Q4", null, atMost)]);
    expect(ceiling).toMatchObject({ missing: "emissionsUsd", quarters: ["2025Q4"] });
    expect(ceiling.values[4]?.to).toBeCloseTo(3_000_000, 6);
    const sure = factOf([claim("r", "2025Q3", 1_000_000), claim("r", "2025Q4", null, atMost)]);
    expect(sure.quarters).toEqual(["2025Q3"]);
  });
});

describe("nothing decides", () => {
  it("where a quarter is usable", () => expect(decidingFact(assess(ALL))).toBeNull());
  it("where an older quarter is usable, though the latest lacks its price", () => {
    expect(decidingFact(assess(ALL.filter((row) => row.seriesId !== "p" || row.periodEnd < "2025-12")))).toBeNull();
  });
});

describe("neither side is known", () => {
  it.each<[string, ObservationFact[]]>([
    ["nothing at all", []],
    ["only prices", without("r", "e")],
    ["only tokens", without("r", "p")],
  ])("%s: dollars paid for each dollar of tokens", (_, observations) => {
    const fact = factOf(observations);
    expect(fact).toMatchObject({ missing: "both", quarters: [], known: [] });
    expect(fact.values.map(({ from, to }) => [from, to])).toEqual(
      CORRIDOR.map(({ from }, index) => [from, CORRIDOR[index + 1]?.from ?? null]),
    );
  });
});
