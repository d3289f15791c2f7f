import { describe, expect, test } from "vitest";
import { assessRecord } from "@/lib/scoring/record";
import type { NetworkRecord } from "@/lib/scoring/record/types";
import { isScored } from "@/lib/scoring/types";
import {
  answer,
  BASIC_LINES,
  BASIC_SERIES,
  basicClaims,
  basicRecord,
  claim,
  definition,
  line,
  network,
  series,
  source,
  YEAR_2025,
} from "./builders";

const AS_OF = "2026-02-01";
const assess = (parts: Partial<NetworkRecord> = {}, more = {}) =>
  assessRecord(basicRecord(parts), { asOf: AS_OF, ...more });
const QUARTERS = YEAR_2025.map(([label]) => label);
const _without = (seriesId: string) => basicRecord().observations.filter((fact) => fact.seriesId !== seriesId);

describe("an assessed record", () => {
  test("hands the kernel what the record says and publishes its verdict", () => {
    const assessed = assess();
    expect(assessed).toMatchObject({
      slug: "net",
      definitionId: "house",
      methodVersion: "dvs-1.0",
      verdict: "subsidy_leaning",
    });
    // (1.0M + 1.1M) ÷ (2 × 1M × 2 USD).
    expect(isScored(assessed.result) && assessed.result.ratios.prudentCoverage).toBe(0.525);
    expect(assessed.corners).toBeNull();
    expect(assessed.range).toBeNull();
  });

  test("lists quarters oldest first, silent ones between included", () => {
    const observations = basicClaims([YEAR_2025[0], YEAR_2025[2], YEAR_2025[3]].filter((row) => row !== undefined));
    const { quarters } = assess({ observations });
    expect(quarters.map(({ quarter, usable }) => [quarter, usable])).toEqual([
      ["2025Q1", true],
      ["2025Q2", false],
      ["2025Q3", true],
      ["2025Q4", true],
    ]);
    expect(quarters[1]).toMatchObject({ demandUsd: null, emissionsUsd: null, coverage: null });
    expect(quarters[3]).toMatchObject({
      demandUsd: { value: 1_100_000 },
      emissionsUsd: { value: 2_000_000 },
      coverage: { value: 0.55 },
    });
  });

  test("gives every figure its reason and its observations", () => {
    const { figures } = assess();
    expect(figures).toHaveLength(12);
    for (const figure of figures) {
      expect(figure.usedIds).toHaveLength(1);
      expect(figure.reason).toMatch(/\.$/);
    }
  });

  test("draws robustness only when asked", () => {
    expect(isScored(assess().result) && assess().result).not.toHaveProperty("robustness");
    const { result } = assess({}, { robustness: { draws: 100 } });
    expect(isScored(result) && result.robustness?.draws).toBe(100);
  });

  test("refuses a definition that is not there", () => {
    expect(() => assess({}, { definitionId: "none" })).toThrow("no definition none");
  });
});

