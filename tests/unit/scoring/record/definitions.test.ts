import { describe, expect, test } from "vitest";
import { quarterIndex } from "@/lib/scoring/quarters";
import { BASIC_LINES, BASIC_SERIES, basicRecord, claim, definition, houseView, line, record, series } from "./builders";

const Q4 = quarterIndex("2025Q4");

/** The basic network with more series, lines and claims. */
const extended = (
  more: { series: ReturnType<typeof series>[]; lines: ReturnType<typeof line>[]; claims: ReturnType<typeof claim>[] },
  basics = true,
) =>
  basicRecord({
    series: [...BASIC_SERIES, ...more.series],
    definitions: [definition([...(basics ? BASIC_LINES : []), ...more.lines])],
    observations: [...basicRecord().observations, ...more.claims],
  });

describe("a quarter under a definition", () => {
  test("adds revenue by class and R = organic + half of unclassified − incentives", () => {
    const view = houseView(
      extended({
        series: ["u", "rel", "x", "i"].map((id) => series(id)),
        lines: [line("u", "unclassified"), line("rel", "related"), line("x", "excluded"), line("i", "incentive")],
        claims: [
          claim("u", "2025Q4", 400_000),
          claim("rel", "2025Q4", 50_000),
          claim("x", "2025Q4", 70_000),
          claim("i", "2025Q4", 30_000),
        ],
      }),
    );
    const quarter = view.at(Q4);
    expect(quarter.revenue).toMatchObject({
      organic: { value: 1_100_000 },
      unclassified: { value: 400_000 },
      related: { value: 50_000 },
      excluded: { value: 70_000 },
      incentive: { value: 30_000 },
    });
    // 1.1M + .2M − .03M; over 1M × 2.
    expect(quarter.demandUsd?.value).toBe(1_270_000);
    expect(quarter.coverage?.value).toBe(0.635);
    expect(quarter.isUsable).toBe(true);
  });

  test("R is never under 0", () => {
    const facts = extended({
      series: [series("i")],
      lines: [line("i", "incentive")],
      claims: [claim("i", "2025Q4", 9e6)],
    });
    expect(houseView(facts).at(Q4).demandUsd).toEqual({ value: 0, low: 0, high: 0 });
  });

  test("a required line without a figure leaves the quarter unusable, an optional one a listed floor", () => {
    const parts = { series: [series("x")], claims: [] };
    const required = houseView(extended({ ...parts, lines: [line("x", "organic")] })).at(Q4);
    expect(required).toMatchObject({ revenue: null, isUsable: false });
    const optional = houseView(extended({ ...parts, lines: [line("x", "organic", false)] })).at(Q4);
    expect(optional).toMatchObject({ isUsable: true, demandUsd: { value: 1_100_000 } });
    expect(optional.floors.map((floor) => floor.line.series.id)).toEqual(["x"]);
  });

  test("revenue is missing when only what is not demand is known", () => {
    const view = houseView(
      record({
        series: [...BASIC_SERIES, series("x")],
        definitions: [
          definition([line("r", "organic", false), line("x", "excluded"), line("e", "supply"), line("p", "price")]),
        ],
        observations: [claim("x", "2025Q4", 5), claim("e", "2025Q4", 1), claim("p", "2025Q4", 1)],
      }),
    );
    expect(view.at(Q4)).toMatchObject({ revenue: null, demandUsd: null, isUsable: false });
  });

  test("no tokens need no price; more than none do", () => {
    const facts = (tokens: number) =>
      record({
        series: BASIC_SERIES,
        definitions: [definition(BASIC_LINES)],
        observations: [claim("r", "2025Q4", 100), claim("e", "2025Q4", tokens)],
      });
    expect(houseView(facts(0)).at(Q4)).toMatchObject({
      isUsable: true,
      emissionsUsd: { value: 0 },
      coverage: { value: Number.POSITIVE_INFINITY },
    });
    expect(houseView(facts(1)).at(Q4)).toMatchObject({ isUsable: false, emissionsUsd: null });
  });

  test("emission is all buckets together, plus cash; returns to a pool are negative", () => {
    const view = houseView(
      extended({
        series: [
          series("stake", { metric: "emission", unit: "NET", bucket: "security" }),
          series("pool", { metric: "emission", unit: "NET", bucket: "demand" }),
          series("cash", { metric: "cash_subsidy" }),
        ],
        lines: [line("stake", "security"), line("pool", "demand"), line("cash", "cash_subsidy")],
        claims: [claim("stake", "2025Q4", 500_000), claim("pool", "2025Q4", -200_000), claim("cash", "2025Q4", 7)],
      }),
    );
    const quarter = view.at(Q4);
    expect(quarter.tokens?.value).toBe(1_300_000);
    expect(quarter.emissionsUsd?.value).toBe(2_600_007);
  });

  test("revenue paid in tokens counts at the quarter's mean price, one step lower (P5)", () => {
    const view = houseView(
      extended({
        series: [series("t", { unit: "NET" })],
        lines: [line("t", "organic")],
        claims: [claim("t", "2025Q4", 10)],
      }),
    );
    const [, inTokens] = view.at(Q4).revenueLines;
    expect(inTokens).toMatchObject({ span: { value: 20 }, grade: { letter: "B", credibility: 3 } });
  });

  test("a second token counts at its own market price; without a market its emission is unknown", () => {
    const parts = {
      series: [
        series("sub", { metric: "emission", unit: "SUB", bucket: "supply" }),
        series("psub", { metric: "token_price", shape: "price", unit: "USD/SUB" }),
      ],
      claims: [claim("sub", "2025Q4", 400_000)],
    };
    const lines = [line("sub", "supply"), line("psub", "price")];
    const priced = extended({ ...parts, lines, claims: [...parts.claims, claim("psub", "2025Q4", 0.5)] });
    // 400k × .5 ÷ 2 = 100k of the first token.
    expect(houseView(priced).at(Q4).tokens?.value).toBe(1_100_000);
    expect(houseView(extended({ ...parts, lines })).at(Q4)).toMatchObject({ tokens: null, isUsable: false });
  });

  test("bounds on both sides are usable, an open end is not; an optional open end counts as its floor", () => {
    const facts = (low: number | null, high: number | null, required: boolean) =>
      extended({
        series: [series("b")],
        lines: [line("b", "organic", required)],
        claims: [claim("b", "2025Q4", null, { low, high })],
      });
    expect(houseView(facts(1, 5, true)).at(Q4)).toMatchObject({
      isUsable: true,
      demandUsd: { value: null, low: 1_100_001, high: 1_100_005 },
    });
    expect(houseView(facts(1, null, true)).at(Q4).isUsable).toBe(false);
    const floor = houseView(facts(1, null, false)).at(Q4);
    expect(floor).toMatchObject({ isUsable: true, demandUsd: { value: 1_100_001 } });
    expect(floor.floors).toHaveLength(1);
  });

  test("a line that names no series is an error", () => {
    expect(() => houseView(basicRecord({ definitions: [definition([line("none", "organic")])] }))).toThrow(
      "no series none",
    );
  });
});
