import { describe, expect, it } from "vitest";
import { csvCell, csvText } from "@/lib/format";

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
  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])("defuses %j", (text) => {
    expect(csvCell(text).replace(/^"/, "").startsWith("'")).toBe(true);
  });
  it("quotes commas, quotes and line ends", () => {
    expect(csvText([["a,b", 'c"d', "e\nf", "g"]])).toBe('"a,b","c""d","e\nf",g\r\n');
  });
});
