import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseWhatIfParams } from "@/app/what-if-params";
import { assessRecord, HOUSE_PILLAR_WEIGHTS, NO_ASSUMPTIONS } from "@/lib/scoring";
import {
  buildWhatIf,
  buildWhatIfGrids,
  NUMBER_FIELDS,
  NUMBER_NAMES,
  readFields,
  requestOf,
  requestPairs,
  type WhatIfRequest,
  whatIfControls,
  whatIfQuery,
  whatIfSubject,
} from "@/lib/views/what-if";
import { NO_REQUEST } from "@/lib/views/what-if/address";
import { shipped } from "./records";

const RUNS = { seed: 20_251_120, numRuns: 500 } as const;

const request = (change: Partial<WhatIfRequest["assumptions"]>, reading: string | null = null): WhatIfRequest => ({
  assumptions: { ...NO_ASSUMPTIONS, ...change },
  reading,
});

const subjectOf = (slug: string, definitionId?: string) => {
  const { record, assessed: house } = shipped(slug);
  const varied = definitionId === undefined ? house : assessRecord(record, { asOf: house.asOf, definitionId });
  return { record, subject: whatIfSubject({ record, varied, house, query: "", pageDefinition: null }) };
};

describe("the address", () => {
  it("says only what is assumed, in words and percent", () => {
    const assumed = request(
      {
        emissions: 0.5,
        price: 0.4,
        taperStart: 2,
        withoutLargestPayer: true,
        costCase: "high",
        operatorShare: 0.8,
        pillarWeights: { ...HOUSE_PILLAR_WEIGHTS, evidence: 20 },
      },
      "peg",
    );
    expect(whatIfQuery([["asOf", "2026-03-31"]], assumed)).toBe(
      "?asOf=2026-03-31&emissions=50&price=40&taperIn=2&operatorShare=80&weightEvidence=20&costCase=high&withoutLargestPayer=yes&reading=peg",
    );
    expect(whatIfQuery([], NO_REQUEST)).toBe("");
  });

  const text = fc.oneof(
    fc.integer({ min: -5, max: 400 }).map(String),
    fc.double({ noNaN: true }).map(String),
    fc.constantFrom(
      "",
      " 5",
      "1e3",
      "0x10",
      "50.5",
      "50.1234",
      "yes",
      "no",
      "high",
      "stated",
      "low",
      "peg",
      "Peg",
      "а",
    ),
    fc.string({ maxLength: 6 }),
  );
  const names = [...NUMBER_NAMES, "costCase", "withoutLargestPayer", "reading"];
  const raw = fc.record(Object.fromEntries(names.map((name) => [name, fc.option(text, { nil: undefined })])));

  it("is read alike by the schema on the server and by the form in the browser", () => {
    fc.assert(
      fc.property(raw, (fields) => {
        expect(requestOf(readFields(fields))).toEqual(parseWhatIfParams(fields));
      }),
      RUNS,
    );
  });
  it("comes back as it was", () => {
    fc.assert(
      fc.property(raw, (fields) => {
        const first = parseWhatIfParams(fields);
        const again = parseWhatIfParams(Object.fromEntries(new URLSearchParams(whatIfQuery([], first))));
        expect(requestPairs(again)).toEqual(requestPairs(first));
      }),
      RUNS,
    );
  });
  it("falls back where it is not understood, and never throws", () => {
    expect(parseWhatIfParams({ emissions: "101", demand: "-1", price: "0", taperIn: "1.5", costCase: "free" })).toEqual(
      NO_REQUEST,
    );
    expect(parseWhatIfParams({ emissions: ["20", "30"] }).assumptions.emissions).toBe(0.2);
  });
  it("ends where its fields end", () => {
    for (const name of NUMBER_NAMES) {
      const { min, max } = NUMBER_FIELDS[name];
      for (const value of [min, max]) expect(readFields({ [name]: String(value) })[name], name).toBe(value);
      expect(readFields({ [name]: String(max + 1) })[name], name).toBeNull();
    }
  });
});

describe("the view", () => {
  it("is not custom while nothing is assumed, and reads as the house does", () => {
    const { subject } = subjectOf("filecoin");
    const view = buildWhatIf(subject, NO_REQUEST);
    expect(view.isCustom).toBe(false);
    expect(view.result.label).toBe(view.house.label);
    expect(view.readouts[0]?.number).toMatchObject({ trace: "filecoin/formula/coverage.prudent" });
  });
  it("never replaces the house verdict, and prints custom numbers without a lead into the record", () => {
    const { subject } = subjectOf("helium");
    const view = buildWhatIf(subject, request({ emissions: 0.5 }));
    expect(view).toMatchObject({ isCustom: true, house: subject.house });
    expect(view.result.label).toBe("Subsidy-leaning");
    expect(view.readouts.map(({ number }) => number.trace)).toEqual([null, null, null]);
    expect(view.readouts.flatMap(({ formula }) => formula.parts.map(({ trace }) => trace))).toEqual([null, null, null]);
  });
  it("another definition is custom too", () => {
    const { record } = subjectOf("helium");
    const other = record.definitions.find(({ house }) => !house);
    const { subject } = subjectOf("helium", other?.id);
    expect(buildWhatIf(subject, NO_REQUEST)).toMatchObject({
      isCustom: true,
      under: expect.stringContaining(other?.label ?? "?"),
    });
  });
  it("says what is not known instead of a number", () => {
    const { subject } = subjectOf("render");
    const [, cover, income] = buildWhatIf(subject, NO_REQUEST).readouts;
    expect([cover?.number.text, income?.number.text]).toEqual(["not known", "not known"]);
    expect(cover?.note).toMatch(/does not hold/);
  });
  it("has words in every cell, and one present cell per grid", () => {
    const { subject } = subjectOf("helium");
    const { grids } = buildWhatIfGrids(subject, request({ emissions: 0.37, demand: 1.1 }));
    expect(grids.map(({ id }) => id)).toEqual(["taper", "price"]);
    for (const { rows, columns } of grids) {
      const cells = rows.flatMap((row) => row.cells);
      expect(cells.every(({ words }) => words.length > 0)).toBe(true);
      expect(cells.filter(({ isPresent }) => isPresent)).toHaveLength(1);
      expect(rows.every((row) => row.cells.length === columns.length)).toBe(true);
    }
    expect(grids[0]?.rows.map(({ axis }) => axis.text)).toContain("37%");
  });
  it("where no quarter is usable there is nothing to move, and the reason stands there", () => {
    const { record, subject } = subjectOf("storj");
    const view = buildWhatIf(subject, request({ emissions: 0 }));
    expect(view.readouts).toEqual([]);
    expect(buildWhatIfGrids(subject, NO_REQUEST).grids).toEqual([]);
    expect(view.result.explanation).toContain("No quarter has a revenue figure");
    expect(whatIfControls({ record, subject, request: NO_REQUEST, kept: [] }).isVariable).toBe(false);
  });
  it("a control that can do nothing here says why", () => {
    const { record, subject } = subjectOf("filecoin");
    const controls = whatIfControls({ record, subject, request: NO_REQUEST, kept: [] });
    expect(controls.withoutLargestPayer).toMatchObject({
      isDisabled: true,
      hint: expect.stringContaining("not on record"),
    });
    const annual = subjectOf("iotex");
    const yearly = whatIfControls({ ...annual, request: NO_REQUEST, kept: [] });
    expect(yearly.sliders.find(({ name }) => name === "price")?.isDisabled).toBe(true);
    expect(yearly.taper).toMatchObject({ isDisabled: true, options: [{ value: "0" }] });
  });
});
