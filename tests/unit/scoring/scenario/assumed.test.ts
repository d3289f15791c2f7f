import { readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Assumptions,
  applyAssumptions,
  assessParsed,
  assessRecord,
  assume,
  assumedPriceGrid,
  assumedTaperGrid,
  axisWith,
  combineCorners,
  GRIDS,
  gatedClassOf,
  HOUSE_PILLAR_WEIGHTS,
  isScored,
  methodUnder,
  NO_ASSUMPTIONS,
  parseInput,
  stressTest,
  taperGrid,
  VERDICT_CLASSES,
  type WhatIfBase,
  whatIfBase,
} from "@/lib/scoring";
import { shippedRecord } from "../../../support/shipped";
import { networks, RUNS, rank, steady } from "../networks";

const AS_OF = "2026-11-20";
const UNKNOWN_OPERATORS = { cover: null, costUsd: null, supplyEmissionsUsd: null };

const baseOf = (input: ReturnType<typeof steady>, change: Partial<WhatIfBase> = {}): WhatIfBase => ({
  quarter: "2024Q4",
  isAnnual: false,
  corners: [parseInput(input)],
  isTopShareBounded: false,
  contest: null,
  operators: UNKNOWN_OPERATORS,
  ...change,
});

const under = (base: WhatIfBase, change: Partial<Assumptions>) =>
  applyAssumptions(base, { ...NO_ASSUMPTIONS, ...change });

const span = (value: number) => ({ value, low: value, high: value });

/** Networks that are assessed, as shipped. */
const shippedSlugs = readdirSync(new URL("../../../../prisma/seed", import.meta.url)).filter((slug) => {
  try {
    return shippedRecord(slug).network.kind === "network";
  } catch {
    return false;
  }
});

describe("nothing assumed", () => {
  it.each(shippedSlugs)("%s reads as the record does, under every definition", (slug) => {
    const record = shippedRecord(slug);
    for (const { id } of record.definitions) {
      const assessed = assessRecord(record, { asOf: AS_OF, definitionId: id });
      const outcome = assessed.definitions.find((candidate) => candidate.id === id);
      const { verdict, reason, wouldBe, range, quarter } = applyAssumptions(
        whatIfBase(record, assessed),
        NO_ASSUMPTIONS,
      );
      expect({ verdict, reasonCode: reason, wouldBe, range, quarter }).toEqual({
        verdict: outcome?.verdict,
        reasonCode: outcome?.reasonCode,
        wouldBe: outcome?.wouldBe,
        range: outcome?.range,
        quarter: outcome?.quarter,
      });
    }
  });
});

describe("bounded inputs", () => {
  const low = steady({ revenue: 300_000 });
  const high = steady({ revenue: 2_000_000 });
  const bounded = baseOf(low, { corners: [parseInput(low), parseInput(high)] });

  it("both corners are computed: different classes are a range, with no verdict", () => {
    const result = under(bounded, {});
    expect(result).toMatchObject({ verdict: "insufficient_evidence", reason: "range" });
    expect(result.range).toEqual(result.classes);
    expect(result.readouts.prudentCoverage).toEqual({ value: null, low: 0.3, high: 2 });
  });
  it("the same class at both is published", () => {
    const result = under(bounded, { emissions: 0.05 });
    expect(result).toMatchObject({ reason: null, range: null });
    expect(result.classes[0]).toBe(result.classes[1]);
  });
  it("agree with the corners of the record at any shock", () => {
    fc.assert(
      fc.property(networks(), fc.double({ min: 0.05, max: 3, noNaN: true }), (input, demand) => {
        const corners = [
          parseInput(input),
          parseInput({ ...input, factors: { ...input.factors, checklistScore: 100 } }),
        ];
        const times = corners.map((corner) => ({
          ...corner,
          quarters: (corner.quarters ?? []).map((quarter) => ({
            ...quarter,
            revenueUsd: quarter.revenueUsd && {
              organic: quarter.revenueUsd.organic * demand,
              unclassified: quarter.revenueUsd.unclassified * demand,
              related: quarter.revenueUsd.related * demand,
              excluded: quarter.revenueUsd.excluded * demand,
              incentives: quarter.revenueUsd.incentives * demand,
            },
          })),
        }));
        const [a, b] = times.map((corner) => assessParsed(corner, { flipMultiples: false }));
        if (!a || !b) return;
        const combined = combineCorners(a, b);
        const result = under(baseOf(input, { corners }), { demand });
        expect(result.verdict).toBe(combined.verdict);
        expect(result.classes).toEqual([gatedClassOf(a), gatedClassOf(b)]);
      }),
      RUNS,
    );
  });
  it("a bound on the largest customer is not the value that the top class needs", () => {
    const led = steady({ revenue: 8_000_000 });
    expect(under(baseOf(led), {}).verdict).toBe("demand_led");
    expect(under(baseOf(led, { isTopShareBounded: true }), {}).verdict).toBe("demand_leaning");
  });
  it("readings that contradict each other stay so", () => {
    expect(under(baseOf(high, { contest: "contested" }), { emissions: 0 })).toMatchObject({
      verdict: "insufficient_evidence",
      reason: "contested",
    });
  });
});

