import { describe, expect, test } from "vitest";
import { assessRecord } from "@/lib/scoring/record";
import type { NetworkRecord } from "@/lib/scoring/record/types";
import type { EvidenceInputs } from "@/lib/scoring/types";
import {
  answer,
  BASIC_LINES,
  BASIC_SERIES,
  basicRecord,
  claim,
  conflict,
  definition,
  line,
  series,
  source,
} from "./builders";

const AS_OF = "2026-02-01";
const SOURCES = [
  source("s"),
  source("t"),
  source("c", { letter: "C" }),
  source("d", { letter: "D" }),
  source("issuer", { letter: "B", affiliation: "issuer" }),
];
const basics = basicRecord().observations;

const evidenceOf = (parts: Partial<NetworkRecord>): EvidenceInputs => {
  const { input } = assessRecord(basicRecord({ sources: SOURCES, ...parts }), { asOf: AS_OF });
  if (!input) throw new Error("No input");
  return input.evidence;
};

/** One more organic line of some size, in both quarters of 2Q, whose R is 2.1M without it. */
const withLine = (totalUsd: number, facts = {}) => ({
  series: [...BASIC_SERIES, series("x")],
  definitions: [definition([...BASIC_LINES, line("x", "organic")])],
  observations: [
    ...basics,
    ...["2025Q1", "2025Q2", "2025Q3", "2025Q4"].map((quarter) =>
      claim("x", quarter, totalUsd / 2, { sourceId: "d", ...facts }),
    ),
  ],
});

describe("quality of revenue", () => {
  test("is the weakest line that makes 10 % of R_2Q", () => {
    expect(evidenceOf({}).revenueQuality).toBe(0.85);
    // x ÷ (2.1M + x) = 10 % at 233,333.
    expect(evidenceOf(withLine(233_334)).revenueQuality).toBe(0.4);
    expect(evidenceOf(withLine(233_332)).revenueQuality).toBe(0.85);
  });

  test("takes the weaker quarter of a line", () => {
    const observations = basics.map((fact) =>
      fact.seriesId === "r" && fact.periodStart === "2025-07-01" ? { ...fact, credibility: 3 as const } : fact,
    );
    expect(evidenceOf({ observations }).revenueQuality).toBe(0.6);
    const older = basics.map((fact) =>
      fact.seriesId === "r" && fact.periodStart === "2025-04-01" ? { ...fact, credibility: 3 as const } : fact,
    );
    expect(evidenceOf({ observations: older }).revenueQuality).toBe(0.85);
  });
});

describe("quality of emissions", () => {
  test.each(["e", "p"])("is the weakest of tokens and price: %s", (seriesId) => {
    const observations = basics.map((fact) =>
      fact.seriesId === seriesId ? { ...fact, credibility: 3 as const } : fact,
    );
    expect(evidenceOf({ observations })).toMatchObject({ emissionsQuality: 0.6, revenueQuality: 0.85 });
  });
});

describe("quality of the rest", () => {
  test("is .30 when no factor is known", () => {
    expect(evidenceOf({}).otherQuality).toBe(0.3);
  });

  test("is the weight-average of each known factor's weakest input", () => {
    const parts = {
      series: [
        ...BASIC_SERIES,
        series("top", { metric: "largest_customer_share", shape: "stock", unit: "share" }),
        series("used", { metric: "capacity_used", shape: "stock", unit: "GPU" }),
        series("free", { metric: "capacity_available", shape: "stock", unit: "GPU" }),
      ],
      definitions: [
        definition([
          ...BASIC_LINES,
          line("top", "largest_customer_share"),
          line("used", "capacity_used"),
          line("free", "capacity_available"),
        ]),
      ],
      observations: [
        ...basics,
        claim("top", "2025Q4", 0.2),
        claim("used", "2025Q4", 1),
        claim("free", "2025Q4", 2, { sourceId: "c", credibility: 3 }),
      ],
      answers: [answer("1.1", "yes", { evidence: { sourceId: "d", date: "2026-01-01", credibility: 2 } })],
    };
    // F3: 8 × .85; F4: 10 × .60; F9: 10 × .40; over 28.
    expect(evidenceOf(parts).otherQuality).toBeCloseTo((8 * 0.85 + 10 * 0.6 + 10 * 0.4) / 28, 12);
  });
});

