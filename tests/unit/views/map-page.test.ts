import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { CHART_SIZES, layoutMap } from "@/lib/charts";
import { buildMapPage, buildTrace, mapCsv, parseTraceKey } from "@/lib/views";
import { sourceFinder } from "@/lib/views/tables/resting";
import { readTable } from "../../support/csv";
import { shipped } from "./records";

const ENTRIES = ["helium", "render", "geodnet", "aethir", "rowan"].map((slug) => shipped(slug));
const view = buildMapPage(ENTRIES, "");

describe("the map page", () => {
  it("lists exactly the networks that it draws, and the others with the reason", () => {
    expect(view.rows.map(({ slug }) => slug).sort()).toEqual(view.spec.rows.map(({ slug }) => slug).sort());
    expect(view.rows.length + view.absent.length).toBe(ENTRIES.length);
    expect(view.absent.map(({ slug }) => slug)).toContain("rowan");
  });

  it("names every circle at every size", () => {
    const slugs = readdirSync("prisma/seed").filter((slug) => !["bittensor", "chainlink", "sector"].includes(slug));
    const { spec } = buildMapPage(
      slugs.map((slug) => shipped(slug)),
      "",
    );
    for (const size of Object.values(CHART_SIZES))
      expect(
        layoutMap(spec, size).marks.flatMap(({ slug, label }) => (label ? [] : slug)),
        size.name,
      ).toEqual([]);
  });

  it("puts the largest share first", () => {
    const order = view.rows.map(({ slug }) => view.spec.rows.find((row) => row.slug === slug)?.coverage ?? 0);
    expect(order).toEqual([...order].sort((a, b) => b - a));
  });

  it("goes back three quarters at most, and only through those that could be judged", () => {
    for (const row of view.spec.rows) {
      const { assessed } = ENTRIES.find(({ record }) => record.network.slug === row.slug) ?? {};
      expect(row.trail.length).toBeLessThanOrEqual(3);
      for (const { quarter } of row.trail)
        expect(assessed?.history.find((step) => step.quarter === quarter)?.prudentCoverage).not.toBeNull();
    }
    expect(view.rows.find(({ slug }) => slug === "geodnet")?.trail).toHaveLength(3);
  });

  it("leads on from every number of the list", () => {
    for (const row of view.rows) {
      const entry = ENTRIES.find(({ record }) => record.network.slug === row.slug);
      if (!entry) throw new Error(row.slug);
      const numbers = [
        row.share,
        row.interval,
        row.trend,
        row.subsidyUsdPerYear,
        ...row.trail.map(({ share }) => share),
      ];
      for (const { trace } of numbers) {
        const key = parseTraceKey(trace ?? "");
        expect(key && buildTrace(entry.record, entry.assessed, key, { query: "" })?.title, trace ?? "").toBeTruthy();
      }
    }
  });

  it("leaves as CSV with the day on every row", () => {
    const rows = readTable(
      mapCsv(view, {
        asOf: "2026-11-20",
        methodVersion: "dvs-1.0",
        subjects: new Map([
          ["helium", { name: "Helium", quarter: "2026Q2", definition: "house", fingerprint: "f00d" }],
        ]),
        page: "/map",
        site: "https://example.org",
        sourcesOf: sourceFinder(ENTRIES.map(({ record, assessed }) => ({ record, held: assessed }))),
      }),
    );
    expect(rows).toHaveLength(view.spec.rows.reduce((sum, { trail }) => sum + 1 + trail.length, 0));
    for (const row of rows) {
      expect(row).toMatchObject({ as_of: "2026-11-20", method: "dvs-1.0", page: "/map" });
      expect(row.rests_on).toMatch(/^https:\/\/example\.org\/networks\//);
      expect(row.disclaimer).toContain("not investment advice");
    }
    expect(rows.find(({ network, verdict }) => network === "Helium" && verdict)).toMatchObject({ fingerprint: "f00d" });
    expect(rows.find(({ network, verdict }) => network === "Helium" && verdict)?.sources).toMatch(/<https:\/\//);
  });
});
