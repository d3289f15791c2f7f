import { describe, expect, it } from "vitest";
import type { SearchEntry } from "@/lib/views/search";
import { fold, rankEntries, scoreOf } from "@/lib/views/search/rank";

const entry = (title: string, more: Partial<SearchEntry> = {}): SearchEntry => ({
  kind: "network",
  title,
  detail: "",
  href: `/${title}`,
  words: [],
  ...more,
});
const ENTRIES: SearchEntry[] = [
  entry("Helium", { detail: "HNT · wireless, physical", words: ["helium", "HNT", "MOBILE"] }),
  entry("Render", { detail: "RENDER · compute, digital", words: ["render", "RNDR"] }),
  entry("Rowan Energy", { words: ["rowan"] }),
  entry("Offload in 2025Q1", { kind: "conflict", detail: "Helium, settled", words: ["helium", "HNT"] }),
  entry("Helium renders nothing", { kind: "claim" }),
  entry("Claims", { kind: "page", words: ["articles"] }),
];
const found = (query: string) => rankEntries(ENTRIES, query).map(({ title }) => title);

describe("what is found", () => {
  it("by name, by ticker and by a ticker of old times", () => {
    expect(found("helium")[0]).toBe("Helium");
    expect(found("hnt")[0]).toBe("Helium");
    expect(found("rndr")).toEqual(["Render"]);
  });

  it("by the beginning of a word; a network before a sentence", () => {
    expect(found("rend")).toEqual(["Render", "Helium renders nothing"]);
  });

  it("only what fits every word", () => {
    expect(found("helium offload")).toEqual(["Offload in 2025Q1"]);
    expect(found("helium offload zebra")).toEqual([]);
  });

  it("in spite of one wrong letter, not of two, and not in a short word", () => {
    for (const typed of ["helum", "heliumm", "hellum", "hleium"]) expect(found(typed)[0], typed).toBe("Helium");
    expect(found("hxlxum")).toEqual([]);
    expect(found("hnx")).toEqual([]);
  });

  it("nothing for nothing", () => {
    for (const empty of ["", "  ", "·", "()"]) expect(found(empty)).toEqual([]);
  });

  it("whatever is typed, without a fault", () => {
    for (const typed of ["[", "\\", ".*", "constructor", "%", "𝕳elium", "a".repeat(100)])
      expect(() => found(typed)).not.toThrow();
  });
});

it("accents, case and dashes do not part", () => {
  expect(fold("Tâche IO.net—GPU")).toBe("tache io net gpu");
  expect(scoreOf(entry("io.net"), "io net")).toBeGreaterThan(0);
});
