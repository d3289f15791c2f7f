import { describe, expect, test } from "vitest";
import { sigmaOf } from "@/lib/scoring";
import { assessRecord } from "@/lib/scoring/record";
import type { NetworkRecord } from "@/lib/scoring/record/types";
import { isScored } from "@/lib/scoring/types";
import { basicClaims, basicRecord, claim, definition, line, source, YEAR_2025 } from "./builders";

const AS_OF = "2026-02-01";
const assess = (parts: Partial<NetworkRecord> = {}, more = {}) =>
  assessRecord(basicRecord(parts), { asOf: AS_OF, ...more });
const QUARTERS = YEAR_2025.map(([label]) => label);
const without = (seriesId: string) => basicRecord().observations.filter((fact) => fact.seriesId !== seriesId);

describe("bounded inputs (P11)", () => {
  const emission = (low: number, high: number) => [
    ...without("e"),
    ...QUARTERS.map((quarter) => claim("e", quarter, null, { low, high })),
  ];

  test("same class at both corners: published, tagged bounded, the prudent corner shown", () => {
    const assessed = assess({ observations: emission(900_000, 1_000_000) });
    expect(assessed).toMatchObject({ verdict: "subsidy_leaning", reason: null, range: null });
    expect(assessed.tags).toContain("bounded");
    expect(assessed.input?.quarters?.[3]?.emittedTokens).toBe(1_000_000);
    expect(assessed.corners?.inputs[1].quarters?.[3]?.emittedTokens).toBe(900_000);
  });

  test("different classes: a range, named", () => {
    const assessed = assess({ observations: emission(900_000, 20_000_000) });
    // 2.1M ÷ 80M = .026 against 2.1M ÷ 3.6M = .58.
    expect(assessed).toMatchObject({
      verdict: "insufficient_evidence",
      reason: "range",
      range: ["subsidy_led", "subsidy_leaning"],
    });
  });

  test("revenue takes its low end where emissions take their high end", () => {
    const observations = [
      ...without("r"),
      ...QUARTERS.map((quarter) => claim("r", quarter, null, { low: 900_000, high: 1_000_000 })),
    ];
    const { corners, input } = assess({ observations });
    expect(corners?.inputs.map(({ quarters }) => quarters?.[3]?.revenueUsd?.organic)).toEqual([900_000, 1_000_000]);
    expect(input).toEqual(corners?.inputs[0]);
  });

  test("a range around a value is drawn, and decides nothing", () => {
    const observations = basicRecord().observations.map((fact) =>
      fact.seriesId === "r" ? { ...fact, low: 1, high: 9_000_000 } : fact,
    );
    const assessed = assess({ observations });
    expect(assessed.verdict).toBe(assess().verdict);
    expect(assessed.tags).not.toContain("bounded");
    // R 2Q = 2 … 18M over 4M·exp(±1.645σ).
    const spread = Math.exp(1.645 * sigmaOf(0.85));
    expect(assessed.interval?.low).toBeCloseTo(2 / (4e6 * spread), 12);
    expect(assessed.interval?.high).toBeCloseTo((18e6 / 4e6) * spread, 9);
    expect(assessed.interval?.classAtLow).toBe("subsidy_led");
  });
});

describe("the drawn interval", () => {
  test("is C* · exp(±1.645 σ) on both sides where nothing else is known", () => {
    const spread = Math.exp(1.645 * sigmaOf(0.85));
    const { interval } = assess();
    expect(interval?.low).toBeCloseTo(0.525 / spread ** 2, 9);
    expect(interval?.high).toBeCloseTo(0.525 * spread ** 2, 9);
  });

  test("counts unclassified revenue from nothing to all of it", () => {
    const { interval } = assess({
      definitions: [definition([line("r", "unclassified"), line("e", "supply"), line("p", "price")])],
    });
    const spread = Math.exp(1.645 * sigmaOf(0.85));
    expect(interval?.low).toBe(0);
    expect(interval?.high).toBeCloseTo(0.525 * spread ** 2, 9);
  });
});

describe("contested readings", () => {
  const two = (letter: "B" | "C", credibility: 2 | 3, revenue: number) => ({
    sources: [source("s", { letter }), source("t", { letter })],
    observations: [
      ...basicClaims(YEAR_2025.map(([label]) => [label, 100_000, 1_000_000, 2])).map((fact) => ({
        ...fact,
        credibility,
      })),
      ...QUARTERS.map((quarter) => claim("r", quarter, revenue, { sourceId: "t", credibility })),
    ],
  });

  test("two classes apart and nothing B2: no verdict", () => {
    // .2M ÷ 4M = .05 against 10M ÷ 4M = 2.5.
    const assessed = assess(two("B", 3, 5_000_000));
    expect(assessed).toMatchObject({ verdict: "insufficient_evidence", reason: "contested", wouldBe: null });
    expect(assessed.tags).toContain("contested");
    // Each reading still shows its own class.
    const [conflict] = assessed.conflicts.filter(({ period }) => period === "2025Q4");
    expect(conflict?.readings.map(({ verdict }) => verdict)).not.toContain("insufficient_evidence");
  });

  test("a B2 source decides: its reading is published at data confidence 49 at most", () => {
    const assessed = assess(two("B", 2, 5_000_000));
    expect(assessed.reason).not.toBe("contested");
    expect(assessed.tags).toContain("contested");
    expect(isScored(assessed.result) && assessed.result.dataConfidence).toBeLessThanOrEqual(49);
  });

  test("emissions follow the same rule", () => {
    const emissions = QUARTERS.map((quarter) => claim("e", quarter, 40_000_000, { sourceId: "t", credibility: 3 }));
    const weak = basicRecord({
      sources: [source("s"), source("t")],
      observations: [
        ...basicClaims(YEAR_2025.map(([label, , , price]) => [label, 5_000_000, 1_000_000, price])),
        ...emissions,
      ].map((fact) => ({ ...fact, credibility: 3 as const })),
    });
    // Coverage 2.5 against .0625.
    expect(assessRecord(weak, { asOf: AS_OF })).toMatchObject({
      verdict: "insufficient_evidence",
      reason: "contested",
    });
  });
});
