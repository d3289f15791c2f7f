import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  assessRecord,
  factsOf,
  fingerprintOf,
  LARGEST_FILE_CHARACTERS,
  parseVerdictFile,
  RULE_TABLES,
  VerdictFileError,
  verdictFileText,
  verifyVerdictFile,
  WithheldError,
  withPrinted,
} from "@/lib/scoring";
import * as rules from "@/lib/scoring/rules";
import { basicRecord, source } from "../record/builders";
import { AS_OF, fileOf, fullRecord, HALVED, leaves, type Path, reread, tampered } from "./files";

const PAGES = { sha256: "a".repeat(64), pages: ["1".repeat(16), "2".repeat(16)] };
const verifyText = (text: string) => verifyVerdictFile(parseVerdictFile(text));
const placesOf = (text: string) => verifyText(text).differences.map(({ group, place }) => `${group}: ${place}`);
const observationPath = (id: string, field: string): Path => [
  "facts",
  "observations",
  fileOf().facts.observations.findIndex((row) => row.id === id),
  field,
];
const someId = () => fileOf().facts.observations[0]?.id ?? "";

describe("a verdict file", () => {
  test("carries the fingerprint of the verdict it is of", () => {
    expect(fileOf().fingerprint).toBe(fingerprintOf(assessRecord(fullRecord(), { asOf: AS_OF })));
  });

  test("reads back and is the same", () => {
    const file = reread(fileOf());
    expect(file).toEqual(fileOf());
    expect(verifyVerdictFile(file)).toMatchObject({ outcome: "same", differences: [], fault: null });
  });

  test("does not depend on the order in which rows were read", () => {
    const record = fullRecord();
    const turned = fullRecord({
      observations: [...record.observations].reverse(),
      sources: [...record.sources].reverse(),
      series: [...record.series].reverse(),
    });
    expect(verdictFileText(fileOf(turned))).toBe(verdictFileText(fileOf()));
  });

  test("holds nothing that became known later", () => {
    const record = fullRecord();
    const later = {
      ...record.observations[0],
      id: "later",
      knownOn: "2026-03-01",
    } as (typeof record.observations)[number];
    const file = fileOf(fullRecord({ observations: [...record.observations, later] }));
    expect(verdictFileText(file)).toBe(verdictFileText(fileOf()));
  });

  test("leaves the words of a source behind unless they may be copied", () => {
    const rivalIn = (redistribute: "full" | "figure") => {
      const record = fullRecord();
      const sources = record.sources.map((row) => ({ ...row, redistribute }));
      return fileOf({ ...record, sources }).facts.observations.find(({ id }) => id === "rival");
    };
    expect(rivalIn("full")).toMatchObject({ literal: "twice as much", note: "a note" });
    expect(rivalIn("figure")).toMatchObject({ literal: null, note: null, value: expect.any(Number) });
  });

  test("is refused where figures may not travel, naming the publisher", () => {
    const record = fullRecord();
    const sources = record.sources.map((row) => source(row.id, { publisher: "Closed Data", redistribute: "none" }));
    expect(() => fileOf({ ...record, sources })).toThrow(WithheldError);
    expect(() => fileOf({ ...record, sources })).toThrow(/Closed Data/);
  });

  test("assumptions belong to the fingerprint, are marked, and change nothing when they are none", () => {
    const house = fileOf();
    const assumed = reread(fileOf(fullRecord(), { assumptions: HALVED }));
    expect(assumed.fingerprint).not.toBe(house.fingerprint);
    expect(assumed.result).toEqual(house.result);
    expect(assumed.watermark).toMatch(/not the verdict of the house/);
    expect(house.watermark).toBeNull();
    expect(verifyVerdictFile(assumed)).toMatchObject({ outcome: "same", isWatermarked: true });
    const none = fileOf(fullRecord(), { assumptions: { ...HALVED, emissions: 1, demand: 1 } });
    expect(verdictFileText(none)).toBe(verdictFileText(house));
  });

  test("another definition is marked, and another quarter can be asked for", () => {
    expect(fileOf(fullRecord(), { definitionId: "other" }).watermark).toMatch(/Another definition/);
    const past = reread(fileOf(fullRecord(), { quarter: "2025Q3" }));
    expect(past.result.quarter).toBe("2025Q3");
    expect(verifyVerdictFile(past).outcome).toBe("same");
  });

  test("holds every table of the method", () => {
    const known = new Set(Object.values(RULE_TABLES));
    const tables = Object.entries(rules).filter(([, value]) => typeof value !== "function");
    expect(tables.filter(([, value]) => !known.has(value)).map(([name]) => name)).toEqual([]);
    expect(tables.length).toBe(Object.keys(RULE_TABLES).length);
  });
});

