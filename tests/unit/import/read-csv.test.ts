import { describe, expect, it } from "vitest";
import { FileError } from "@/lib/import";
import { openCsv } from "@/lib/import/read-csv";

async function* bytesOf(...chunks: (string | Uint8Array)[]) {
  for (const chunk of chunks) yield typeof chunk === "string" ? new TextEncoder().encode(chunk) : chunk;
}

async function read(...chunks: (string | Uint8Array)[]) {
  const { header, separator, records } = await openCsv(bytesOf(...chunks));
  const rows = [];
  for await (const row of records) rows.push(row);
  return { header, separator, rows };
}

describe("openCsv", () => {
  it("reads rows with the line each begins on, whatever ends the lines", async () => {
    for (const end of ["\n", "\r\n", "\r"]) {
      const text = `a,b${end}1,"two${end}lines"${end}3,4${end}`;
      expect((await read(text)).rows).toEqual([
        { line: 2, cells: ["1", `two${end}lines`] },
        { line: 4, cells: ["3", "4"] },
      ]);
    }
  });

  it("passes over a byte order mark, also one that is cut in two", async () => {
    expect((await read("\uFEFFa,b\n1,2\n")).header).toEqual(["a", "b"]);
    expect((await read(new Uint8Array([0xef]), new Uint8Array([0xbb, 0xbf]), "a,b\n1,2\n")).header).toEqual(["a", "b"]);
  });

  it("finds commas, semicolons and tabs, and not those inside quotes", async () => {
    expect((await read('a;b;"c,d,e,f"\n1;2;3\n')).separator).toBe(";");
    expect((await read("a\tb\n1\t2\n")).separator).toBe("\t");
    expect((await read("a,b\n1,2\n")).separator).toBe(",");
  });

  it("puts characters together that a chunk cuts", async () => {
    const bytes = new TextEncoder().encode("a,b\nZürich,€\n");
    const chunks = [...bytes].map((byte) => new Uint8Array([byte]));
    expect((await read(...chunks)).rows).toEqual([{ line: 2, cells: ["Zürich", "€"] }]);
  });

  it.each([
    ["", /empty|one column/],
    ["a\n1\n", /one column only/],
    ["a|b\n1|2\n", /separated by “\|”/],
    ["a,b,a\n1,2,3\n", /^Line 1: the column “a” occurs twice/],
    ['a,b\n1,2\n3,"x\n', /^Line 3: a quote that is opened on or above/],
    ['a,b\n1,2\n"x"y,3\n', /^Line 3: something stands behind a closing quote/],
    ['a,b\n1,2\n3,x"y"\n', /^Line 3: a quote stands inside a cell/],
    [`a,b\n1,"${"x\n".repeat(60_000)}"\n`, /^Line \d+: the row is longer than 100,000/],
    ["a,b\n1,\0\n", /^Line \d: expected text, found a zero byte/],
    ["PK\u0003\u0004", /workbook or an archive/],
    [`${Array.from({ length: 201 }, (_, index) => `c${index}`).join(",")}\n`, /at most 200 columns, found 201/],
  ])("refuses the file of case %#", async (text, message) => {
    await expect(read(text)).rejects.toThrow(message);
    await expect(read(text)).rejects.toThrow(FileError);
  });

  it("names the line of what is not UTF-8", async () => {
    await expect(read("a,b\n1,2\n", new Uint8Array([0x33, 0x2c, 0xe9, 0x0a]))).rejects.toThrow(
      /^Line 3: expected UTF-8/,
    );
    await expect(read(new Uint8Array([0xff, 0xfe, 0x61, 0]))).rejects.toThrow(/UTF-16/);
  });
});
