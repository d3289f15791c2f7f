import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AssessmentInput,
  assess,
  assessReadings,
  canonicalJson,
  InputError,
  parseInput,
  scoreDocument,
} from "@/lib/scoring";
import { labelAt, lines, networks, RUNS, steady } from "./networks";

/** The first complaint about an input, or null. */
const complaint = (run: () => unknown): [path: string, expected: string] | null => {
  try {
    run();
    return null;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return [error.path, error.expected];
  }
};

const plain = (input: AssessmentInput): Record<string, unknown> => JSON.parse(JSON.stringify(input));

/** The steady network with the value at a path replaced (`undefined` removes it). */
const broken = (path: string, value: unknown): unknown => {
  const copy = plain(steady());
  const keys = path.split(".");
  const last = keys.pop() ?? "";
  let target: unknown = copy;
  for (const key of keys) target = Reflect.get(Object(target), key);
  if (value === undefined) Reflect.deleteProperty(Object(target), last);
  else Reflect.set(Object(target), last, value);
  return copy;
};

describe("bad input is named, with what was expected", () => {
  it.each([
    ["category", "casino", "category", /one of compute, storage/],
    ["category", "constructor", "category", /one of/],
    ["category", undefined, "category", /one of/],
    ["quarters", undefined, "quarters", /a list/],
    ["quarters", {}, "quarters", /a list/],
    ["quarters.1", null, "quarters[1]", /an object/],
    ["quarters.1", [], "quarters[1]", /an object/],
    ["quarters.1.quarter", "2024Q1", "quarters[1].quarter", /each quarter once/],
    ["quarters.1.quarter", "2024Q5", "quarters[1].quarter", /2025Q4/],
    ["quarters.1.quarter", "24Q1", "quarters[1].quarter", /2025Q4/],
    ["quarters.1.quarter", "2024q2", "quarters[1].quarter", /2025Q4/],
    ["quarters.1.quarter", " 2024Q2", "quarters[1].quarter", /2025Q4/],
    ["quarters.1.quarter", 20242, "quarters[1].quarter", /2025Q4/],
    ["quarters.1.revenueUsd", 5, "quarters[1].revenueUsd", /an object/],
    ["quarters.1.revenueUsd.organic", undefined, "quarters[1].revenueUsd.organic", /a finite number ≥ 0/],
    ["quarters.1.revenueUsd.unclassified", null, "quarters[1].revenueUsd.unclassified", /number/],
    ["quarters.1.revenueUsd.related", -1, "quarters[1].revenueUsd.related", /≥ 0/],
    ["quarters.1.revenueUsd.excluded", "5", "quarters[1].revenueUsd.excluded", /number/],
    ["quarters.1.revenueUsd.incentives", Number.NaN, "quarters[1].revenueUsd.incentives", /finite/],
    ["quarters.1.emittedTokens", Number.POSITIVE_INFINITY, "quarters[1].emittedTokens", /finite/],
    ["quarters.1.emittedTokens", -1, "quarters[1].emittedTokens", /≥ 0/],
    ["quarters.1.tokenPriceUsd", Number.NEGATIVE_INFINITY, "quarters[1].tokenPriceUsd", /finite/],
    ["quarters.1.cashSubsidyUsd", "0", "quarters[1].cashSubsidyUsd", /number.*or null/],
    ["factors", undefined, "factors", /an object/],
    ["factors.topCustomerShare", 1.2, "factors.topCustomerShare", /from 0 to 1/],
    ["factors.topCustomerShare", "0.2", "factors.topCustomerShare", /or null/],
    ["factors.utilisation", -0.1, "factors.utilisation", /from 0 to 1/],
    ["factors.utilisationTarget", 0, "factors.utilisationTarget", /number/],
    ["factors.checklistScore", 101, "factors.checklistScore", /from 0 to 100/],
    ["factors.revenueGrowth", -1.1, "factors.revenueGrowth", /≥ -1/],
    ["factors.operatorCover", -0.1, "factors.operatorCover", /≥ 0/],
    ["factors.supplyGlut", Number.NaN, "factors.supplyGlut", /finite/],
    ["factors.usageGrowth", Number.NaN, "factors.usageGrowth", /finite/],
    ["factors.netDilution", true, "factors.netDilution", /or null/],
    ["factors.supplyScopeCoverage", -1, "factors.supplyScopeCoverage", /≥ 0/],
    ["answers.externalPayers", "maybe", "answers.externalPayers", /one of yes, partly, no, unknown/],
    ["answers.fakingUnprofitable", true, "answers.fakingUnprofitable", /one of/],
    ["evidence", undefined, "evidence", /an object/],
    ["evidence.revenueQuality", undefined, "evidence.revenueQuality", /from 0 to 1/],
    ["evidence.agreement", 1.5, "evidence.agreement", /from 0 to 1/],
    ["evidence.ageDays", -3, "evidence.ageDays", /≥ 0/],
    ["evidence.independentRevenue", "yes", "evidence.independentRevenue", /true or false/],
    ["evidence.singleSourceRevenue", null, "evidence.singleSourceRevenue", /true or false/],
  ])("%s = %s", (path, value, where, expected) => {
    const found = complaint(() => parseInput(broken(path, value)));
    expect(found?.[0]).toBe(where);
    expect(found?.[1]).toMatch(expected);
  });

  it.each([null, 5, "x", [], true])("a whole that is %s", (value) => {
    expect(complaint(() => parseInput(value))).toEqual(["", "an object"]);
  });

  it("says where the input stands in a larger document", () => {
    const readings = [steady(), broken("quarters.0.revenueUsd.organic", -1)];
    expect(complaint(() => assessReadings(readings))?.[0]).toBe("readings[1].quarters[0].revenueUsd.organic");
    expect(complaint(() => scoreDocument([{ input: broken("category", 1) }]))?.[0]).toBe("[0].input.category");
    expect(complaint(() => scoreDocument({ A: { corners: [steady()] } }))?.[0]).toBe("A.corners");
    expect(complaint(() => scoreDocument({ start: "best", steps: [] }))?.[0]).toBe("start");
    expect(complaint(() => scoreDocument({ steps: [{ candidate: "demand_led" }] }))?.[0]).toBe(
      "steps[0].prudentCoverage",
    );
    expect(complaint(() => scoreDocument({ steps: [{ candidate: "great" }] }))?.[0]).toBe("steps[0].candidate");
  });

  it.each([
    [{ from: "2025-01-01", to: "2025-02-30" }, "annual.to"],
    [{ from: "2025-01-01", to: "2024-12-31" }, "annual.to"],
    [{ from: "2025-01-01", to: "2025-06-30" }, "annual.to"],
    [{ from: "1 January 2025", to: "2025-12-31" }, "annual.from"],
    [{ from: "2025-01-01", to: "2025-12-31", emissionsUsd: -1 }, "annual.emissionsUsd"],
    [{ from: "2025-01-01", to: "2025-12-31", revenueUsd: null }, "annual.revenueUsd"],
  ])("annual record %o", (change, where) => {
    const { quarters: _, ...base } = plain(steady());
    const annual = { revenueUsd: lines({ organic: 1 }), emissionsUsd: 1, ...change };
    expect(complaint(() => parseInput({ ...base, annual }))?.[0]).toBe(where);
  });

  it("takes quarters or a year, not both", () => {
    const annual = { from: "2025-01-01", to: "2025-12-31", revenueUsd: lines({ organic: 1e6 }), emissionsUsd: 1e6 };
    expect(complaint(() => parseInput({ ...plain(steady()), annual }))?.[0]).toBe("quarters");
    expect(complaint(() => parseInput({ ...plain(steady()), quarters: [], annual }))).toBe(null);
    expect(complaint(() => parseInput({ ...plain(steady()), annual: null }))).toBe(null);
  });
});

