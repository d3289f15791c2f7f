import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseAsOf, parseCompareParams, rawParams } from "@/app/search-params";
import { parseSharedWhatIfParams, parseWhatIfParams } from "@/app/what-if-params";
import {
  type Assumptions,
  HOUSE_PILLAR_WEIGHTS,
  NO_ASSUMPTIONS,
  VERDICT_CLASSES,
  type VerdictClass,
} from "@/lib/scoring";
import { proseText } from "@/lib/views";
import {
  assumedWords,
  buildCompareGrids,
  buildCompareWhatIf,
  buildWhatIf,
  type CompareWhatIfSubject,
  compareControls,
  NUMBER_FIELDS,
  requestPairs,
  type WhatIfRequest,
  whatIfLinks,
  whatIfSubject,
  withAssumptions,
} from "@/lib/views/what-if";
import { NO_REQUEST } from "@/lib/views/what-if/address";
import { shippedSlugs } from "../../support/shipped";
import { shipped } from "./records";

const RUNS = { seed: 20_251_120, numRuns: 200 } as const;

const request = (change: Partial<Assumptions>, reading: string | null = null): WhatIfRequest => ({
  assumptions: { ...NO_ASSUMPTIONS, ...change },
  reading,
});

const subjectOf = (slugs: readonly string[], asOf: string | null = null): CompareWhatIfSubject => ({
  asOf,
  networks: slugs.map((slug) => {
    const { record, assessed } = shipped(slug);
    return whatIfSubject({ record, varied: assessed, house: assessed, query: "", pageDefinition: null });
  }),
});

const HEADLINE = subjectOf(["helium", "filecoin", "akash"]);

const paramsOf = (href: string) => rawParams(new URL(href, "http://localhost").searchParams);

/** Assumptions that an address can say, so that a round trip loses no digit. */
const requests = fc
  .record({
    emissions: fc.integer(NUMBER_FIELDS.emissions),
    demand: fc.integer(NUMBER_FIELDS.demand),
    price: fc.integer(NUMBER_FIELDS.price),
    taperIn: fc.integer(NUMBER_FIELDS.taperIn),
    operatorCost: fc.integer({ min: 1, max: 1e9 }),
    operatorShare: fc.integer(NUMBER_FIELDS.operatorShare),
    weightEvidence: fc.integer(NUMBER_FIELDS.weightEvidence),
    costCase: fc.constantFrom("low", "stated", "high"),
    withoutLargestPayer: fc.constantFrom("yes", "no"),
  })
  .chain((whole) => fc.subarray(Object.entries(whole)).map((some) => Object.fromEntries(some)))
  .map((some) =>
    parseWhatIfParams(Object.fromEntries(Object.entries(some).map(([name, value]) => [name, `${value}`]))),
  );

describe("the comparison under assumptions", () => {
  it("reads for each network as its own panel does, beside a house verdict that never moves", () => {
    fc.assert(
      fc.property(requests, (asked) => {
        const view = buildCompareWhatIf(HEADLINE, asked);
        for (const [index, subject] of HEADLINE.networks.entries()) {
          const { slug, name, panelHref: _, ...rest } = view.networks[index] ?? expect.fail("a network is missing");
          expect({ slug, name }).toEqual({ slug: subject.slug, name: subject.name });
          expect(rest).toEqual(buildWhatIf(subject, asked));
          expect(rest.house).toBe(subject.house);
        }
        expect(view.isCustom).toBe(requestPairs(asked).length > 0);
        expect(view.assumed.length > 0).toBe(view.isCustom);
      }),
      { ...RUNS, numRuns: 60 },
    );
  });
  it("as recorded its numbers lead to their formula; under assumptions they lead nowhere", () => {
    const traces = (asked: WhatIfRequest) =>
      buildCompareWhatIf(HEADLINE, asked).networks.map(({ readouts }) => readouts[0]?.number.trace ?? null);
    expect(traces(NO_REQUEST)).toEqual([
      "helium/formula/coverage.prudent",
      "filecoin/formula/coverage.prudent",
      "akash/formula/coverage.prudent",
    ]);
    expect(traces(request({ demand: 0.8 }))).toEqual([null, null, null]);
  });
  it("a definition of one network is not put on the others", () => {
    expect(buildCompareWhatIf(HEADLINE, request({ demand: 0.8 }, "peg"))).toEqual(
      buildCompareWhatIf(HEADLINE, request({ demand: 0.8 })),
    );
    expect(parseSharedWhatIfParams({ reading: "peg", demand: "80" }).reading).toBeNull();
  });
  it("names for each network what it cannot bear", () => {
    const { networks } = buildCompareWhatIf(
      subjectOf(["filecoin", "iotex", "storj"]),
      request({ withoutLargestPayer: true, price: 0.5 }),
    );
    expect(networks[0]?.unapplied.join(" ")).toContain("largest payer is not on record");
    expect(networks[1]?.unapplied.join(" ")).toContain("one common year, without prices");
    expect(networks[2]).toMatchObject({ unapplied: [], readouts: [] });
    expect(networks[2]?.result.explanation).toContain("No quarter has a revenue figure");
  });
});

