import { describe, expect, it } from "vitest";
import { currentClaims } from "@/lib/data/superseding";

const claim = (id: string, changes: { supersedesId?: string; contentHash?: string; knownOn?: string } = {}) => ({
  id,
  seriesId: "series",
  sourceId: "source",
  periodStart: "2025-10-01",
  periodEnd: "2025-12-31",
  knownOn: "2026-01-01",
  contentHash: id,
  supersedesId: null,
  ...changes,
});
const idsOf = (rows: { id: string }[]) => rows.map((row) => row.id);

describe("currentClaims", () => {
  it("keeps rows that nothing corrects, in their order", () => {
    expect(idsOf(currentClaims([claim("b"), claim("a")]))).toEqual(["b", "a"]);
  });
  it("hides what another row supersedes, along a chain", () => {
    const rows = [claim("a"), claim("b", { supersedesId: "a" }), claim("c", { supersedesId: "b" }), claim("d")];
    expect(idsOf(currentClaims(rows))).toEqual(["c", "d"]);
  });
  it("counts a claim that two runs hold once", () => {
    expect(idsOf(currentClaims([claim("a", { contentHash: "same" }), claim("b", { contentHash: "same" })]))).toEqual([
      "a",
    ]);
  });
  it("keeps the same claim made again on a later day", () => {
    const again = claim("b", { contentHash: "same", knownOn: "2026-02-01" });
    expect(idsOf(currentClaims([claim("a", { contentHash: "same" }), again]))).toEqual(["a", "b"]);
  });
  it("keeps what decided to itself", () => {
    expect(currentClaims([claim("a")])[0]).not.toHaveProperty("contentHash");
    expect(currentClaims([claim("a")])[0]).not.toHaveProperty("supersedesId");
  });
});
