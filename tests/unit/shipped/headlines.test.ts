import { describe, expect, it } from "vitest";
import { type Assessed, assessRecord, isScored } from "@/lib/scoring";
import { shippedRecord } from "../../support/shipped";
import { rowsOf } from "./rows";

/** Each headline number of the three networks, recomputed by hand from the rows as written; see scoring.md §3.2–§3.4. */

const AS_OF = "2026-11-20";
const DAY_MS = 86_400_000;

const assess = (slug: string, definitionId?: string): Assessed =>
  assessRecord(shippedRecord(slug), { asOf: AS_OF, ...(definitionId ? { definitionId } : {}) });

/** Prudent coverage at (R low, E high) and (R high, E low). */
function coverageEnds(assessed: Assessed): [number, number] {
  const ends = assessed.corners ? [assessed.corners.low, assessed.corners.high] : [assessed.result, assessed.result];
  const [low, high] = ends.map((result) => (isScored(result) ? result.ratios.prudentCoverage : Number.NaN));
  return [low ?? Number.NaN, high ?? Number.NaN];
}

interface HandQuarter {
  tokens: number;
  priceUsd: number;
}

/** E* = N_2Q · max(P̄_2Q, P̄_4Q), token-weighted (P4); quarters oldest first, the last two are the half-year. */
function prudentEmissionsUsd(quarters: HandQuarter[], cashUsd = 0): number {
  const value = (part: HandQuarter[]) => part.reduce((sum, { tokens, priceUsd }) => sum + tokens * priceUsd, 0);
  const tokens = (part: HandQuarter[]) => part.reduce((sum, quarter) => sum + quarter.tokens, 0);
  const half = quarters.slice(-2);
  return tokens(half) * Math.max(value(half) / tokens(half), value(quarters) / tokens(quarters)) + cashUsd;
}

/** Mean of the straight lines through dated prices over a quarter, by trapezoids between the days, cut at its edges. */
function meanThroughQuotes(quotes: [day: string, priceUsd: number][], start: string, end: string): number {
  const points = quotes.map(([day, price]) => [Date.parse(day) / DAY_MS, price] as const);
  const [from, to] = [Date.parse(start) / DAY_MS, Date.parse(end) / DAY_MS];
  const at = (day: number): number => {
    const next = points.findIndex(([point]) => point >= day);
    const [b, a] = [points[next], points[next - 1]];
    if (!b) return points.at(-1)?.[1] ?? Number.NaN;
    return !a || b[0] === day ? b[1] : a[1] + ((b[1] - a[1]) * (day - a[0])) / (b[0] - a[0]);
  };
  const first = Math.max(from, points[0]?.[0] ?? from);
  const last = Math.min(to, points.at(-1)?.[0] ?? to);
  const days = [first, ...points.map(([day]) => day).filter((day) => day > first && day < last), last];
  const area = days
    .slice(1)
    .reduce((sum, day, index) => sum + ((at(day) + at(days[index] ?? day)) / 2) * (day - (days[index] ?? day)), 0);
  return area / (last - first);
}

/** Mean of monthly means, weighted by the days of the months. */
function meanOfMonths(months: [priceUsd: number, days: number][]): number {
  return months.reduce((sum, [price, days]) => sum + price * days, 0) / months.reduce((sum, [, days]) => sum + days, 0);
}

describe("Filecoin", () => {
  const { value, bounds } = rowsOf("filecoin");
  /** An exchange's daily mean and an aggregator's monthly means, less than a tenth apart and of one grade: their mean. */
  const bothPrices = (quarter: string, months: [string, number][]) =>
    (value(`price-${quarter}-kraken`) +
      meanOfMonths(months.map(([month, days]) => [value(`price-${month}-coingecko`), days]))) /
    2;
  const quarters: HandQuarter[] = [
    {
      tokens: value("rewards-2025q4"),
      priceUsd: bothPrices("2025q4", [
        ["2025-10", 31],
        ["2025-11", 30],
        ["2025-12", 31],
      ]),
    },
    {
      tokens: value("rewards-2026q1"),
      priceUsd: bothPrices("2026q1", [
        ["2026-01", 31],
        ["2026-02", 28],
        ["2026-03", 31],
      ]),
    },
    { tokens: value("rewards-2026q2"), priceUsd: value("price-2026q2-kraken") },
  ];

  it("counts what was settled on Filecoin Pay against all block rewards", () => {
    const assessed = assess("filecoin");
    const settled = value("pay-2026q2-fip0118");
    const [floor, ceiling] = bounds("pay-2026q1-events");
    const emissionsUsd = prudentEmissionsUsd(quarters);
    const [low, high] = coverageEnds(assessed);
    expect(assessed.quarter).toBe("2026Q2");
    expect(low).toBeCloseTo((settled + floor) / emissionsUsd, 8);
    expect(high).toBeCloseTo((settled + ceiling) / emissionsUsd, 8);
    expect([assessed.verdict, assessed.tags.includes("bounded")]).toEqual(["subsidy_led", true]);
  });

  it("with penalties and base fees in, coverage is under the lowest edge all the same", () => {
    const fees = ["2026q1", "2026q2"].flatMap((quarter) =>
      ["base-fee-usd", "penalty-usd"].map((kind) => value(`${kind}-${quarter}`)),
    );
    const [low] = coverageEnds(assess("filecoin", "penalties-in"));
    const settled = value("pay-2026q2-fip0118");
    expect(low).toBeCloseTo((settled + fees.reduce((sum, fee) => sum + fee, 0)) / prudentEmissionsUsd(quarters), 6);
    expect(low).toBeLessThan(0.125);
  });
});