describe("the addresses of a comparison", () => {
  it("lead from a panel to the comparison and back with the same assumptions, the day included", () => {
    fc.assert(
      fc.property(requests, fc.constantFrom(null, "2026-11-20"), (asked, asOf) => {
        const kept: [string, string][] = asOf === null ? [] : [["asOf", asOf]];
        const { compareHref, reportHref } = whatIfLinks(
          { slug: "akash", kept: [...kept, ["definition", "gross"]], peers: ["helium", "filecoin", "akash"] },
          { ...asked, reading: "gross" },
        );
        expect(parseCompareParams(paramsOf(compareHref))).toMatchObject({
          slugs: ["akash", "helium", "filecoin"],
          asOf,
        });
        const there = parseWhatIfParams(paramsOf(compareHref));
        expect(requestPairs(there)).toEqual(requestPairs(asked));
        expect(requestPairs(parseWhatIfParams(paramsOf(reportHref)))).toEqual([
          ...requestPairs(asked),
          ["reading", "gross"],
        ]);
        const view = buildCompareWhatIf({ ...HEADLINE, asOf }, there);
        for (const { panelHref } of view.networks) {
          expect(requestPairs(parseWhatIfParams(paramsOf(panelHref)))).toEqual(requestPairs(asked));
          expect(parseAsOf(paramsOf(panelHref))).toBe(asOf);
        }
        expect(requestPairs(parseSharedWhatIfParams(paramsOf(view.reportHref)))).toEqual(requestPairs(asked));
        expect(parseCompareParams(paramsOf(view.reportHref)).slugs).toEqual(["helium", "filecoin", "akash"]);
      }),
      RUNS,
    );
  });
  it("are written as a person would", () => {
    const view = buildCompareWhatIf(HEADLINE, request({ emissions: 0.5, demand: 0.8 }));
    expect(view.reportHref).toBe("/compare/report.pdf?n=helium,filecoin,akash&emissions=50&demand=80");
    expect(view.networks[1]?.panelHref).toBe("/networks/filecoin?emissions=50&demand=80#what-if");
    expect(withAssumptions("/a?n=b#c", request({ price: 0.4 }))).toBe("/a?n=b&price=40#c");
    expect(withAssumptions("/a", NO_REQUEST)).toBe("/a");
  });
});

describe("the grids side by side", () => {
  it("stand on one scale, with words in every cell and one present cell each, which is the result", () => {
    const subject = subjectOf(["helium", "filecoin", "akash", "render"]);
    fc.assert(
      fc.property(requests, (asked) => {
        const { rows } = buildCompareGrids(subject, asked);
        const { networks } = buildCompareWhatIf(subject, asked);
        for (const row of rows) {
          const grids = row.networks.flatMap(({ grid }) => grid ?? []);
          const scale = (grid: (typeof grids)[number]) => [grid.columns, grid.rows.map(({ axis }) => axis)];
          for (const grid of grids) {
            expect(scale(grid)).toEqual(scale(grids[0] ?? grid));
            const cells = grid.rows.flatMap(({ cells: inRow }) => inRow);
            expect(cells.every(({ words }) => words.length > 0)).toBe(true);
            expect(cells.filter(({ isPresent }) => isPresent)).toHaveLength(1);
          }
          for (const [index, { grid, missing }] of row.networks.entries()) {
            expect(missing === null).toBe(grid !== null);
            const present = grid?.rows.flatMap(({ cells }) => cells).find(({ isPresent }) => isPresent);
            const step = networks[index]?.result.step ?? null;
            if (present && step !== null) expect(present.step).toBe(step);
          }
        }
      }),
      { ...RUNS, numRuns: 60 },
    );
  });
  it("say why one is missing", () => {
    const { rows } = buildCompareGrids(subjectOf(["helium", "iotex", "storj"]), NO_REQUEST);
    const missing = rows.map(({ id, networks }) => [id, ...networks.map((network) => network.missing)]);
    expect(missing).toEqual([
      ["taper", null, null, expect.stringContaining("nothing to vary")],
      ["price", null, expect.stringContaining("without prices"), expect.stringContaining("nothing to vary")],
    ]);
  });
});

