import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CsvValue, csvCell, csvText, isExecuted } from "@/lib/format";

/** What the first cell of a file reads as, once its quotes are taken off. */
const read = (text: string): string => parse(text, { relax_column_count: true })[0]?.[0] ?? "";

describe("csvCell", () => {
  it("writes numbers unformatted, and nothing for what is not known", () => {
    expect([1234567.5, -0.25, 0, null, Number.NaN, Number.POSITIVE_INFINITY].map(csvCell)).toEqual([
      "1234567.5",
      "-0.25",
      "0",
      "",
      "",
      "Infinity",
    ]);
  });

  it.each(["=1+1", "+1", "-1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\nx", "\tx"])("defuses %j", (text) => {
    expect(csvCell(text).replace(/^"/, "").startsWith("'")).toBe(true);
  });

  it.each([
    [" =1+1", "a space"],
    ["\u00a0=1+1", "a fixed space"],
    ["\uFEFF=1+1", "a byte order mark"],
    ["\u200b=1+1", "a space without width"],
    ["\u202e=1+1", "a mark of direction"],
    ["\u0000=1+1", "a control"],
    ['"=1+1"', "a quote"],
    ["'=1+1", "an apostrophe"],
    ["\u201c=1+1\u201d", "a printed quote"],
    [' "\t=1+1', "several of them"],
  ])("defuses %j behind %s", (text) => {
    expect(isExecuted(text)).toBe(true);
    expect(read(csvCell(text))).toBe(`'${text}`);
  });

  it.each(["\uFF1D1+1", "\uFF0B1", "\uFF0D1", "\uFF20A1", "\uFE661", "\uFE621", "\uFE631", "\uFE6BA1"])(
    "defuses the full-width or small %j",
    (text) => expect(read(csvCell(text))).toBe(`'${text}`),
  );

  it("lets printed numbers, words and dashes be", () => {
    for (const text of [
      "\u22120.25",
      "\u2212$3.2M",
      "$1.2M",
      "—",
      "– from",
      "C* = 1",
      "a-b",
      '"quoted" words',
      "x@y.z",
    ])
      expect(read(csvCell(text))).toBe(text);
  });

  it("keeps a negative number a number", () => {
    const [[cell] = []] = parse(csvText([[-12.5]]), { cast: true });
    expect(cell).toBe(-12.5);
  });

  it("quotes commas, quotes and line ends", () => {
    expect(csvText([["a,b", 'c"d', "e\nf", "g"]])).toBe('"a,b","c""d","e\nf",g\r\n');
  });
});

const hostile = fc
  .tuple(
    fc.string({ unit: fc.constantFrom(" ", "\t", "\r", "\n", '"', "'", "\u00a0", "\uFEFF", "\u200e", "\u201c") }),
    fc.constantFrom("=", "+", "-", "@", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20", ""),
    fc.string({ unit: "grapheme" }),
  )
  .map((parts) => parts.join(""));

describe("any rows", () => {
  const cell: fc.Arbitrary<CsvValue> = fc.oneof(hostile, fc.string({ unit: "binary" }), fc.double(), fc.constant(null));

  it("are read back as they were, an apostrophe in front of what would have been run", () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (rows) => {
        const back: string[][] = parse(csvText(rows), { relax_column_count: true, record_delimiter: "\r\n" });
        const expected = rows.map((row) =>
          row.map((value) => (typeof value === "string" ? (isExecuted(value) ? `'${value}` : value) : csvCell(value))),
        );
        expect(back).toEqual(expected);
      }),
    );
  });

  it("hold no text that begins with what a spreadsheet runs", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const back = read(csvText([[text, "x"]]));
        expect(back.replace(/^[\s\p{C}\p{Z}"]+/u, "")).not.toMatch(/^[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/);
        expect(back).not.toMatch(/^[\t\r\n]/);
      }),
    );
  });
});