describe("input that is merely sparse or strange", () => {
  it("takes fields left out for unknown", () => {
    const sparse = plain(steady());
    sparse.factors = {};
    sparse.answers = {};
    const full = steady({ answers: { externalPayers: "unknown", fakingUnprofitable: "unknown" } });
    for (const key of Object.keys(full.factors)) Reflect.set(full.factors, key, null);
    expect(parseInput(sparse)).toEqual(full);
    Reflect.deleteProperty(sparse, "answers");
    expect(parseInput(sparse)).toEqual(full);
  });

  it("leaves unknown fields behind, and does not read inherited ones", () => {
    const odd = JSON.parse(
      JSON.stringify(steady()).replace("{", '{"__proto__": {"category": "storage"}, "nodes": 9, '),
    );
    expect(parseInput(odd)).toEqual(steady());
    const inherited = Object.create(plain(steady()));
    expect(complaint(() => parseInput(inherited))?.[0]).toBe("category");
    expect(Reflect.get({}, "category")).toBeUndefined();
  });

  it("does not change what it was given", () => {
    const input = steady({ revenue: [1e6, 2e6, 3e6] });
    const reversed = { ...input, quarters: [...(input.quarters ?? [])].reverse() };
    const before = JSON.stringify(reversed);
    assess(reversed);
    expect(JSON.stringify(reversed)).toBe(before);
  });

  it("takes ten thousand quarters, in any order, for what the last eight say", () => {
    const early = Array.from({ length: 9_992 }, (_, i) => ({
      quarter: `${String(Math.floor(i / 4)).padStart(4, "0")}Q${(i % 4) + 1}`,
      revenueUsd: lines({ organic: 1e6 }),
      emittedTokens: 1e6,
      tokenPriceUsd: 1,
      cashSubsidyUsd: 0,
    }));
    const input = steady({ revenue: Array.from({ length: 8 }, () => 2e6) });
    const late = (input.quarters ?? []).map((quarter, i) => ({ ...quarter, quarter: labelAt(i + 4000) }));
    const all = { ...input, quarters: [...late, ...early] };
    expect(canonicalJson(assess(all))).toBe(canonicalJson(assess({ ...input, quarters: late })));
  });

  it("keeps minus zero out", () => {
    const input = steady({ factors: { supplyGlut: -0, netDilution: -0 } });
    expect(Object.is(parseInput(input).factors.supplyGlut, 0)).toBe(true);
  });

  it("survives amounts at both ends of what it takes", () => {
    for (const revenue of [0, 5e-324, 1e-300, 1e30]) {
      for (const emissions of [0, 5e-324, 1e-300, 1e30]) {
        for (const topCustomerShare of [0, 1, null]) {
          const result = assess(steady({ revenue, emissions, factors: { topCustomerShare } }), {
            robustness: { draws: 20 },
          });
          expect(() => canonicalJson(result)).not.toThrow();
        }
      }
    }
    expect(complaint(() => assess(steady({ revenue: 1e31 })))?.[0]).toBe("quarters[0].revenueUsd.organic");
  });

  it("either scores or names a field, whatever is put anywhere", () => {
    const anything = fc.oneof(
      fc.constantFrom(
        null,
        undefined,
        Number.NaN,
        Number.POSITIVE_INFINITY,
        -1,
        -0,
        1e308,
        5e-324,
        "",
        "Infinity",
        true,
        {},
        [],
      ),
      fc.double(),
      fc.string(),
    );
    const paths = fc.constantFrom(
      "category",
      "quarters",
      "quarters.3",
      "quarters.3.quarter",
      "quarters.3.revenueUsd",
      "quarters.3.revenueUsd.organic",
      "quarters.3.emittedTokens",
      "quarters.3.tokenPriceUsd",
      "quarters.3.cashSubsidyUsd",
      "factors",
      "factors.revenueGrowth",
      "factors.topCustomerShare",
      "factors.utilisation",
      "factors.utilisationTarget",
      "factors.supplyGlut",
      "factors.usageGrowth",
      "factors.operatorCover",
      "factors.netDilution",
      "factors.captureYield",
      "factors.checklistScore",
      "factors.supplyScopeCoverage",
      "answers",
      "evidence",
      "evidence.revenueQuality",
      "evidence.ageDays",
      "annual",
    );
    fc.assert(
      fc.property(paths, anything, (path, value) => {
        let result: unknown;
        const found = complaint(() => {
          result = assess(parseInput(broken(path, value)), { robustness: { draws: 5 } });
        });
        if (found === null) expect(() => canonicalJson(result)).not.toThrow();
        else expect(found[1].length).toBeGreaterThan(3);
      }),
      { ...RUNS, numRuns: 1500 },
    );
  });

  it("gives back what it took: parsing twice is parsing once", () => {
    fc.assert(
      fc.property(networks(), (input) => {
        const once = parseInput(input);
        expect(parseInput(once)).toEqual(once);
      }),
      { ...RUNS, numRuns: 100 },
    );
  });
});