describe("each control in the helpful direction", () => {
  const worst = (base: WhatIfBase, change: Partial<Assumptions>) => {
    const { classes } = under(base, change);
    return classes[0] === null ? null : rank(classes[0]);
  };
  const share = fc.double({ min: 0, max: 1, noNaN: true });

  it("fewer emissions never worsen the class, whenever the taper starts", () => {
    fc.assert(
      fc.property(networks(), share, share, fc.integer({ min: 0, max: 4 }), (input, a, b, taperStart) => {
        const [fewer, more] = a < b ? [a, b] : [b, a];
        // Without any emissions G6 tests the share of the largest customer instead of coverage without it (§3.7).
        if (fewer === 0 && (input.factors.topCustomerShare ?? 0) >= 0.8) return;
        const base = baseOf(input);
        const [before, after] = [
          worst(base, { emissions: more, taperStart }),
          worst(base, { emissions: fewer, taperStart }),
        ];
        if (before !== null && after !== null) expect(after).toBeGreaterThanOrEqual(before);
      }),
      RUNS,
    );
  });

  it("an earlier taper never worsens the class", () => {
    fc.assert(
      fc.property(networks(), fc.double({ min: 0.01, max: 1, noNaN: true }), (input, emissions) => {
        const base = baseOf(input);
        const ranks = [4, 3, 2, 1].map((taperStart) => worst(base, { emissions, taperStart }));
        for (const [index, later] of ranks.entries()) {
          const earlier = ranks[index + 1];
          if (later != null && earlier != null) expect(earlier).toBeGreaterThanOrEqual(later);
        }
      }),
      RUNS,
    );
  });

  // Above the growth floor of §3.4, as property 2 of the method is stated.
  it("more demand never worsens the class", () => {
    const demand = fc.double({ min: 0.5, max: 3, noNaN: true });
    fc.assert(
      fc.property(networks({ leastRevenueUsd: 25_000 }), demand, demand, (input, a, b) => {
        const base = baseOf(input);
        const before = worst(base, { demand: Math.min(a, b) });
        const after = worst(base, { demand: Math.max(a, b) });
        if (before !== null) expect(after ?? -1).toBeGreaterThanOrEqual(before);
      }),
      RUNS,
    );
  });

  it("a lower operators’ cost never worsens the class", () => {
    fc.assert(
      fc.property(networks(), fc.double({ min: 1e3, max: 1e8, noNaN: true }), share, (input, cost, operatorShare) => {
        const base = baseOf(input);
        const at = (costCase: Assumptions["costCase"]) =>
          worst(base, { costCase, operatorCostUsd: cost, operatorShare });
        const [high, stated, low] = [at("high"), at("stated"), at("low")];
        if (high !== null) {
          expect(stated ?? -1).toBeGreaterThanOrEqual(high);
          expect(low ?? -1).toBeGreaterThanOrEqual(stated ?? 0);
        }
      }),
      RUNS,
    );
  });
});

