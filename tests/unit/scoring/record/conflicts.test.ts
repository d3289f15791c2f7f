import { describe, expect, test } from "vitest";
import { assessRecord } from "@/lib/scoring/record";
import type { ConflictOutcome } from "@/lib/scoring/record/output";
import type { NetworkRecord } from "@/lib/scoring/record/types";
import { BASIC_LINES, BASIC_SERIES, basicRecord, claim, conflict, definition, line, series, source } from "./builders";

const SOURCES = [source("s"), source("t"), source("weak", { letter: "D" })];
const AS_OF = "2026-02-01";
const base = basicRecord().observations;
const published = (seriesId: string, start: string) => {
  const found = base.find((fact) => fact.seriesId === seriesId && fact.periodStart === start);
  if (!found) throw new Error("No such claim");
  return found;
};
const q4 = published("r", "2025-10-01");

const conflictsOf = (parts: Partial<NetworkRecord>, asOf = AS_OF): ConflictOutcome[] =>
  assessRecord(basicRecord({ sources: SOURCES, observations: base, ...parts }), { asOf }).conflicts;

/** The published claim of 2025Q4 used against a rival. */
const against = (rival: ReturnType<typeof claim>, standing: "set_aside" | "refuted" = "refuted", seriesId = "r") => {
  const own = seriesId === "r" ? q4 : published(seriesId, "2025-10-01");
  return {
    observations: [...base, rival],
    conflicts: [
      conflict(seriesId, [
        { observationId: own.id, standing: "used" as const },
        { observationId: rival.id, standing },
      ]),
    ],
  };
};

describe("a conflict the record rules on", () => {
  test("shows the verdict under each reading, also a refuted one taken at its word", () => {
    const rival = claim("r", "2025Q4", 11_000_000, { sourceId: "weak" });
    const [outcome] = conflictsOf(against(rival));
    expect(outcome).toMatchObject({
      ruled: true,
      period: "2025Q4",
      metric: "revenue",
      changesVerdict: true,
    });
    // The same days, ten times the amount.
    expect(outcome?.ratio).toBeCloseTo(10, 9);
    // (1.0M + 11M) ÷ 4M; evidence stays that of the published reading.
    expect(outcome?.readings).toEqual([
      {
        observationId: q4.id,
        standing: "used",
        literal: "1.1M",
        verdict: "subsidy_leaning",
        classes: ["subsidy_leaning", "subsidy_leaning"],
        prudentCoverage: 0.525,
        prudentCoverageHigh: 0.525,
        definitionId: null,
      },
      {
        observationId: rival.id,
        standing: "refuted",
        literal: "11M",
        verdict: "demand_leaning",
        classes: ["demand_leaning", "demand_leaning"],
        prudentCoverage: 3,
        prudentCoverageHigh: 3,
        definitionId: null,
      },
    ]);
  });

  test("a month taken at its word stands for its days, the published figure for the others", () => {
    const month = claim("r", ["2025-12-01", "2025-12-31"], 2_000_000);
    const [outcome] = conflictsOf(against(month));
    // 2M + 1.1M × 61/92, plus 1.0M of Q3, over 4M.
    expect(outcome?.readings[1]?.prudentCoverage).toBeCloseTo(
      (2_000_000 + (1_100_000 * 61) / 92 + 1_000_000) / 4_000_000,
      9,
    );
    // Per day: 2M/31 against 1.1M/92.
    expect(outcome?.ratio).toBeCloseTo(2_000_000 / 31 / (1_100_000 / 92), 9);
  });

  test("a run-rate taken at its word is a quarter of it", () => {
    const run = claim("r", "2025-12-31", 20_000_000, { nature: "run-rate" });
    const [outcome] = conflictsOf(against(run, "set_aside"));
    // (5M + 1M) ÷ 4M.
    expect(outcome?.readings[1]?.prudentCoverage).toBe(1.5);
  });

  test("a year taken at its word raises its quarters in proportion", () => {
    const year = claim("r", ["2025-01-01", "2025-12-31"], 7_600_000);
    const [outcome] = conflictsOf(against(year, "set_aside"));
    // Published: 3.8M in all, 2.1M of it in 2Q; twice that.
    expect(outcome?.readings[1]?.prudentCoverage).toBeCloseTo(1.05, 12);
  });

  test("a day's price moves the quarter's mean by its share of days", () => {
    const day = claim("p", "2025-12-31", 94);
    const [outcome] = conflictsOf(against(day, "set_aside", "p"));
    // (94 + 91 × 2) ÷ 92 = 3: emissions 2M + 3M; but prudent E* is N × the higher price of 2Q: 2M × 2.5.
    expect(outcome?.readings[1]?.prudentCoverage).toBeCloseTo(2_100_000 / 5_000_000, 9);
  });

  test("outside the windows of t, or outside the definition, has no verdict", () => {
    const old = [claim("r", "2024Q4", 1), claim("r", "2024Q4", 9, { sourceId: "t" })];
    const ruling = (seriesId: string, ids: string[]) =>
      conflict(
        seriesId,
        ids.map((observationId) => ({ observationId, standing: "open" as const })),
        { status: "open" },
      );
    const [outcome] = conflictsOf({
      observations: [...base, ...old],
      conflicts: [
        ruling(
          "r",
          old.map(({ id }) => id),
        ),
      ],
    });
    expect(outcome?.readings.map(({ verdict }) => verdict)).toEqual([null, null]);
    const context = [claim("x", "2025Q4", 1), claim("x", "2025Q4", 9, { sourceId: "t" })];
    const [unused] = conflictsOf({
      series: [...BASIC_SERIES, series("x", { metric: "context" })],
      observations: [...base, ...context],
      conflicts: [
        ruling(
          "x",
          context.map(({ id }) => id),
        ),
      ],
    });
    expect(unused).toMatchObject({ changesVerdict: false, readings: [{ verdict: null }, { verdict: null }] });
  });

  test("about the largest customer is judged with the other reading in use", () => {
    const top = [claim("top", "2025Q4", 0.1), claim("top", "2025Q4", 0.9, { sourceId: "t" })];
    const [outcome] = conflictsOf({
      series: [...BASIC_SERIES, series("top", { metric: "largest_customer_share", shape: "stock", unit: "share" })],
      definitions: [definition([...BASIC_LINES, line("top", "largest_customer_share")])],
      observations: [...base, ...top],
      conflicts: [
        conflict("top", [
          { observationId: top[0]?.id ?? "", standing: "used" },
          { observationId: top[1]?.id ?? "", standing: "set_aside" },
        ]),
      ],
    });
    expect(outcome?.readings.map(({ verdict }) => verdict)).toEqual(["subsidy_leaning", "subsidy_leaning"]);
  });

  test("does not exist before two of its readings were known", () => {
    const rival = claim("r", "2025Q4", 11_000_000, { sourceId: "weak", knownOn: "2026-02-02" });
    expect(conflictsOf(against(rival))).toEqual([]);
    expect(conflictsOf(against(rival), "2026-02-02")).toHaveLength(1);
  });

  test("returns to a pool compare by size; a zero has no ratio", () => {
    const about = (a: number, b: number) => {
      const [x, y] = [claim("x", "2025Q4", a), claim("x", "2025Q4", b, { sourceId: "t" })];
      const open = [x, y].map(({ id }) => ({ observationId: id, standing: "open" as const }));
      return conflictsOf({
        series: [...BASIC_SERIES, series("x")],
        observations: [...base, x, y],
        conflicts: [conflict("x", open, { status: "open" })],
      })[0]?.ratio;
    };
    expect(about(-2, -4)).toBe(2);
    expect(about(0, 4)).toBeNull();
  });
});

