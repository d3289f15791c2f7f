import { describe, expect, it } from "vitest";
import { NO_ASSUMPTIONS } from "@/lib/scoring";
import { COMPARE_WHAT_IF_TABLES, type TableView, tableCsv } from "@/lib/views/tables";
import { sourceFinder } from "@/lib/views/tables/resting";
import { buildCompareWhatIf, NOTHING_TO_VARY, whatIfSubject } from "@/lib/views/what-if";
import { readTable } from "../../../support/csv";
import { shipped } from "../records";

const ENTRIES = ["helium", "akash", "react"].map((slug) => shipped(slug));

const viewOf = (demand: number | null) =>
  buildCompareWhatIf(
    {
      asOf: null,
      networks: ENTRIES.map(({ record, assessed }) =>
        whatIfSubject({ record, varied: assessed, house: assessed, query: "", pageDefinition: null }),
      ),
    },
    { assumptions: demand === null ? NO_ASSUMPTIONS : { ...NO_ASSUMPTIONS, demand }, reading: null },
  );

const read = (table: TableView) =>
  readTable(
    tableCsv({
      table,
      asOf: "2026-11-20",
      methodVersion: "dvs-1.0",
      subjects: new Map(
        ENTRIES.map(({ record: { network } }) => [
          network.slug,
          { name: network.name, quarter: null, definition: null, fingerprint: `f of ${network.slug}` },
        ]),
      ),
      about: ENTRIES.map(({ record }) => record.network.slug),
      page: "/compare#what-if",
      site: "",
      sourcesOf: sourceFinder(ENTRIES.map(({ record, assessed }) => ({ record, held: assessed }))),
    }),
  );

describe("the tables of the comparison's panel", () => {
  it("keep the house verdict beside the result, and say on every row that the result is none", () => {
    const view = viewOf(3);
    const rows = read(COMPARE_WHAT_IF_TABLES["what-if-verdicts"](view));
    expect(rows.map((row) => row.Network)).toEqual(ENTRIES.map(({ record }) => record.network.name));
    for (const [index, row] of rows.entries()) {
      expect(row["House verdict: class"]).toBe(view.networks[index]?.house.label);
      expect(row["Under assumptions: class"]).toBe(view.networks[index]?.result.label);
      expect(row.Assumed).toMatch(/^Not the house verdict\. .+300%/);
      expect(row.fingerprint).toBe(`f of ${ENTRIES[index]?.record.network.slug}`);
    }
  });
  it("have a row for each readout, and say where nothing can be varied", () => {
    const view = viewOf(null);
    const rows = read(COMPARE_WHAT_IF_TABLES["what-if-readouts"](view));
    expect(rows.map((row) => row.Readout)).toEqual([
      "C* prudent coverage",
      "O operator cover",
      expect.stringMatching(/^I /),
    ]);
    for (const row of rows) {
      expect(row[ENTRIES[2]?.record.network.name ?? ""]).toBe(NOTHING_TO_VARY);
      expect(row.Assumed).toBe("Nothing assumed: as recorded");
    }
    expect(Number(rows[0]?.["Helium: low"] ?? rows[0]?.["Helium: value"])).toBeGreaterThan(0);
  });
  it("stand at addresses that carry what is assumed", () => {
    expect(viewOf(3).csvHrefs).toEqual({
      verdicts: "/compare/tables/what-if-verdicts/table.csv?n=helium,akash,react&demand=300",
      readouts: "/compare/tables/what-if-readouts/table.csv?n=helium,akash,react&demand=300",
    });
  });
});