describe("Helium", () => {
  const { value, bounds } = rowsOf("helium");
  const months = (quarter: [string, number][]) =>
    meanOfMonths(quarter.map(([month, days]) => [value(`price-${month}`), days]));
  const quotes2026q2: [string, number][] = [
    // A month's mean stands in its middle.
    ["2026-03-16", value("price-2026-03")],
    ["2026-04-02", value("price-2026-04-02-coingecko")],
    ["2026-04-15", value("price-2026-04")],
    ["2026-05-16", value("price-2026-05-16-messari")],
    ["2026-06-01", value("price-2026-06-01-gate")],
    ["2026-06-25", value("price-2026-06-25-hip149")],
    ["2026-07-04", value("price-2026-07-04-synthos")],
  ];
  const upTo2026q2: HandQuarter[] = [
    {
      tokens: value("issued-2025q3-dune"),
      priceUsd: months([
        ["2025-07", 31],
        ["2025-08", 31],
        ["2025-09", 30],
      ]),
    },
    {
      tokens: value("issued-2025q4-dune"),
      priceUsd: months([
        ["2025-10", 31],
        ["2025-11", 30],
        ["2025-12", 31],
      ]),
    },
    {
      tokens: value("issued-2026q1-schedule"),
      priceUsd: months([
        ["2026-01", 31],
        ["2026-02", 28],
        ["2026-03", 31],
      ]),
    },
    { tokens: value("issued-2026q2-schedule"), priceUsd: meanThroughQuotes(quotes2026q2, "2026-04-01", "2026-06-30") },
  ];

  it("counts what carriers pay in cash; devices on top are only bounded", () => {
    const assessed = assess("helium");
    const cash = value("offload-cash-2026q1") + value("offload-cash-2026q2");
    const [, devices] = bounds("iot-2026q2-rest");
    const emissionsUsd = prudentEmissionsUsd(upTo2026q2);
    const [low, high] = coverageEnds(assessed);
    expect(assessed.quarter).toBe("2026Q2");
    expect(low).toBeCloseTo(cash / emissionsUsd, 4);
    expect(high).toBeCloseTo((cash + devices) / emissionsUsd, 4);
  });

  it("at the face value of its credits nearly reaches parity: the class depends on the definition", () => {
    const [low] = coverageEnds(assess("helium", "peg"));
    const face = value("offload-peg-2026q1-blockworks") + value("offload-peg-2026q2-blockworks");
    expect(low).toBeCloseTo(face / prudentEmissionsUsd(upTo2026q2), 3);
    expect(assess("helium").definitionRobust).toBe(false);
  });
});

describe("Akash", () => {
  const { value } = rowsOf("akash");
  const spent = value("lease-spend-2025q4-messari") + value("lease-spend-2026q1-messari");
  const price2026q1 = meanThroughQuotes(
    [
      ["2025-12-31", value("price-2025-12-31-messari")],
      ["2026-03-07", value("price-2026-03-07-oym")],
      ["2026-03-31", value("price-2026-03-31-messari")],
    ],
    "2026-01-01",
    "2026-03-31",
  );
  const { bounds } = rowsOf("akash");
  /** Stakers' part at one end of its bounds, 2025Q4 at one end of the neighbouring quotes. */
  const quarters = (end: 0 | 1, price2025q4: number): HandQuarter[] => [
    { tokens: bounds("staking-2025q2")[end], priceUsd: value("price-2025q2-messari") },
    { tokens: bounds("staking-2025q3")[end], priceUsd: value("price-2025q3-messari") },
    { tokens: value("staking-2025q4"), priceUsd: price2025q4 },
    { tokens: value("staking-2026q1"), priceUsd: price2026q1 },
  ];

  it("counts half of an undivided total against stakers' inflation and provider contracts, at both ends", () => {
    const assessed = assess("akash");
    const [low, high] = coverageEnds(assessed);
    const highest = prudentEmissionsUsd(quarters(1, value("price-2025-09-16-cmc")), value("pip-contracts-2025q4"));
    const lowest = prudentEmissionsUsd(quarters(0, value("price-2026-03-07-oym")));
    expect(assessed.quarter).toBe("2026Q1");
    expect(low).toBeCloseTo(spent / 2 / highest, 5);
    expect(high).toBeCloseTo(spent / 2 / lowest, 5);
    expect([assessed.verdict, assessed.reason, assessed.wouldBe]).toEqual([
      "insufficient_evidence",
      "weak_evidence",
      "subsidy_led",
    ]);
  });
});
