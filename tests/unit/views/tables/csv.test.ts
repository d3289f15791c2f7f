import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isExecuted } from "@/lib/format";
import { type TableFile, tableCsv } from "@/lib/views/tables";
import { buildTable, linked, words } from "@/lib/views/tables/table";

/** A file in which every text that comes from somewhere else is `text`. */
const fileOf = (text: string): TableFile => ({
  table: buildTable<string>({
    id: "any",
    title: text,
    anchor: null,
    columns: [
      words("One", (row) => row),
      linked(
        "Two",
        (row) => row,
        (row) => row,
      ),
    ],
    rows: [text, text],
    sources: (row) => [{ publisher: row, url: null }],
  }),
  asOf: "2026-11-20",
  methodVersion: "dvs-1.0",
  subjects: new Map([["any", { name: text, quarter: null, definition: text, fingerprint: null }]]),
  about: ["any"],
  page: text,
  site: "",
  sourcesOf: () => [],
});

const hostile = fc
  .tuple(
    fc.string({ unit: fc.constantFrom(" ", "\t", "\r", "\n", '"', "'", "\u00a0", "\uFEFF") }),
    fc.constantFrom("=", "+", "-", "@", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"),
    fc.string(),
  )
  .map((parts) => parts.join(""));

describe("tableCsv", () => {
  it("holds no cell that a spreadsheet would run, whatever the record says", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const cells: string[][] = parse(tableCsv(fileOf(text)), { record_delimiter: "\r\n" });
        for (const cell of cells.flat()) expect(cell.startsWith("'") || !isExecuted(cell)).toBe(true);
      }),
    );
  });

  it("has as many cells in every row as it has heads", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const [heads = [], ...rows] = parse(tableCsv(fileOf(text)), { record_delimiter: "\r\n" }) as string[][];
        expect(rows).toHaveLength(2);
        for (const row of rows) expect(row).toHaveLength(heads.length);
      }),
    );
  });

  it("names each source once, with its address", () => {
    const file = fileOf("x");
    const [, row] = parse(
      tableCsv({
        ...file,
        table: {
          ...file.table,
          rows: file.table.rows.slice(0, 1).map((one) => ({
            ...one,
            leads: [{ trace: "a/formula/b", href: "/networks/a/trace/formula/b" }],
          })),
        },
        site: "https://example.org",
        sourcesOf: () => [
          { publisher: "Foundation", url: "https://example.com/report" },
          { publisher: "Foundation", url: "https://example.com/report" },
        ],
      }),
    ) as string[][];
    expect(row).toContain("x | Foundation <https://example.com/report>");
    expect(row).toContain("https://example.org/networks/a/trace/formula/b");
  });

  it("says nothing of networks where a table is about none", () => {
    const [, row = []] = parse(tableCsv({ ...fileOf("x"), about: [], asOf: null })) as string[][];
    expect(row.slice(4, 7)).toEqual(["", "", ""]);
  });
});