describe("a file that was changed", () => {
  const file = fileOf();

  test("one number of an observation: the row, the results, the fingerprint's inputs, and both verdicts", () => {
    const text = tampered(file, observationPath(someId(), "value"), (value) => Number(value) * 100);
    const found = verifyText(text);
    expect(found.outcome).toBe("different");
    expect(placesOf(text)).toContain(`inputs: observations.${someId()}`);
    expect(found.checks.find(({ group }) => group === "results")?.state).toBe("different");
    expect(found.verdict.recomputed).not.toBeNull();
  });

  test("the last bit of an observation", () => {
    const text = tampered(file, observationPath(someId(), "value"), (value) => Number(value) * (1 + 2 ** -51));
    expect(placesOf(text)).toEqual([`inputs: observations.${someId()}`]);
  });

  test("one number of a result, with what it should be", () => {
    const text = tampered(file, ["result", "quarters", 0, "demandUsd", "value"], (value) => Number(value) + 1);
    const [difference, ...others] = verifyText(text).differences;
    expect(others).toEqual([]);
    expect(difference?.place).toMatch(/^result\.quarters\.2025Q1\.demandUsd\.value$/);
    expect(Number(difference?.stated) - Number(difference?.expected)).toBe(1);
  });

  test("a class, which no tolerance covers", () => {
    const text = tampered(file, ["result", "verdict"], () => "demand_led");
    const found = verifyText(text);
    expect(found.differences).toMatchObject([{ group: "results", place: "result.verdict", stated: "demand_led" }]);
    expect(found.verdict.stated.verdict).not.toBe(found.verdict.recomputed?.verdict);
  });

  test("numbers within one part in a billion are those of another engine", () => {
    const change = (by: number) =>
      verifyText(tampered(file, ["result", "quarters", 0, "demandUsd", "value"], (value) => Number(value) * (1 + by)));
    expect(change(5e-10).outcome).toBe("same");
    expect(change(2e-9).outcome).toBe("different");
  });

  test.each<[string, Path, (value: unknown) => string, string]>([
    ["the as-of day", ["options", "asOf"], () => "2026-01-31", "options: options"],
    ["the definition", ["options", "definitionId"], () => "other", "options: options"],
    ["a rule", ["rules", "factors.coverage", "label"], () => "Other", "rules: rules.factors.coverage.label"],
    ["the fingerprint", ["fingerprint"], () => "0123456789abcdef", "fingerprint: fingerprint"],
    [
      "the hash of a row",
      ["hashes", "rows", "series", fileOf().facts.series[0]?.id ?? ""],
      () => "0".repeat(16),
      `inputs: series.${fileOf().facts.series[0]?.id}`,
    ],
    ["the disclaimer", ["disclaimer"], () => "Buy.", "statement: disclaimer, watermark or link"],
    ["the link", ["link"], () => "https://elsewhere.example", "statement: disclaimer, watermark or link"],
    ["the name of the network", ["facts", "network", "name"], () => "Other", "inputs: network"],
  ])("%s", (_, path, change, place) => {
    expect(placesOf(tampered(file, path, change))).toContain(place);
  });

  test("a weight of the method", () => {
    const text = tampered(file, ["rules", "factors.coverage", "weight"], () => 31);
    expect(verifyText(text).differences).toMatchObject([
      { place: "rules.factors.coverage.weight", stated: 31, expected: 30 },
    ]);
  });

  test("an assumption", () => {
    const assumed = fileOf(fullRecord(), { assumptions: HALVED });
    const places = placesOf(tampered(assumed, ["options", "assumptions", "emissions"], () => 0.25));
    expect(places).toContain("options: options");
    expect(places).toContain("fingerprint: fingerprint");
    expect(places.some((place) => place.startsWith("results: assumed."))).toBe(true);
  });

  test("a row that was taken out, and one that was put in", () => {
    const copy = reread(file);
    const [first] = copy.facts.observations;
    copy.facts.observations = copy.facts.observations.slice(1);
    const without = verifyVerdictFile(copy);
    expect(without.differences).toContainEqual(
      expect.objectContaining({ group: "inputs", place: `observations.${first?.id}`, stated: undefined }),
    );
    if (first) copy.facts.observations = [...file.facts.observations, { ...first, id: "added" }];
    expect(verifyVerdictFile(copy).differences).toContainEqual(
      expect.objectContaining({ group: "inputs", place: "observations.added", expected: undefined }),
    );
  });

  test("pages that draw something else are named", () => {
    const bound = reread(withPrinted(file, PAGES));
    expect(verifyVerdictFile(bound, { printed: PAGES }).outcome).toBe("same");
    const other = { sha256: "b".repeat(64), pages: [PAGES.pages[0] ?? "", "3".repeat(16)] };
    const places = verifyVerdictFile(bound, { printed: other }).differences.map(({ place }) => place);
    expect(places).toEqual(["page 2"]);
    const fewer = { sha256: "b".repeat(64), pages: PAGES.pages.slice(0, 1) };
    expect(verifyVerdictFile(bound, { printed: fewer }).differences).toMatchObject([
      { place: "page 2", stated: undefined },
    ]);
    expect(verifyVerdictFile(file, { printed: PAGES }).checks).toContainEqual({
      group: "printed",
      state: "not_checked",
      because: "no_digest",
    });
  });

  test("any single value, anywhere: told as different or refused", () => {
    const assumed = fileOf(fullRecord(), { assumptions: HALVED });
    const places = leaves(JSON.parse(verdictFileText(assumed)));
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.double({ min: 0.01, max: 5, noNaN: true }), ({ path }, by) => {
        const text = tampered(assumed, path, (value) => {
          if (typeof value === "number") return value + by;
          if (typeof value === "boolean") return !value;
          return value === null ? by : `${value}x`;
        });
        const outcome = (() => {
          try {
            return verifyText(text).outcome;
          } catch (error) {
            return error instanceof VerdictFileError ? "refused" : `threw ${error}`;
          }
        })();
        expect(["different", "refused"]).toContain(outcome);
      }),
      { numRuns: process.env.OFFTAKE_TEST_LONG ? 5000 : 300, seed: 7 },
    );
  });
});