describe("the largest customer in words", () => {
  /** Demand-led in everything: C* 2.5, B2 sources of two origins, answers, capacity, dilution. */
  const strong = (top: ReturnType<typeof claim>) => {
    const extra = [
      series("top", { metric: "largest_customer_share", shape: "stock", unit: "share" }),
      series("unlock", { metric: "insider_unlock", unit: "NET" }),
      series("circ", { metric: "circulating_supply", shape: "stock", unit: "NET" }),
    ];
    const quarters = YEAR_2025.map(([label], at): [string, number, number, number] => [
      label,
      4_000_000 + at * 700_000,
      1_000_000,
      2,
    ]);
    const claims = basicClaims(quarters);
    return assess({
      network: network({ category: "sensor" }),
      sources: [source("s"), source("t")],
      series: [...BASIC_SERIES, ...extra],
      definitions: [
        definition([
          ...BASIC_LINES,
          line("top", "largest_customer_share"),
          line("unlock", "insider_unlock"),
          line("circ", "circulating_supply"),
        ]),
      ],
      observations: [
        ...claims,
        ...claims.map((fact) => ({ ...fact, id: `${fact.id}-t`, sourceId: "t" })),
        ...QUARTERS.flatMap((quarter) => [claim("unlock", quarter, 0), claim("circ", quarter, 1e9)]),
        top,
      ],
      answers: (
        [
          "1.1",
          "1.2",
          "1.3",
          "2.1",
          "2.2",
          "2.3",
          "3.1",
          "3.2",
          "3.3",
          "4.1",
          "4.2",
          "4.3",
          "5.1",
          "5.2",
          "5.3",
        ] as const
      ).map((question) => answer(question, "yes")),
    });
  };

  test("a value opens the top class", () => {
    expect(strong(claim("top", "2025Q4", 0.1)).result.verdict).toBe("demand_led");
  });

  test("a bound does not, though its high end scores: the top class needs a value", () => {
    const bounded = strong(claim("top", "2025Q4", null, { low: 0.05, high: 0.1 }));
    expect(bounded.result.verdict).toBe("demand_leaning");
    expect(isScored(bounded.result) && bounded.result.bindingGates).toEqual(["G6"]);
  });

  test("the high end of a bound is used below the top", () => {
    expect(strong(claim("top", "2025Q4", null, { low: 0.45, high: 0.95 })).input?.factors.topCustomerShare).toBe(0.95);
  });
});

describe("draft", () => {
  test("names inputs nobody looked for, and only those", () => {
    const silent = (nullReason: "not_disclosed" | "not_researched") =>
      assess({
        network: network({ category: "sensor" }),
        series: [...BASIC_SERIES, series("top", { metric: "largest_customer_share", shape: "stock", unit: "share" })],
        definitions: [definition([...BASIC_LINES, line("top", "largest_customer_share", false)])],
        observations: [...basicRecord().observations, claim("top", "2025Q4", null, { nullReason })],
      });
    expect(silent("not_researched").draftInputs).toContain("Largest customer");
    expect(silent("not_disclosed").draftInputs).not.toContain("Largest customer");
    expect(silent("not_disclosed").tags).toContain("draft");
    // Sensor networks have neither utilisation nor glut: nobody has to look.
    expect(silent("not_disclosed").draftInputs).toEqual([
      "Operator cover",
      "Net dilution",
      "Capture yield",
      "Checklist",
    ]);
  });

  test("names a line of the window that was left out for the same reason", () => {
    const assessed = assess({
      series: [...BASIC_SERIES, series("x", { label: "Plans" })],
      definitions: [definition([...BASIC_LINES, line("x", "organic", false)])],
    });
    expect(assessed.draftInputs).toEqual(expect.arrayContaining(["Plans, 2025Q4", "Plans, 2025Q3"]));
    expect(assessed.floors).toEqual(QUARTERS.map((quarter) => ({ seriesId: "x", quarter })));
  });
});

describe("tags", () => {
  test("assumed days are told", () => {
    const observations = basicRecord().observations.map((fact) => ({ ...fact, knownOnBasis: "assumed" as const }));
    expect(assess({ observations }).tags).toContain("assumed_days");
    expect(assess().tags).not.toContain("assumed_days");
  });

  test("a first verdict is initial", () => {
    expect(assess().tags).not.toContain("initial");
    expect(assess({ observations: basicClaims(YEAR_2025.slice(3)) }).tags).toContain("initial");
  });
});