describe("agreement", () => {
  test("a wide bound that nobody contests is one statement, not a disagreement", () => {
    const bounded = ["2025Q1", "2025Q2", "2025Q3", "2025Q4"].map((quarter) =>
      claim("r", quarter, null, { low: 100_000, high: 2_000_000 }),
    );
    const observations = [...basics.filter(({ seriesId }) => seriesId !== "r"), ...bounded];
    expect(evidenceOf({ observations }).agreement).toBe(0.7);
  });

  /** A second origin for both sides; revenue of 2Q differs by a factor. */
  const twice = (factor: number, facts = {}) => [
    ...basics,
    ...basics.map((fact) => ({
      ...fact,
      id: `${fact.id}-t`,
      sourceId: "t",
      value: (fact.value ?? 0) * (fact.seriesId === "r" ? factor : 1),
      ...facts,
    })),
  ];

  test("one origin only is .7", () => {
    expect(evidenceOf({}).agreement).toBe(0.7);
  });

  test("two origins: 1 up to 10 % apart, .7 up to 50 %, .3 beyond", () => {
    expect(evidenceOf({ observations: twice(0.9) }).agreement).toBe(1);
    expect(evidenceOf({ observations: twice(0.899) }).agreement).toBe(0.7);
    expect(evidenceOf({ observations: twice(0.5) }).agreement).toBe(0.7);
    expect(evidenceOf({ observations: twice(0.499) }).agreement).toBe(0.3);
  });

  test("a gap between emissions counts alike", () => {
    const observations = [
      ...twice(1),
      ...["2025Q3", "2025Q4"].map((quarter) => claim("e", quarter, 10, { sourceId: "c" })),
    ];
    expect(evidenceOf({ observations }).agreement).toBe(0.3);
  });

  test("what is ruled on, or too weak, does not count", () => {
    const refuted = basics
      .filter(({ seriesId }) => seriesId === "r")
      .map((fact) => ({ ...fact, id: `${fact.id}-t`, sourceId: "t", value: 1 }));
    const ruling = conflict(
      "r",
      refuted.map(({ id }) => ({ observationId: id, standing: "refuted" as const })),
    );
    expect(evidenceOf({ observations: [...basics, ...refuted], conflicts: [ruling] }).agreement).toBe(0.7);
    expect(evidenceOf({ observations: [...basics, ...refuted] }).agreement).toBe(0.3);
    const weak = refuted.map((fact) => ({ ...fact, credibility: 4 as const }));
    expect(evidenceOf({ observations: [...basics, ...weak] }).agreement).toBe(0.7);
  });
});

describe("whose word it is", () => {
  test("one origin behind more than half of organic R_2Q is a single source", () => {
    expect(evidenceOf({}).singleSourceRevenue).toBe(true);
    // Two lines of 2.1M each by two origins: exactly half is not more than half.
    expect(evidenceOf(withLine(2_100_000)).singleSourceRevenue).toBe(false);
    expect(evidenceOf(withLine(2_099_998)).singleSourceRevenue).toBe(true);
  });

  test("a figure that two origins agree on has no single source", () => {
    const second = basics
      .filter(({ seriesId }) => seriesId === "r")
      .map((fact) => ({ ...fact, id: `${fact.id}-t`, sourceId: "t" }));
    expect(evidenceOf({ observations: [...basics, ...second] }).singleSourceRevenue).toBe(false);
  });

  test("independent revenue is an organic reading of quality .60 from outside the project", () => {
    const by = (sourceId: string, credibility: 2 | 3 | 4) =>
      basics.map((fact) => (fact.seriesId === "r" ? { ...fact, sourceId, credibility } : fact));
    expect(evidenceOf({ observations: by("s", 3) }).independentRevenue).toBe(true);
    expect(evidenceOf({ observations: by("s", 4) }).independentRevenue).toBe(false);
    expect(evidenceOf({ observations: by("issuer", 2) }).independentRevenue).toBe(false);
  });

  test("a page that quotes the issuer is the issuer's word", () => {
    const sources = [...SOURCES, source("quote", { originId: "issuer" })];
    const observations = basics.map((fact) => (fact.seriesId === "r" ? { ...fact, sourceId: "quote" } : fact));
    expect(evidenceOf({ sources, observations }).independentRevenue).toBe(false);
  });

  test("age is counted from the end of t to the as-of day", () => {
    // 2025-12-31 → 2026-02-01.
    expect(evidenceOf({}).ageDays).toBe(32);
  });
});
