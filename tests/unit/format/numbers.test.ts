import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatCompact,
  formatCoverage,
  formatMultiple,
  formatPercent,
  formatPoints,
  formatPriceUsd,
  formatRange,
  formatTokens,
  formatUsd,
  groupClaim,
  NOT_REPORTED,
} from "@/lib/format";

const every = [formatCompact, formatUsd, formatPriceUsd, formatCoverage, formatPercent, formatPoints, formatMultiple];

describe("numbers as text", () => {
  it("prints an unknown as words, never as zero or a dash", () => {
    for (const format of every) {
      expect(format(null)).toBe(NOT_REPORTED);
      expect(format(Number.NaN)).toBe(NOT_REPORTED);
    }
    expect(formatTokens(null, "HNT")).toBe(NOT_REPORTED);
  });

  it("keeps zero a zero", () => {
    expect(formatUsd(0)).toBe("$0");
    expect(formatCoverage(0)).toBe("0");
    expect(formatPercent(0)).toBe("0%");
  });

  it("never prints minus zero and uses U+2212 for minus", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e13, max: 1e13, noNaN: true }), (value) => {
        for (const format of every) {
          const text = format(value);
          expect(text).not.toMatch(/−\$?0(\.0*)?%?$/);
          expect(text).not.toContain("-");
        }
      }),
    );
  });

  it.each([
    [4, "$4"],
    [371, "$371"],
    [3500, "$3\u202f500"],
    [9999, "$9\u202f999"],
    [9999.6, "$10.0k"],
    [253_250, "$253k"],
    [999_499, "$999k"],
    [999_500, "$1.00M"],
    [1_384_554, "$1.38M"],
    [11_707_141, "$11.7M"],
    [2.5e9, "$2.50B"],
    [-1_464_180, "−$1.46M"],
  ])("prints %d dollars as %s", (value, text) => expect(formatUsd(value)).toBe(text));

  it.each([
    [0.0004, "<0.001"],
    [0.0452, "0.045"],
    [0.0996, "0.10"],
    [0.25985, "0.26"],
    [1.683, "1.68"],
    [12.34, "12.3"],
    [0.24997, "0.24997"],
    [0.2503, "0.25"],
    [0.1249, "0.12"],
    [0.12499, "0.12"],
    [0.9999, "0.9999"],
    [Number.POSITIVE_INFINITY, "no emissions"],
    [0.125, "0.125"],
    [0.25, "0.25"],
    [0.1251, "0.13"],
  ])("prints coverage %d as %s", (value, text) => expect(formatCoverage(value)).toBe(text));

  it.each([
    [0.36, "36%"],
    [0.0451, "4.5%"],
    [0.0002, "0.02%"],
    [0.00001, "<0.01%"],
    [-0.45, "−45%"],
    [0.995, "100%"],
  ])("prints ratio %d as %s", (value, text) => expect(formatPercent(value)).toBe(text));

  it("signs a growth when asked to", () => {
    expect(formatPercent(0.3, { signed: true })).toBe("+30%");
    expect(formatPercent(-0.3, { signed: true })).toBe("−30%");
  });

  it.each([
    [2.085032, "$2.09"],
    [0.183, "$0.183"],
    [0.0451, "$0.0451"],
    [1234.5, "$1\u202f234.50"],
  ])("prints a price of %d as %s", (value, text) => expect(formatPriceUsd(value)).toBe(text));

  it("prints a range once where both ends read alike", () => {
    expect(formatRange(0.061, 0.184, formatCoverage)).toBe("0.061–0.18");
    expect(formatRange(0.2601, 0.2602, formatCoverage)).toBe("0.26");
  });

  it("puts a word between signed ends", () => {
    const signed = (value: number) => formatPercent(value, { signed: true });
    expect(formatRange(0.031, 0.041, signed)).toBe("+3.1% to +4.1%");
    expect(formatRange(-0.05, -0.03, signed)).toBe("−5.0% to −3.0%");
  });

  it.each([
    ["22400000 USD", "22\u202f400\u202f000 USD"],
    ["7723600.0", "7\u202f723\u202f600.0"],
    ["5221", "5221"],
    ["$0.10/GB", "$0.10/GB"],
    ["461500 accounts of 2025", "461500 accounts of 2025"],
    ["0x12345678", "0x12345678"],
  ])("groups the digits of the bare claim %s", (literal, text) => expect(groupClaim(literal)).toBe(text));

  it("prints the unit of a range once", () => {
    const inHnt = (value: number) => formatTokens(value, "HNT");
    expect(formatRange(229_000, 728_000, inHnt)).toBe("229k–728k\u00a0HNT");
    expect(formatRange(5, 5, inHnt)).toBe("5\u00a0HNT");
  });
});