describe("readouts", () => {
  // K09 in miniature: R 1M, θ .8, cost 1M, 0.5M issued to suppliers: O .8, I 1.3.
  const known = baseOf(steady({ revenue: 1_000_000 }), {
    operators: { cover: span(0.8), costUsd: span(1_000_000), supplyEmissionsUsd: span(500_000) },
  });
  it("O and I follow demand, emissions and price as the stress test does", () => {
    expect(under(known, {}).readouts).toMatchObject({ operatorCover: span(0.8), operatorIncome: span(1.3) });
    expect(under(known, { price: 0.4 }).readouts.operatorIncome?.value).toBeCloseTo(1);
    const [input] = known.corners;
    if (!input) throw new Error("one corner");
    const { stresses } = stressTest(input, {
      operators: { revenueShare: 0.8, costUsd: 1_000_000, supplyEmissionsUsd: 500_000, costSpread: null },
    });
    const S2 = stresses.find(({ id }) => id === "S2")?.readouts;
    const off = under(known, { emissions: 0 }).readouts;
    expect(off.operatorCover?.value).toBeCloseTo(S2?.operatorCover ?? Number.NaN);
    expect(off.operatorIncome?.value).toBeCloseTo(S2?.operatorIncome ?? Number.NaN);
    expect(off.survivingShare?.value).toBeCloseTo(S2?.survivingShare ?? Number.NaN);
  });
  it("what the record does not know is null, never 0", () => {
    const { operatorCover, operatorIncome } = under(baseOf(steady()), { emissions: 0, costCase: "low" }).readouts;
    expect([operatorCover, operatorIncome]).toEqual([null, null]);
    expect(under(baseOf(steady()), { costCase: "low" }).unapplied).toEqual([
      { assumption: "costCase", because: "cost_unknown" },
    ]);
  });
  it("cost and share that are assumed together give O; I needs what suppliers are issued", () => {
    const assumed = { operatorCostUsd: 4_000_000, operatorShare: 0.8 };
    const { readouts } = under(baseOf(steady({ revenue: 2_000_000 })), assumed);
    expect(readouts.operatorCover?.value).toBeCloseTo(0.4);
    expect(readouts.operatorIncome).toBeNull();
    expect(under(known, { ...assumed, costCase: "high" }).readouts.operatorIncome?.value).toBeCloseTo(1.3 / 5);
  });
});

describe("what a record cannot bear is said", () => {
  it("the largest payer cannot leave while its share is unknown", () => {
    const base = baseOf(steady({ factors: { topCustomerShare: null } }));
    const result = under(base, { withoutLargestPayer: true });
    expect(result.unapplied).toEqual([{ assumption: "withoutLargestPayer", because: "share_unknown" }]);
    expect(result.verdict).toBe(under(base, {}).verdict);
  });
  it("where it is known it leaves as in S6", () => {
    const input = steady({ factors: { topCustomerShare: 0.6 } });
    const S6 = stressTest(input, { operators: null }).stresses.find(({ id }) => id === "S6")?.readouts;
    const result = under(baseOf(input), { withoutLargestPayer: true });
    expect(result.verdict).toBe(S6?.verdict);
    expect(result.readouts.prudentCoverage?.value).toBeCloseTo(S6?.prudentCoverage ?? Number.NaN);
  });
  it("a common year has neither prices nor quarters", () => {
    const { quarters: _, ...rest } = steady();
    const revenueUsd = { organic: 8e6, unclassified: 0, related: 0, excluded: 0, incentives: 0 };
    const annual = { from: "2024-01-01", to: "2024-12-31", revenueUsd, emissionsUsd: 4e6 };
    const base = baseOf(steady(), { isAnnual: true, corners: [parseInput({ ...rest, annual })] });
    const result = under(base, { price: 0.5, taperStart: 2 });
    expect(result.unapplied.map(({ because }) => because)).toEqual(["annual", "annual"]);
    expect(result.readouts.prudentCoverage?.value).toBe(2);
    expect(assumedPriceGrid(assume(base, NO_ASSUMPTIONS))).toBeNull();
  });
});