describe("definitions", () => {
  const LINES = definition(BASIC_LINES);
  const half = definition([line("r", "unclassified"), line("e", "supply"), line("p", "price")], {
    id: "half",
    house: false,
    differs: "half",
  });
  const none = definition([line("r", "excluded"), line("z", "organic"), line("e", "supply"), line("p", "price")], {
    id: "none",
    house: false,
  });
  const zero = claim("z", ["2025-01-01", "2025-12-31"], null, { nullReason: "observed_zero" });

  test("are all assessed at the same t", () => {
    const { definitions, definitionRobust } = assess({ definitions: [LINES, half] });
    expect(definitions.map(({ id, quarter, verdict }) => [id, quarter, verdict])).toEqual([
      ["house", "2025Q4", "subsidy_leaning"],
      ["half", "2025Q4", "subsidy_leaning"],
    ]);
    expect(definitions[1]?.prudentCoverage?.value).toBe(0.2625);
    expect(definitionRobust).toBe(true);
  });

  test("that lead to another class make the verdict sensitive to the definition", () => {
    const parts = {
      series: [...BASIC_SERIES, series("z")],
      observations: [...basicRecord().observations, zero],
      definitions: [LINES, none],
    };
    const { definitions, definitionRobust } = assess(parts);
    expect(definitions[1]).toMatchObject({ verdict: "subsidy_led" });
    expect(definitionRobust).toBe(false);
    expect(assess(parts, { definitionId: "none" })).toMatchObject({ definitionId: "none", verdict: "subsidy_led" });
  });

  test("one alone is not called robust", () => {
    expect(assess().definitionRobust).toBeNull();
  });
});

describe("history", () => {
  test("runs from the first usable quarter to t, with the note of the last", () => {
    const { history, note, verdict } = assess();
    expect(history.map(({ quarter }) => quarter)).toEqual(QUARTERS);
    expect(history[0]?.note).toBe("initial");
    expect(history.at(-1)?.verdict).toBe(verdict);
    expect(note).toBe(history.at(-1)?.note);
    // 1.7M ÷ 4M.
    expect(history[1]?.prudentCoverage).toBeCloseTo(0.425, 12);
  });

  test("holds a class that rises for the first time, and shows the candidate beside it", () => {
    // Demand multiplies in the last quarter: C* goes from .05 to .6.
    const quarters = YEAR_2025.map(([label, , tokens, price], at): [string, number, number, number] => [
      label,
      at === 3 ? 2_300_000 : 100_000,
      tokens,
      price,
    ]);
    const assessed = assess({ observations: basicClaims(quarters) });
    expect(assessed.result.verdict).toBe("subsidy_leaning");
    expect(assessed).toMatchObject({ verdict: "subsidy_led", note: "positive watch" });
    expect(assessed.history.at(-1)).toMatchObject({ candidate: "subsidy_leaning", verdict: "subsidy_led" });
  });

  test("a quarter without figures starts it anew", () => {
    const observations = basicClaims([YEAR_2025[0], YEAR_2025[1], YEAR_2025[3]].filter((row) => row !== undefined));
    const { history } = assess({ observations });
    expect(history.map(({ note }) => note)).toEqual(["initial", "unchanged", "insufficient_evidence", "initial"]);
  });
});

describe("inputs", () => {
  test("are all listed, with formula, grade and observations", () => {
    const { inputs } = assess();
    expect(inputs.map(({ id }) => id)).toEqual([
      "revenue",
      "emissions",
      "price",
      "cashSubsidy",
      "incentives",
      "growth",
      "topCustomerShare",
      "utilisation",
      "glut",
      "operatorCover",
      "netDilution",
      "captureYield",
      "checklist",
      "supplyScopeCoverage",
    ]);
    const revenue = inputs[0];
    expect(revenue).toMatchObject({
      state: "known",
      grade: "B2",
      quality: 0.85,
      span: { value: 2_100_000 },
      unit: "USD",
    });
    expect(revenue?.observationIds).toHaveLength(2);
    expect(revenue?.formula).toBe(
      "R 2025Q4 + 2025Q3 = organic 2.1M + half of unclassified 0 − incentives 0 = 2.1M USD.",
    );
    expect(inputs.find(({ id }) => id === "cashSubsidy")?.state).toBe("not_applicable");
  });

  test("unknown ones have no number", () => {
    for (const { state, span, unknownBecause, grade } of assess({ observations: [] }).inputs) {
      if (state === "known") continue;
      expect([span, grade]).toEqual([null, null]);
      expect(unknownBecause === null).toBe(state === "not_applicable");
    }
  });
});
