import { describe, expect, it } from "vitest";
import { FACETS, parseScoreboardParams, unreadBoardParts, unreadIn } from "@/app/search-params";
import {
  BOARD_COLUMN_IDS,
  boardHref,
  buildScoreboard,
  firstDirection,
  OPEN_BOARD,
  type ScoreboardQuery,
} from "@/lib/views";
import { SCOREBOARD_TABLES } from "@/lib/views/tables";
import { shipped } from "./records";

const entries = ["helium", "filecoin", "akash", "aethir"].map((slug) => shipped(slug));
const board = (change: Partial<ScoreboardQuery> = {}) =>
  buildScoreboard(entries, { ...OPEN_BOARD, ...change }, "2026-11-20");

/** The address of a view, read again as the server reads it. */
const readAgain = (query: ScoreboardQuery): ScoreboardQuery =>
  parseScoreboardParams(Object.fromEntries(new URL(boardHref(query), "http://localhost").searchParams));

describe("the address of the board", () => {
  it("holds everything that is seen", () => {
    const query: ScoreboardQuery = {
      sort: "gap",
      direction: "asc",
      category: "storage",
      resource: "digital",
      verdict: "subsidy_led",
      confidence: "low to moderate",
      trend: "up",
      columns: ["coverage", "capture", "gap"],
      asOf: "2026-03-31",
      page: 2,
    };
    expect(readAgain(query)).toEqual(query);
    expect(boardHref(OPEN_BOARD)).toBe("/");
    expect(readAgain(OPEN_BOARD)).toEqual(OPEN_BOARD);
  });

  it("names what it does not understand, and only that", () => {
    const given = { verdict: "bogus", category: "bogus", sort: "bogus", dir: "up", columns: ["coverage", "bogus"] };
    expect(unreadBoardParts(given)).toEqual([
      "category “bogus”",
      "verdict “bogus”",
      "sort “bogus”",
      "dir “up”",
      "columns “bogus”",
    ]);
    expect(unreadBoardParts({ verdict: "range", sort: "network", dir: "asc", columns: "coverage,gap" })).toEqual([]);
    // A form sends what was left empty, too.
    expect(unreadBoardParts({ verdict: "", sort: "", columns: "" })).toEqual([]);
    expect(unreadBoardParts({ trend: "x".repeat(500) }).join()).toHaveLength(`trend “${"x".repeat(40)}”`.length);
    expect(unreadIn({ status: "OPEN?", network: "nobody", asOf: " 2026-03-31 " }, FACETS.conflicts)).toEqual({
      unread: null,
      unreadParts: ["status “OPEN?”"],
    });
    expect(unreadIn({ asOf: "31 March" }, FACETS.conflicts)).toEqual({ unread: "31 March", unreadParts: [] });
  });

  it("begins names at A and all else at the most", () => {
    expect(firstDirection("network")).toBe("asc");
    for (const key of ["verdict", "coverage", "demand", "confidence", "quarter"] as const)
      expect(firstDirection(key)).toBe("desc");
  });

  it("takes columns from a form, in the order of the board, and drops what is none", () => {
    expect(parseScoreboardParams({ columns: ["quarter", "coverage", "nonsense"] }).columns).toEqual([
      "coverage",
      "quarter",
    ]);
    expect(parseScoreboardParams({ columns: "nonsense" }).columns).toBeNull();
  });
});

describe("columns", () => {
  it("are those of the file, too", () => {
    const columns = ["coverage", "capture", "gap", "changed"] as const;
    const table = SCOREBOARD_TABLES.scoreboard(board({ columns }));
    expect(table.heads).toEqual(["Network", "Verdict", "C*", "Value capture", "Product against token", "Last change"]);
  });

  it("sort all of them, unknown last in both directions", () => {
    for (const sort of BOARD_COLUMN_IDS) {
      const up = board({ sort, direction: "asc" }).rows.map(({ slug }) => slug);
      const down = board({ sort, direction: "desc" }).rows.map(({ slug }) => slug);
      expect(up.toSorted(), sort).toEqual(down.toSorted());
    }
    const gaps = board({ sort: "gap", direction: "desc" }).rows.map(({ gap }) => gap.state);
    expect(gaps.lastIndexOf("known") < gaps.indexOf("unknown") || !gaps.includes("unknown")).toBe(true);
  });

  it("say how what customers pay reaches the token", () => {
    const [helium] = board().rows.filter(({ slug }) => slug === "helium");
    expect(helium?.capture).toEqual({ text: "programmatic burn", state: "programmatic" });
  });
});

describe("filters", () => {
  it("narrow by every facet, and count among the rows that fit the others", () => {
    const view = board({ resource: "digital" });
    expect(view.rows.every(({ resource }) => resource === "digital")).toBe(true);
    const counted = view.choices.category.reduce((sum, { count }) => sum + count, 0);
    expect(counted).toBe(view.rows.length);
    expect(view.choices.resource.reduce((sum, { count }) => sum + count, 0)).toBe(view.total);
  });

  it("that leave nothing say how to take each of them off", () => {
    const view = board({ verdict: "demand_led", category: "storage", columns: ["gap"] });
    expect(view.rows).toEqual([]);
    expect(view.filters.map(({ facet, offHref }) => [facet, offHref])).toEqual([
      ["category", "/?verdict=demand_led&columns=gap"],
      ["verdict", "/?category=storage&columns=gap"],
    ]);
    expect(view.allHref).toBe("/?columns=gap");
  });

  it("and views keep each other and the day", () => {
    const view = board({ category: "storage", asOf: "2026-03-31" });
    for (const { href } of view.presets) expect(href).toMatch(/category=storage.*asOf=2026-03-31/);
    const sorted = board({ sort: "coverage", columns: ["gap"], asOf: "2026-03-31" });
    for (const { href } of sorted.choices.category)
      expect(href).toMatch(/sort=coverage&columns=gap&asOf=2026-03-31|sort=coverage&columns=gap/);
  });
});