describe("grids", () => {
  it("hold the present result in the present cell", () => {
    fc.assert(
      fc.property(
        networks(),
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 5, max: 300 }),
        fc.integer({ min: 0, max: 4 }),
        (input, emissions, demand, price, taperStart) => {
          const assumptions = {
            ...NO_ASSUMPTIONS,
            emissions: emissions / 100,
            demand: demand / 100,
            price: price / 100,
            taperStart,
          };
          const base = baseOf(input);
          const { classes, verdict, reason } = applyAssumptions(base, assumptions);
          const assumed = assume(base, assumptions);
          for (const grid of [assumedTaperGrid(assumed), assumedPriceGrid(assumed)]) {
            const cell = grid?.cells[grid.present.row]?.[grid.present.column];
            expect(cell).toMatchObject({ classes, verdict, reason });
          }
        },
      ),
      { ...RUNS, numRuns: 150 },
    );
  });
  it("agree with the method’s own where nothing is assumed", () => {
    fc.assert(
      fc.property(networks(), (input) => {
        const own = taperGrid(parseInput(input));
        const { cells } = assumedTaperGrid(assume(baseOf(input), NO_ASSUMPTIONS));
        expect(cells.map((row) => row.map(({ verdict, classes }) => [verdict, classes[0]]))).toEqual(
          own.cells.map((row) => row.map(({ verdict, verdictClass }) => [verdict, verdictClass])),
        );
      }),
      { ...RUNS, numRuns: 150 },
    );
  });
  it("keep today and the end on their axes while a value moves", () => {
    for (let percent = 0; percent <= 100; percent += 1) {
      const { axis, index } = axisWith(GRIDS.taper, percent / 100);
      expect(axis).toHaveLength(GRIDS.taper.length);
      expect(axis).toEqual(expect.arrayContaining([0, 1, percent / 100]));
      expect(axis[index]).toBe(percent / 100);
      expect(axis).toEqual([...axis].sort((a, b) => b - a));
    }
  });
});

describe("weights", () => {
  it("are the method’s own where none are given, where they are the same and where all are 0", () => {
    const own = methodUnder(null);
    expect(methodUnder(HOUSE_PILLAR_WEIGHTS)).toBe(own);
    const nothing = { paid_demand: 0, use_of_capacity: 0, life_after_emissions: 0, value_loop: 0, evidence: 0 };
    expect(methodUnder(nothing)).toBe(own);
    expect([...own.settings.weights].reduce((sum, weight) => sum + weight, 0)).toBe(100);
  });
  it("scale to a hundred, and keep proportions within a pillar", () => {
    const { settings } = methodUnder({ ...HOUSE_PILLAR_WEIGHTS, paid_demand: 100, use_of_capacity: 0 });
    const [coverage = 0, growth = 0, , utilisation] = settings.weights;
    expect([...settings.weights].reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(100);
    expect(coverage / growth).toBeCloseTo(30 / 12);
    expect(utilisation).toBe(0);
  });
  it("move the score and through it the class", () => {
    const input = steady({ revenue: 700_000, factors: { checklistScore: 0 } });
    const onlyEvidence = { paid_demand: 0, use_of_capacity: 0, life_after_emissions: 0, value_loop: 0, evidence: 100 };
    const before = assessParsed(input);
    expect(isScored(before) && before.corridor).toEqual([VERDICT_CLASSES[1], VERDICT_CLASSES[2]]);
    expect(under(baseOf(input), {}).verdict).toBe("demand_leaning");
    expect(under(baseOf(input), { pillarWeights: onlyEvidence }).verdict).toBe("subsidy_leaning");
  });
});
