import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printable, SUBSTITUTE, textPieces, wordPieces } from "@/lib/report/printable";

describe("printable", () => {
  it("puts a visible substitute in place of what the fonts lack, one for each character", () => {
    expect(printable("σ ≥ № ö")).toBe("σ ≥ № ö");
    expect(printable("网络 🚀")).toBe(`${SUBSTITUTE}${SUBSTITUTE} ${SUBSTITUTE}`);
  });
  it("makes one line of what holds line breaks", () => {
    expect(printable("a\nb\tc")).toBe("a b c");
  });
  it("lets through no text of the shipped record with a character that is lost", () => {
    const seed = join(import.meta.dirname, "../../../prisma/seed");
    for (const slug of ["helium", "filecoin", "akash"]) {
      const text = readFileSync(join(seed, slug, "network.json"), "utf8");
      expect(printable(text), slug).not.toContain(SUBSTITUTE);
    }
  });
});

describe("wordPieces", () => {
  it("leaves ordinary words whole", () => {
    expect(wordPieces("infrastructure")).toEqual(["infrastructure"]);
  });
  it("lets a range end its line between its ends", () => {
    expect(wordPieces("$157k–$370k")).toEqual(["$157k–", "", "$370k"]);
  });
  it("lets an address end its line after its signs", () => {
    expect(wordPieces("https://example.org/a-report?id=7")).toEqual([
      ...["https://", "", "example.", "", "org/", "", "a-", "", "report?", "", "id=", "", "7"],
    ]);
  });
  it("keeps a number whole, and glued to its quarter and unit", () => {
    const figure = "2025Q3\u00a07.12M\u00a0FIL\u00a0A3;";
    expect(wordPieces(figure)).toEqual([figure]);
    expect(wordPieces("https://example.org/v12.34/x")).toEqual([
      ...["https://", "", "example.", "", "org/", "", "v12.34/", "", "x"],
    ]);
    expect(wordPieces("abcdefghij1,234,567.89abcdef")).toEqual([
      ...["abcdef", "", "ghij", "", "1,234,567.89", "", "abcdef"],
    ]);
  });
  it("adds and loses nothing, and leaves no piece without a break that is wider than a column", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 200 }), (word) => {
        expect(wordPieces(word).join("")).toBe(word);
        expect(Math.max(...wordPieces(word).map(({ length }) => length))).toBeLessThanOrEqual(18);
      }),
      { seed: 20_251_120, numRuns: 300 },
    );
  });
});

describe("textPieces", () => {
  it("cuts between sentences where it can, else between words, else anywhere", () => {
    expect(textPieces("One two. Three four.", 12)).toEqual(["One two.", "Three four."]);
    expect(textPieces("one two three", 8)).toEqual(["one two", "three"]);
    expect(textPieces("abcdefgh", 3)).toEqual(["abc", "def", "gh"]);
    expect(textPieces("short", 10)).toEqual(["short"]);
  });
});
