import { describe, expect, it } from "vitest";
import { type AnyRecord, assessRecord, describeRecord, type UnassessedFact } from "@/lib/scoring";
import { BASIC_SERIES, basicRecord, claim, conflict, network, source } from "./builders";

const adjacent = (): UnassessedFact => ({ ...network(), kind: "adjacent", category: null, settlement: null });

const SOURCES = [source("s"), source("t", { letter: "C" })];
const paid = claim("r", "2025Q4", 1_100_000, { id: "paid" });
const rival = claim("r", "2025Q4", 2_200_000, { id: "rival", sourceId: "t" });
const year = claim("r", ["2025-01-01", "2025-12-31"], 4_000_000, { id: "year", sourceId: "t" });

const quarters = (["2025Q1", "2025Q2", "2025Q3"] as const).map((quarter, index) =>
  claim("r", quarter, 800_000 + index * 100_000),
);

/** Nothing that is assessed: figures of revenue and a conflict about the last of them. */
const described = (parts: Partial<AnyRecord> = {}, asOf = "2026-12-31") =>
  describeRecord(
    {
      ...basicRecord({
        sources: SOURCES,
        series: BASIC_SERIES,
        observations: [...quarters, paid, rival, year],
        definitions: [],
        conflicts: [
          conflict("r", [
            { observationId: "paid", standing: "used" },
            { observationId: "rival", standing: "set_aside" },
          ]),
        ],
      }),
      network: adjacent(),
      ...parts,
    },
    asOf,
  );

describe("a record that is not assessed", () => {
  it("has the figures of every series, quarter by quarter", () => {
    const { slug, asOf, figures } = described();
    expect([slug, asOf]).toEqual(["net", "2026-12-31"]);
    expect(figures.map(({ seriesId, quarter, span }) => [seriesId, quarter, span?.value])).toEqual([
      ["r", "2025Q1", 800_000],
      ["r", "2025Q2", 900_000],
      ["r", "2025Q3", 1_000_000],
      ["r", "2025Q4", 1_100_000],
    ]);
  });
  it("has its conflicts, and no verdict under any reading", () => {
    const [outcome, ...others] = described().conflicts;
    expect(others).toEqual([]);
    expect(outcome).toMatchObject({
      id: "c.r",
      ruled: true,
      status: "settled",
      period: "2025Q4",
      changesVerdict: false,
    });
    expect(outcome?.ratio).toBeCloseTo(2, 12);
    expect(
      outcome?.readings.map(({ observationId, standing, verdict, prudentCoverage }) => [
        observationId,
        standing,
        verdict,
        prudentCoverage,
      ]),
    ).toEqual([
      ["paid", "used", null, null],
      ["rival", "set_aside", null, null],
    ]);
  });
  it("holds years against the sum of their quarters", () => {
    // 0.8 + 0.9 + 1.0 + 1.1 = 3.8M against 4.0M: 1 − 3.8 ÷ 4 = 5 %, just within.
    const [check] = described().identities;
    expect(check).toMatchObject({ observationId: "year", stated: 4_000_000, summed: 3_800_000, isFailed: false });
    const more = { ...year, value: 4_100_000 };
    expect(described({ observations: [...quarters, paid, rival, more] }).identities).toMatchObject([
      { isFailed: true },
    ]);
  });
  it("knows nothing that became known later", () => {
    const late = { ...paid, knownOn: "2026-06-01" };
    const past = described({ observations: [...quarters, late, rival, year] }, "2026-03-01");
    expect(past.figures.find(({ quarter }) => quarter === "2025Q4")?.span?.value).toBeUndefined();
    // One reading is left: that is no conflict.
    expect(past.conflicts).toEqual([]);
    expect(past.identities).toEqual([]);
  });
  it("is empty where the record is", () => {
    expect(described({ observations: [], conflicts: [] })).toMatchObject({
      figures: [],
      conflicts: [],
      identities: [],
    });
  });
});

it("describes a network by the same figures that its verdict rests on", () => {
  const record = basicRecord();
  const both = [describeRecord(record, "2026-02-01"), assessRecord(record, { asOf: "2026-02-01" })].map(
    ({ figures }) => new Map(figures.map((figure) => [`${figure.seriesId} ${figure.quarter}`, figure.span])),
  );
  expect(both[0]?.size).toBeGreaterThan(0);
  expect(both[0]).toEqual(both[1]);
});
