import { describe, expect, it } from "vitest";
import { buildCompare, type CompareEntry, proseText } from "@/lib/views";
import { shipped } from "./records";

const three: CompareEntry[] = ["helium", "filecoin", "akash"].map((slug) => shipped(slug));
const view = buildCompare(three, [], "2026-11-20");

describe("a comparison", () => {
  it("says where quarters and settlement differ, and then ranks nothing", () => {
    expect(view.notices.map(proseText).join(" ")).toContain("own latest usable quarter");
    expect(view.notices.map(proseText).join(" ")).toContain("burn and mint");
    expect(view.rows.flatMap((row) => row.cells).every((cell) => cell.mark === null)).toBe(true);
  });

  it("has one sentence for every pair", () => {
    expect(view.pairs).toHaveLength(3);
    for (const pair of view.pairs) expect(proseText(pair)).toMatch(/Helium|Filecoin|Akash/);
  });

  it("ranks only when nothing forbids it and the ranges do not touch", () => {
    const filecoin = shipped("filecoin");
    const richer: CompareEntry = structuredClone(filecoin);
    for (const result of [richer.assessed.result, richer.assessed.corners?.low, richer.assessed.corners?.high]) {
      if (result && "ratios" in result) result.ratios.prudentCoverage *= 10;
    }
    const marks = buildCompare([filecoin, richer], [], "2026-11-20").rows.find((row) => row.id === "coverage");
    expect(marks?.cells.map((cell) => cell.mark)).toEqual(["worst", "best"]);
    const same = buildCompare([filecoin, filecoin], [], "2026-11-20").rows.find((row) => row.id === "coverage");
    expect(same).toMatchObject({ same: true });
    expect(same?.cells.map((cell) => cell.mark)).toEqual([null, null]);
  });

  it("tells what is not asked of a category from what is not reported", () => {
    const row = view.rows.find((candidate) => candidate.id === "utilisation");
    expect(row?.cells.map((cell) => cell.number.state)).toEqual(["not_applicable", "unknown", "bounded"]);
  });
});