describe("a gap nobody ruled on", () => {
  const rivals = (value: number) => [claim("r", "2025Q4", value, { sourceId: "t" })];

  test("over 10 % is listed as open, with both verdicts", () => {
    const [outcome] = conflictsOf({ observations: [...base, ...rivals(11_000_000)] });
    expect(outcome).toMatchObject({ ruled: false, status: "open", id: "r.2025Q4", ratio: 10 });
    expect(outcome?.readings.map(({ verdict }) => verdict)).toEqual(["subsidy_leaning", "demand_leaning"]);
    expect(outcome?.changesVerdict).toBe(true);
  });

  test("of 10 % is agreement", () => {
    expect(conflictsOf({ observations: [...base, ...rivals(990_000)] })).toEqual([]);
    expect(conflictsOf({ observations: [...base, ...rivals(989_000)] })).toHaveLength(1);
  });

  test("is not listed twice when a conflict names both readings", () => {
    const [rival] = rivals(11_000_000);
    const readings = [q4.id, rival?.id ?? ""].map((observationId) => ({ observationId, standing: "open" as const }));
    const outcomes = conflictsOf({
      observations: [...base, ...rivals(0).slice(1), ...(rival ? [rival] : [])],
      conflicts: [conflict("r", readings, { status: "open" })],
    });
    expect(outcomes.map(({ ruled }) => ruled)).toEqual([true]);
  });
});

describe("identities", () => {
  const check = (year: number) =>
    assessRecord(basicRecord({ observations: [...base, claim("r", ["2025-01-01", "2025-12-31"], year)] }), {
      asOf: AS_OF,
    }).identities[0];

  test("a year checks the sum of its four quarters: a gap of 5 % holds, more fails", () => {
    // .8 + .9 + 1.0 + 1.1 = 3.8M.
    expect(check(3_800_000)).toMatchObject({ stated: 3_800_000, summed: 3_800_000, gap: 0, isFailed: false });
    expect(check(4_000_000)?.isFailed).toBe(false);
    expect(check(4_000_001)?.isFailed).toBe(true);
  });

  test("says nothing while a quarter is missing", () => {
    const observations = [...base.filter((fact) => fact.id !== q4.id), claim("r", ["2025-01-01", "2025-12-31"], 9)];
    expect(assessRecord(basicRecord({ observations }), { asOf: AS_OF }).identities).toEqual([]);
  });
});
