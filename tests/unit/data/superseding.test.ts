import { describe, expect, it } from "vitest";
import type { ClaimRow } from "@/lib/data/claim-rows";
import { sortClaims } from "@/lib/data/superseding";

const claim = (
  id: string,
  {
    supersedesId = null,
    contentHash = id,
    knownOn = "2026-01-01",
  }: Partial<Omit<ClaimRow, "fact">> & {
    knownOn?: string;
  } = {},
): ClaimRow => ({
  fact: {
    ...{ id, seriesId: "series", sourceId: "source", periodStart: "2025-10-01", periodEnd: "2025-12-31" },
    ...{ value: 1, low: null, high: null, nullReason: null, nature: "measured", basis: "reported", derivation: null },
    ...{ credibility: 2, publishedOn: null, knownOn, knownOnBasis: "recorded", literal: null, note: null },
  },
  supersedesId,
  contentHash,
});
const idsOf = (rows: { id: string }[]) => rows.map((row) => row.id);

describe("sortClaims", () => {
  it("keeps rows that nothing corrects, in their order", () => {
    expect(idsOf(sortClaims([claim("b"), claim("a")]).current)).toEqual(["b", "a"]);
  });
  it("hides what another row supersedes, along a chain", () => {
    const rows = [claim("a"), claim("b", { supersedesId: "a" }), claim("c", { supersedesId: "b" }), claim("d")];
    expect(idsOf(sortClaims(rows).current)).toEqual(["c", "d"]);
  });
  it("says of what was corrected since when it is", () => {
    const rows = [
      claim("a"),
      claim("b", { supersedesId: "a", knownOn: "2026-03-01" }),
      claim("c", { supersedesId: "b", knownOn: "2026-04-01" }),
      claim("e", { supersedesId: "a", knownOn: "2026-02-01" }),
    ];
    const { current, corrected } = sortClaims(rows);
    expect(idsOf(current)).toEqual(["c", "e"]);
    expect(corrected.map(({ claim: { id }, correctedOn }) => [id, correctedOn])).toEqual([
      ["a", "2026-02-01"],
      ["b", "2026-04-01"],
    ]);
  });
  it("counts a claim that two runs hold once", () => {
    expect(
      idsOf(sortClaims([claim("a", { contentHash: "same" }), claim("b", { contentHash: "same" })]).current),
    ).toEqual(["a"]);
  });
  it("keeps the same claim made again on a later day", () => {
    const again = claim("b", { contentHash: "same", knownOn: "2026-02-01" });
    expect(idsOf(sortClaims([claim("a", { contentHash: "same" }), again]).current)).toEqual(["a", "b"]);
  });
});
