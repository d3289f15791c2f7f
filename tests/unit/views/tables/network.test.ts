import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readNetworkFacts } from "@/lib/facts";
import { describeRecord } from "@/lib/scoring";
import { buildInputs, buildNetwork, buildUnassessed, type NetworkView } from "@/lib/views";
import { exactOf } from "@/lib/views/number-view";
import {
  INPUTS_TABLES,
  NETWORK_TABLES,
  stressTable,
  type TableFile,
  type TableView,
  tableCsv,
  UNASSESSED_TABLES,
} from "@/lib/views/tables";
import { type HeldRecord, sourceFinder } from "@/lib/views/tables/resting";
import { buildWhatIf, buildWhatIfGrids, readFields, requestOf, whatIfSubject } from "@/lib/views/what-if";
import { readTable } from "../../../support/csv";
import { shipped } from "../records";

const request = { asOf: null, definition: null, today: "2026-11-21", fingerprint: "f00d", peers: [] };

const fileOf = (table: TableView, entry: HeldRecord): TableFile => ({
  table,
  asOf: "2026-11-20",
  methodVersion: "dvs-1.0",
  subjects: new Map([
    [
      entry.record.network.slug,
      { name: entry.record.network.name, quarter: "2026Q2", definition: "D", fingerprint: "f" },
    ],
  ]),
  about: [entry.record.network.slug],
  page: "/page",
  site: "",
  sourcesOf: sourceFinder([entry]),
});

/** Tables of one network with their rows as read back from the file. */
function networkTables(slug: string): { view: NetworkView; tables: [string, TableView, Record<string, string>[]][] } {
  const { record, assessed } = shipped(slug);
  const view = buildNetwork(record, assessed, request);
  const inputs = buildInputs(record, assessed, "");
  const entry = { record, held: assessed };
  const built = [
    ...Object.values(NETWORK_TABLES).map((build) => build(view)),
    ...Object.values(INPUTS_TABLES).map((build) => build(inputs)),
  ];
  return { view, tables: built.map((table) => [table.id, table, readTable(tableCsv(fileOf(table, entry)))]) };
}

const isSame = (texts: string[], row: Record<string, string> | undefined, heads: string[]): boolean =>
  texts.every((text, column) => {
    const read = row?.[heads[column] ?? ""];
    return read === text || read === `'${text}`;
  });

describe.each(["helium", "filecoin", "bittensor", "react"])("the tables of %s", (slug) => {
  const { view, tables } = networkTables(slug);

  it.each(tables)("%s: every row is read back in the words of the page", (_, table, rows) => {
    expect(rows).toHaveLength(table.rows.length);
    expect(table.rows.filter(({ texts }, index) => !isSame(texts, rows[index], table.heads))).toEqual([]);
  });

  it.each(tables)("%s: no two columns have one name, whatever their case", (_, table, rows) => {
    const heads = [...table.heads, ...table.extraHeads].map((head) => head.toLowerCase());
    expect(new Set(heads).size).toBe(heads.length);
    for (const name of Object.keys(rows[0] ?? {}).slice(heads.length)) expect(heads).not.toContain(name);
  });

  it.each(tables)("%s: every row carries its day, its network and the disclaimer", (_, __, rows) => {
    for (const row of rows) {
      expect(row).toMatchObject({ of_network: view.name, as_of: "2026-11-20", quarter_t: "2026Q2", fingerprint: "f" });
      expect(row.disclaimer).toContain("not investment advice");
    }
  });

  it("has the texts of the page and no gap of its own making", () => {
    for (const [, table] of tables)
      for (const { texts } of table.rows) expect(texts.join(" ")).not.toMatch(/undefined|NaN|\[object/);
  });

  it("is where the table says it is", () => {
    for (const [id, table] of tables) expect(table.id).toBe(id);
    expect(Object.keys(NETWORK_TABLES)).toEqual(Object.values(NETWORK_TABLES).map((build) => build(view).id));
  });
});

describe("what a number says beside its words", () => {
  const { view, tables } = networkTables("helium");
  const rowsOf = (id: string) => tables.find(([name]) => name === id)?.[2] ?? [];

  it("is the unformatted number with its bounds and its grade", () => {
    for (const [index, { number }] of view.keyNumbers.entries()) {
      const span = exactOf(number);
      expect(rowsOf("numbers")[index]).toMatchObject({
        "Value: value": span?.value == null ? "" : String(span.value),
        "Value: low": span ? String(span.low) : "",
        "Value: grade": number.grade ?? "",
      });
    }
    expect(view.keyNumbers.some(({ number }) => exactOf(number) !== null)).toBe(true);
  });

  it("is who stands behind it, with an address", () => {
    const known = rowsOf("bridge").filter((row) => row["Amount: low"] !== "");
    expect(known.length).toBeGreaterThan(3);
    for (const row of known) expect(row.sources).toMatch(/\S+.*<https?:\/\/.+>/);
  });

  it("keeps the number where words follow it", () => {
    const suffixed = rowsOf("checks").filter((row) => row.Value?.includes(" a year"));
    expect(suffixed.length).toBeGreaterThan(0);
    for (const row of suffixed) expect(row["Value: low"]).toMatch(/^-?\d/);
  });
});

describe("what is not assessed", () => {
  const record = readNetworkFacts(join(import.meta.dirname, "../../../../prisma/seed/chainlink"));
  const described = describeRecord(record, "2026-11-20");
  const view = buildUnassessed(record, described, "");
  if (!view) throw new Error("chainlink is assessed");

  it.each(Object.entries(UNASSESSED_TABLES))("%s is read back in the words of the page", (id, build) => {
    const table = build(view);
    const rows = readTable(tableCsv(fileOf(table, { record, held: described })));
    expect(table.id).toBe(id);
    expect(table.rows.filter(({ texts }, index) => !isSame(texts, rows[index], table.heads))).toEqual([]);
  });

  it("has no column for a verdict that there is not", () => {
    expect(UNASSESSED_TABLES.conflicts(view).heads.join()).not.toContain("taken at its word");
  });
});

describe("a grid under assumptions", () => {
  const { record, assessed } = shipped("helium");
  const subject = whatIfSubject({ record, varied: assessed, house: assessed, query: "", pageDefinition: null });
  const tableOf = (raw: Record<string, string>) => {
    const assumed = requestOf(readFields(raw));
    const { grids, isCustom } = buildWhatIfGrids(subject, assumed);
    const [grid] = grids;
    if (!grid) throw new Error("no grid");
    const { house } = buildWhatIf(subject, assumed);
    return { grid, table: stressTable({ grid, isCustom, house, assumed: "demand=150" }), house };
  };

  it("has the house verdict on every row and says what was assumed", () => {
    const { table, house } = tableOf({ demand: "150" });
    const rows = readTable(tableCsv(fileOf(table, { record, held: assessed })));
    expect(rows.length).toBeGreaterThan(2);
    for (const row of rows) {
      expect(row["House verdict"]).toContain(house.label);
      expect(row.Assumed).toBe("Not the house verdict. demand=150");
    }
  });

  it("says that nothing is assumed where nothing is, and leads to its own assumptions", () => {
    expect(tableOf({}).table.rows[0]?.texts.at(-1)).toBe("Nothing assumed: as recorded");
    expect(tableOf({}).grid.csvHref).toBe("/networks/helium/tables/stress-taper/table.csv");
    expect(tableOf({ demand: "150" }).grid.csvHref).toBe("/networks/helium/tables/stress-taper/table.csv?demand=150");
  });
});
