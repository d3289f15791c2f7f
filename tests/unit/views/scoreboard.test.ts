import { describe, expect, it } from "vitest";
import type { Assessed, QuarterView, Span } from "@/lib/scoring";
import { buildScoreboard, OPEN_BOARD, type ScoreboardQuery } from "@/lib/views";
import { trendView } from "@/lib/views/trend";
import { shipped } from "./records";

const entries = ["helium", "filecoin", "akash"].map((slug) => shipped(slug));
const board = (change: Partial<ScoreboardQuery> = {}) =>
  buildScoreboard(entries, { ...OPEN_BOARD, ...change }, "2026-11-20");
const slugs = (change: Partial<ScoreboardQuery>) => board(change).rows.map((row) => row.slug);

describe("the board", () => {
  it("sorts what is not reported last in either direction", () => {
    expect(slugs({ sort: "utilisation", direction: "desc" })[0]).toBe("akash");
    expect(slugs({ sort: "utilisation", direction: "asc" })[0]).toBe("akash");
  });

  it("sorts numbers by their value, not by their text", () => {
    expect(slugs({ sort: "demand", direction: "desc" })).toEqual(["helium", "akash", "filecoin"]);
    expect(slugs({ sort: "demand", direction: "asc" })).toEqual(["filecoin", "akash", "helium"]);
  });

  it("filters by category and verdict and still counts all", () => {
    expect(slugs({ category: "storage" })).toEqual(["filecoin"]);
    expect(slugs({ verdict: "demand_led" })).toEqual([]);
    expect(board({ verdict: "demand_led" }).total).toBe(3);
  });

  it("names what needs attention", () => {
    const slugsUnder = (id: string) =>
      board()
        .attention.find((group) => group.id === id)
        ?.items.map((item) => item.slug);
    expect(slugsUnder("definition")).toContain("helium");
    expect(slugsUnder("draft")).toContain("akash");
    expect(slugsUnder("draft")).not.toContain("filecoin");
  });
});

describe("trend", () => {
  const exact = (value: number): Span => ({ value, low: value, high: value });
  /** Four quarters to 2026Q2 with tokens 1 each: demand and price decide. */
  const withQuarters = (quarters: [demandUsd: number, priceUsd: number][]): Assessed => {
    const { assessed } = shipped("helium");
    const labels = ["2025Q3", "2025Q4", "2026Q1", "2026Q2"];
    const template = assessed.quarters[0];
    if (!template) throw new Error("no quarter");
    return {
      ...assessed,
      quarter: "2026Q2",
      quarters: quarters.map(
        ([demandUsd, priceUsd], index): QuarterView => ({
          ...template,
          quarter: labels[index] ?? "",
          usable: true,
          demandUsd: exact(demandUsd),
          emittedTokens: exact(1),
          emissionsUsd: exact(priceUsd),
        }),
      ),
    };
  };

  it.each([
    [1.25, "up"],
    [1.2499, "flat"],
    [0.8, "down"],
    [0.8001, "flat"],
  ])("coverage × %d reads %s", (factor, direction) => {
    const trend = trendView(
      withQuarters([
        [1, 1],
        [1, 1],
        [factor, 1],
        [factor, 1],
      ]),
    );
    expect(trend).toMatchObject({ direction, hollow: false });
  });

  it("is hollow when price makes more than half of it", () => {
    expect(
      trendView(
        withQuarters([
          [1, 1],
          [1, 1],
          [1, 0.5],
          [1, 0.5],
        ]),
      ),
    ).toMatchObject({ direction: "up", hollow: true });
    expect(
      trendView(
        withQuarters([
          [1, 1],
          [1, 1],
          [2, 0.9],
          [2, 0.9],
        ]),
      ),
    ).toMatchObject({ direction: "up", hollow: false });
  });

  it("is not known when a quarter is missing", () => {
    expect(
      trendView(
        withQuarters([
          [1, 1],
          [1, 1],
          [1, 1],
        ]),
      ).direction,
    ).toBe("unknown");
  });
});
