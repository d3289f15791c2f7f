import { describe, expect, it } from "vitest";
import { assessRecord, isScored } from "@/lib/scoring";
import { buildCompare, buildComparePage, type CompareEntry, proseText } from "@/lib/views";
import { readingLetter } from "@/lib/views/tables";
import { basicRecord, claim, conflict, network, source } from "../scoring/record/builders";
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

/** The same assessment with another verdict and another prudent coverage: only what the sentence reads. */
function reading(slug: string, verdict: CompareEntry["assessed"]["verdict"], coverage: number): CompareEntry {
  const { record, assessed } = structuredClone(shipped("filecoin"));
  record.network.slug = slug;
  record.network.name = slug.toUpperCase();
  const { result } = assessed;
  if (!isScored(result)) throw new Error("Filecoin has a score");
  const ratios = { ...result.ratios, prudentCoverage: coverage };
  return {
    record,
    assessed: {
      ...assessed,
      verdict,
      reason: null,
      range: null,
      wouldBe: null,
      corners: null,
      result: { ...result, ratios },
    },
  };
}

const carried = (...entries: CompareEntry[]) => proseText(buildCompare(entries, [], "2026-11-20").carried);

describe("which of the networks customers carry", () => {
  it("is said first, with what they paid for each dollar of tokens, the verdict and how sure it is", () => {
    expect(proseText(view.carried)).toBe(
      "The record shows customers carrying none of the three: for every dollar of tokens issued they paid $0.24997–0.26 at Helium (range: subsidy-led to subsidy-leaning; data confidence low), less than $0.001 at Filecoin (subsidy-led; data confidence moderate) and $0.040–0.093 at Akash (insufficient evidence, would read subsidy-led; data confidence low).",
    );
  });
  it("leads from each amount to the formula of its network", () => {
    const leads = view.carried.parts.flatMap(({ trace }) => trace ?? []);
    expect(new Set(leads)).toEqual(
      new Set(["helium", "filecoin", "akash"].map((slug) => `${slug}/formula/coverage.prudent`)),
    );
  });
  it("names those of the top class, and no other", () => {
    const [led, leaning, low] = [
      reading("led", "demand_led", 1.5),
      reading("leaning", "demand_leaning", 0.9),
      reading("low", "subsidy_led", 0.1),
    ];
    expect(carried(led, low)).toMatch(/^The record shows customers carrying LED and not the other: for every dollar/);
    expect(carried(led, leaning, low)).toMatch(/carrying LED and not the other two, though LEANING leans on them: /);
    expect(carried(leaning, low)).toMatch(/carrying neither of the two, though LEANING leans on them: /);
    expect(carried(leaning, { ...leaning }, low)).toMatch(
      /none of the three, though LEANING and LEANING lean on them: /,
    );
    expect(carried(led, { ...led })).toMatch(/carrying both: /);
    expect(carried(led, { ...led }, { ...led })).toMatch(/carrying all three: /);
    expect(carried(led, { ...led }, leaning, low)).toMatch(
      /carrying LED and LED and not the other two, though LEANING leans on them: /,
    );
  });
  it("says of whom no ratio can be computed, and of whom nothing was issued, that it is so", () => {
    expect(carried(shipped("bittensor"), reading("done", "demand_led", Infinity))).toMatch(
      /^The record shows customers carrying DONE and not the other: what they paid at Bittensor cannot be set against tokens \(insufficient evidence; data confidence not assessed\); DONE issued no tokens \(demand-led; .+\)\.$/,
    );
  });
});

describe("the open conflicts of a comparison", () => {
  const rival = claim("r", "2025Q4", 9_000_000, { sourceId: "rival" });
  const base = basicRecord().observations;
  const own = base.find((row) => row.seriesId === "r" && row.periodStart === "2025-10-01");
  /** Two sources on the last quarter; the other one would move the class. */
  const disputed = (slug: string, status: "open" | "settled"): CompareEntry => {
    const record = basicRecord({
      network: network({ slug, name: slug.toUpperCase() }),
      sources: [source("s"), source("rival", { letter: "D" })],
      observations: [...base, rival],
      conflicts: [
        conflict(
          "r",
          [
            { observationId: own?.id ?? "", standing: "used" },
            { observationId: rival.id, standing: "open" },
          ],
          { id: `c-${slug}`, status },
        ),
      ],
    });
    return { record, assessed: assessRecord(record, { asOf: "2026-02-01" }) };
  };
  const page = (entries: CompareEntry[], query = "") =>
    buildComparePage(entries, { asOf: "2026-02-01", query, unknownSlugs: [], fingerprints: [], networks: [] });

  it("are listed with their readings, the verdict under each and the place where they are told in full", () => {
    const { conflicts } = page([disputed("one", "open"), disputed("two", "settled")], "?asOf=2026-02-01");
    expect(conflicts.map(({ slug, isDecisive, href }) => ({ slug, isDecisive, href }))).toEqual([
      {
        slug: "one",
        isDecisive: true,
        href: "/conflicts?network=one&status=open&asOf=2026-02-01#conflict-one-c-one",
      },
    ]);
    const readings = conflicts[0]?.conflict.readings.map(({ standing, verdict }) => [
      standing,
      verdict && proseText(verdict).replace(/,.*/, ""),
    ]);
    expect(readings).toEqual([
      ["used", "Subsidy-leaning"],
      ["open", expect.stringMatching(/^Demand/)],
    ]);
  });
  it("of the shipped networks are those that the conflicts page calls open", () => {
    const { conflicts, openConflicts } = page(three);
    expect(conflicts.length).toBeGreaterThan(3);
    for (const { name, text } of openConflicts) {
      const count = conflicts.filter((row) => row.name === name).length;
      expect(text).toContain(`Open conflicts between sources: ${count}.`);
    }
  });
  it("name their readings by letters", () => {
    expect([0, 1, 25].map(readingLetter)).toEqual(["A", "B", "Z"]);
  });
});