describe("against a record", () => {
  test("the same record holds the same", () => {
    const found = verifyVerdictFile(fileOf(), { reference: factsOf(fullRecord(), AS_OF) });
    expect(found.outcome).toBe("same");
    expect(found.recordFingerprint).toBe(fileOf().fingerprint);
  });

  test("names the field that is held otherwise and what it alone does to the verdict", () => {
    const record = basicRecord();
    const richer = record.observations.map((row) =>
      row.seriesId === "r" ? { ...row, value: (row.value ?? 0) * 20 } : row,
    );
    const [changed] = richer.filter(({ seriesId }) => seriesId === "r").slice(-1);
    const found = verifyVerdictFile(fileOf(record), { reference: factsOf({ ...record, observations: richer }, AS_OF) });
    expect(found.outcome).toBe("different");
    const difference = found.differences.find(({ place }) => place === `observations.${changed?.id}.value`);
    expect(difference).toMatchObject({ group: "record", expected: changed?.value });
    const alone = assessRecord(
      {
        ...record,
        observations: record.observations.map((row) => (row.id === changed?.id && changed ? changed : row)),
      },
      { asOf: AS_OF },
    );
    expect(difference?.effect?.verdict).toBe(alone.verdict);
    expect(found.verdict.record?.verdict).not.toBe(found.verdict.stated.verdict);
  });

  test("rows that only one side has", () => {
    const record = fullRecord();
    const [first, ...rest] = record.observations;
    const lacking = verifyVerdictFile(fileOf(), {
      reference: factsOf({ ...record, observations: rest, conflicts: [] }, AS_OF),
    });
    expect(lacking.differences).toContainEqual(
      expect.objectContaining({ group: "record", place: `observations.${first?.id}`, expected: undefined }),
    );
  });
});

