import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assessRecord } from "@/lib/scoring/record";
import type { Assessed } from "@/lib/scoring/record/output";
import type { NetworkRecord, ObservationFact } from "@/lib/scoring/record/types";
import { BASIC_LINES, BASIC_SERIES, claim, conflict, definition, line, record, series, source } from "./builders";

const AS_OF = "2026-06-30";
const SOURCES = [
  source("s"),
  source("t"),
  source("c", { letter: "C" }),
  source("issuer", { affiliation: "issuer" }),
  source("mirror", { originId: "s" }),
];
const SERIES = [
  ...BASIC_SERIES,
  series("u"),
  series("i", { metric: "demand_incentive" }),
  series("used", { metric: "capacity_used", shape: "stock", unit: "GPU" }),
  series("free", { metric: "capacity_available", shape: "stock", unit: "GPU" }),
];
const LINES = [
  ...BASIC_LINES,
  line("u", "unclassified", false),
  line("i", "incentive", false),
  line("used", "capacity_used", false),
  line("free", "capacity_available", false),
];

const PERIODS: ([string, string] | string)[] = [
  "2024Q4",
  "2025Q1",
  "2025Q2",
  "2025Q3",
  "2025Q4",
  ["2025-10-01", "2025-10-31"],
  ["2025-11-01", "2025-11-30"],
  ["2025-12-01", "2025-12-31"],
  ["2025-12-29", "2026-01-04"],
  ["2025-01-01", "2025-12-31"],
  "2025-12-31",
];

/** A claim of any kind about anything. */
const anyClaim = (knownOn = "2026-01-01"): fc.Arbitrary<ObservationFact> =>
  fc
    .record({
      seriesId: fc.constantFrom(...SERIES.map(({ id }) => id)),
      sourceId: fc.constantFrom(...SOURCES.map(({ id }) => id)),
      period: fc.constantFrom(...PERIODS),
      value: fc.integer({ min: 1, max: 3_000_000 }),
      credibility: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, 5 as const),
      nature: fc.constantFrom(
        "measured" as const,
        "measured" as const,
        "measured" as const,
        "programmatic" as const,
        "ceiling" as const,
        "run-rate" as const,
      ),
      form: fc.constantFrom("value", "value", "value", "range", "zero", "not_disclosed"),
    })
    .map(({ seriesId, sourceId, period, value, credibility, nature, form }) => {
      const facts = { sourceId, credibility, nature, knownOn };
      if (form === "range") return claim(seriesId, period, null, { ...facts, low: value / 2, high: value });
      if (form === "zero") return claim(seriesId, period, null, { ...facts, nullReason: "observed_zero" });
      if (form === "not_disclosed") return claim(seriesId, period, null, { ...facts, nullReason: "not_disclosed" });
      return claim(seriesId, period, value, facts);
    });

const LABELS = ["2025Q1", "2025Q2", "2025Q3", "2025Q4"];

/** A record whose quarters are mostly usable, with stray claims on top. */
const anyRecord: fc.Arbitrary<NetworkRecord> = fc
  .record({
    revenue: fc.integer({ min: 1_000, max: 5_000_000 }),
    tokens: fc.integer({ min: 0, max: 5_000_000 }),
    stray: fc.array(anyClaim(), { maxLength: 14 }),
  })
  .map(({ revenue, tokens, stray }) =>
    record({
      sources: SOURCES,
      series: SERIES,
      definitions: [definition(LINES), definition(BASIC_LINES, { id: "narrow", house: false })],
      observations: [
        ...LABELS.flatMap((label, at) => [
          claim("r", label, revenue * (1 + at / 10)),
          claim("e", label, tokens),
          claim("p", label, 2 - at / 4),
        ]),
        ...stray,
      ],
    }),
  );

const assess = (facts: NetworkRecord): Assessed => assessRecord(facts, { asOf: AS_OF });
const RUNS = { numRuns: process.env.OFFTAKE_TEST_LONG ? 80 : 30 };

describe("whatever the record holds", () => {
  test("it can be assessed, and every figure keeps low ≤ value ≤ high", () => {
    fc.assert(
      fc.property(anyRecord, (facts) => {
        for (const { span, missing, grade, quality, usedIds } of assess(facts).figures) {
          expect(span === null).toBe(missing !== null);
          expect(span === null).toBe(grade === null);
          expect(quality !== null && usedIds.length === 0).toBe(false);
          if (span === null) continue;
          expect(span.low).toBeLessThanOrEqual(span.high);
          if (span.value === null) continue;
          expect(span.low).toBeLessThanOrEqual(span.value * (1 + 1e-12));
          expect(span.value).toBeLessThanOrEqual(span.high * (1 + 1e-12));
        }
      }),
      RUNS,
    );
  });

  test("the order of rows changes nothing", () => {
    fc.assert(
      fc.property(anyRecord, fc.infiniteStream(fc.nat()), (facts, keys) => {
        const shuffle = <Row>(rows: readonly Row[]): Row[] =>
          rows
            .map((row) => ({ row, key: keys.next().value ?? 0 }))
            .sort((a, b) => a.key - b.key)
            .map(({ row }) => row);
        const other = {
          ...facts,
          sources: shuffle(facts.sources),
          series: shuffle(facts.series),
          observations: shuffle(facts.observations),
        };
        expect(assess(other)).toEqual(assess(facts));
      }),
      RUNS,
    );
  });

  test("what becomes known after the as-of day changes nothing", () => {
    fc.assert(
      fc.property(anyRecord, fc.array(anyClaim("2026-07-01"), { minLength: 1, maxLength: 5 }), (facts, later) => {
        expect(assess({ ...facts, observations: [...facts.observations, ...later] })).toEqual(assess(facts));
      }),
      RUNS,
    );
  });

  test("a refuted reading changes neither figures nor verdict", () => {
    fc.assert(
      fc.property(anyRecord, anyClaim(), (facts, rival) => {
        const refuted = assess({
          ...facts,
          observations: [...facts.observations, rival],
          conflicts: [conflict(rival.seriesId, [{ observationId: rival.id, standing: "refuted" }])],
        });
        const alone = assess(facts);
        expect(refuted.verdict).toBe(alone.verdict);
        expect(refuted.input).toEqual(alone.input);
        expect(refuted.interval).toEqual(alone.interval);
      }),
      RUNS,
    );
  });

  test("unknown is never 0: without a claim on demand a quarter has none, and a verdict needs another quarter", () => {
    fc.assert(
      fc.property(anyRecord, (facts) => {
        const silent = facts.observations.filter(({ seriesId }) => seriesId !== "r" && seriesId !== "u");
        const assessed = assess({ ...facts, observations: silent });
        expect(assessed.quarters.every(({ demandUsd, coverage }) => demandUsd === null && coverage === null)).toBe(
          true,
        );
        expect(assessed).toMatchObject({ quarter: null, verdict: "insufficient_evidence", reason: "revenue_missing" });
      }),
      RUNS,
    );
  });

  test("the drawn interval contains C* of the published input", () => {
    fc.assert(
      fc.property(anyRecord, (facts) => {
        const { interval, result } = assess(facts);
        if (!interval || !("ratios" in result)) return;
        expect(interval.low).toBeLessThanOrEqual(result.ratios.prudentCoverage * (1 + 1e-9));
        expect(interval.high).toBeGreaterThanOrEqual(result.ratios.prudentCoverage * (1 - 1e-9));
      }),
      RUNS,
    );
  });
});