describe("the shared panel", () => {
  it("says for which network a control does nothing, and is off only where it does nothing for any", () => {
    const { sliders, withoutLargestPayer, taper, reading } = compareControls(
      subjectOf(["helium", "filecoin", "iotex"]),
      NO_REQUEST,
    );
    const price = sliders.find(({ name }) => name === "price");
    expect(price).toMatchObject({ isDisabled: false, hint: expect.stringContaining("No effect on IoTeX") });
    expect(withoutLargestPayer).toMatchObject({ isDisabled: false, hint: expect.stringContaining("Filecoin") });
    expect(taper.options).toHaveLength(5);
    expect(reading).toBeNull();
    expect(compareControls(subjectOf(["storj", "storj"]), NO_REQUEST).isVariable).toBe(false);
  });
  it("puts every assumption in words", () => {
    const words = assumedWords(
      request({
        emissions: 0.5,
        demand: 0.8,
        price: 0.4,
        taperStart: 2,
        withoutLargestPayer: true,
        costCase: "high",
        operatorCostUsd: 2_000_000,
        operatorShare: 0.8,
        pillarWeights: { ...HOUSE_PILLAR_WEIGHTS, evidence: 20 },
      }),
    );
    expect(words).toHaveLength(9);
    expect(words[0]).toBe("emissions 50% of what is issued");
    expect(assumedWords(NO_REQUEST)).toEqual([]);
  });
});

describe("a control moved in the helpful direction", () => {
  const everyone = subjectOf(shippedSlugs());
  const rank = (code: VerdictClass): number => VERDICT_CLASSES.indexOf(code);

  /** Networks whose worst class is worse after than before; those without a class on one side are left out. */
  const worsened = (before: WhatIfRequest, after: WhatIfRequest): string[] => {
    const results = buildCompareWhatIf(everyone, after).networks;
    const pairs = buildCompareWhatIf(everyone, before).networks.flatMap(({ slug, classes: [from] }, index) => {
      const to = results[index]?.classes[0] ?? null;
      return from === null || to === null ? [] : [{ slug, from, to }];
    });
    expect(pairs.length).toBeGreaterThan(5);
    return pairs
      .filter(({ from, to }) => rank(to) < rank(from))
      .map(({ slug, from, to }) => `${slug}: ${from} → ${to}`);
  };
  const percent = (min: number, max: number) => fc.integer({ min, max }).map((value) => value / 100);
  const others = fc.record({ withoutLargestPayer: fc.boolean(), price: percent(5, 300) });

  it("fewer emissions, short of none, worsen no network’s class", () => {
    fc.assert(
      fc.property(
        percent(1, 100),
        percent(1, 100),
        fc.integer({ min: 0, max: 4 }),
        others,
        (a, b, taperStart, rest) => {
          const [fewer, more] = [Math.min(a, b), Math.max(a, b)];
          expect(
            worsened(
              request({ ...rest, taperStart, emissions: more }),
              request({ ...rest, taperStart, emissions: fewer }),
            ),
          ).toEqual([]);
        },
      ),
      { ...RUNS, numRuns: 40 },
    );
  });
  it("more demand worsens no network’s class", () => {
    fc.assert(
      fc.property(percent(50, 300), percent(50, 300), percent(0, 100), others, (a, b, emissions, rest) => {
        const at = (demand: number) => request({ ...rest, emissions, demand });
        expect(worsened(at(Math.min(a, b)), at(Math.max(a, b)))).toEqual([]);
      }),
      { ...RUNS, numRuns: 40 },
    );
  });
  it("a lower operators’ cost worsens no network’s class", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1e3, max: 1e8 }),
        percent(0, 100),
        others,
        (operatorCostUsd, operatorShare, rest) => {
          const at = (costCase: Assumptions["costCase"]) =>
            request({ ...rest, costCase, operatorCostUsd, operatorShare });
          expect(worsened(at("high"), at("stated"))).toEqual([]);
          expect(worsened(at("stated"), at("low"))).toEqual([]);
        },
      ),
      { ...RUNS, numRuns: 40 },
    );
  });
});

describe("unknown operators", () => {
  it("are said to be not known, for each network apart", () => {
    const { networks } = buildCompareWhatIf(subjectOf(["render", "helium"]), NO_REQUEST);
    const cover = networks[0]?.readouts.find(({ id }) => id === "cover");
    expect(cover?.number.text).toBe("not known");
    expect(proseText(cover?.formula ?? expect.fail("no formula"))).toContain("÷ operators’ cost");
  });
});
