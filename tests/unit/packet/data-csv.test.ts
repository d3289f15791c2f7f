import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { dataCsv } from "@/lib/packet";
import { factsOf } from "@/lib/scoring";
import { AS_OF, fullRecord } from "../scoring/verdict-file/files";

const SUBJECT = { asOf: AS_OF, definitionId: "house", methodVersion: "dvs-1.0", fingerprint: "0123456789abcdef" };
const rowsOf = (record = fullRecord()): Record<string, string>[] =>
  parse(dataCsv(factsOf(record, AS_OF), SUBJECT), { columns: true });

describe("the data file", () => {
  test("has one row for every observation, with its source, grade and days", () => {
    const record = fullRecord();
    const rows = rowsOf();
    expect(rows).toHaveLength(record.observations.length);
    const rival = rows.find(({ observation }) => observation === "rival");
    const fact = record.observations.find(({ id }) => id === "rival");
    expect(rival).toMatchObject({
      network: "net",
      value: String(fact?.value),
      grade: `B${fact?.credibility}`,
      ruling: "set_aside",
      role: "organic",
      known_on: fact?.knownOn,
      as_of: AS_OF,
      definition: "house",
      fingerprint: SUBJECT.fingerprint,
    });
  });

  test("leaves what is unknown empty, never 0", () => {
    const record = fullRecord();
    const [first, ...rest] = record.observations;
    const observations = first ? [{ ...first, value: null, nullReason: "not_disclosed" as const }, ...rest] : [];
    const row = rowsOf({ ...record, observations }).find(({ observation }) => observation === first?.id);
    expect(row).toMatchObject({ value: "", low: "", high: "", null_reason: "not_disclosed" });
  });

  test("defuses what a spreadsheet would run", () => {
    const record = fullRecord();
    const sources = record.sources.map((row) => ({ ...row, title: '=HYPERLINK("x")' }));
    expect(rowsOf({ ...record, sources })[0]?.title).toBe(`'=HYPERLINK("x")`);
  });

  test("withholds figures that may not travel, and says so", () => {
    const record = fullRecord();
    const sources = record.sources.map((row) => ({ ...row, redistribute: "none" as const }));
    expect(rowsOf({ ...record, sources })[0]).toMatchObject({
      value: "",
      null_reason: "withheld_by_licence",
      literal: "",
    });
  });
});