describe("what cannot be read or recomputed", () => {
  const text = verdictFileText(fileOf());
  const refusal = (broken: string): string => {
    try {
      parseVerdictFile(broken);
    } catch (error) {
      return error instanceof VerdictFileError ? error.message : `threw ${error}`;
    }
    return "was read";
  };

  test.each([
    ["nothing", "", /empty/],
    ["a file cut short", text.slice(0, text.length / 2), /not JSON, or its end is missing/],
    ["other text", "hello", /not JSON/],
    ["a number", "5", /not a verdict file/],
    ["null", "null", /not a verdict file/],
    ["another JSON file", '{"name":"offtake"}', /not a verdict file/],
    ["a later format", '{"format":"offtake-verdict/2"}', /has the format offtake-verdict\/2/],
    ["a file without facts", tampered(fileOf(), ["facts"], () => null), /facts: expected an object/],
    ["a field of another name", tampered(fileOf(), ["extra"], () => 1), /extra: expected no field of this name/],
    [
      "a text for a number",
      tampered(fileOf(), observationPath(someId(), "value"), () => "many"),
      /facts\.observations\[0\]\.value/,
    ],
    [
      "a day that is none",
      tampered(fileOf(), observationPath(someId(), "periodEnd"), () => "2025-02-30"),
      /periodEnd: expected a day/,
    ],
    [
      "a series that is not there",
      tampered(fileOf(), observationPath(someId(), "seriesId"), () => "gone"),
      /seriesId: expected a series of this file, not gone/,
    ],
    [
      "a verdict that is none",
      tampered(fileOf(), ["result", "verdict"], () => "great"),
      /result\.verdict: expected one of/,
    ],
  ])("%s", (_, broken, words) => {
    expect(refusal(broken)).toMatch(words);
  });

  test("the same row twice", () => {
    const file = fileOf();
    const [first] = file.facts.observations;
    if (first) file.facts.observations.push(first);
    expect(refusal(verdictFileText(file))).toMatch(/each row once/);
  });

  test("more than any verdict holds", () => {
    expect(refusal(" ".repeat(LARGEST_FILE_CHARACTERS + 1))).toMatch(/at most/);
  });

  test("nested without end", () => {
    const deep = tampered(fileOf(), ["rules", "deep"], () => "HERE").replace(
      '"HERE"',
      `${"[".repeat(50_000)}${"]".repeat(50_000)}`,
    );
    expect(refusal(deep)).toMatch(/nested too deeply|not JSON/);
  });

  test("a method that is not known: said, with what can still be checked", () => {
    const file = fileOf();
    const later = tampered(file, ["methodVersion"], () => "dvs-9.0");
    const found = verifyText(later);
    expect(found).toMatchObject({ outcome: "different", knownVersions: ["dvs-1.0"], fault: null });
    expect(found.verdict.recomputed).toBeNull();
    const state = (group: string) => found.checks.find((check) => check.group === group)?.state;
    expect([state("inputs"), state("rules"), state("results")]).toEqual(["same", "not_checked", "not_checked"]);
    // The version in the result still says otherwise.
    expect(found.differences.map(({ place }) => place)).toEqual(["methodVersion"]);
  });
});
