import { describe, expect, it } from "vitest";
import { buildClaimsPage, buildConflictsPage } from "@/lib/views";
import { buildSearchIndex, rankEntries, SITE_PAGES } from "@/lib/views/search";
import { shipped } from "../records";

const SLUGS = ["helium", "filecoin", "render"];
const held = SLUGS.map((slug) => shipped(slug));
const records = held.map(({ record }) => record);

function indexOn(asked: string | null) {
  const day = asked ?? "2026-11-20";
  return buildSearchIndex(
    records,
    buildConflictsPage(
      held.map(({ record, assessed }) => ({ record, assessed, described: null })),
      { network: null, kind: null, status: null },
      day,
      asked,
    ),
    buildClaimsPage(records, { article: null, status: null, network: null }, day, asked),
    asked,
  );
}

describe("the index", () => {
  const entries = indexOn(null);

  it("holds every network, page, definition, conflict and claim", () => {
    const count = (kind: string) => entries.filter((entry) => entry.kind === kind).length;
    expect(count("network")).toBe(records.length);
    expect(count("page")).toBe(SITE_PAGES.length);
    expect(count("definition")).toBe(records.flatMap(({ definitions }) => definitions).length);
    expect(count("claim")).toBe(records.flatMap(({ claims }) => claims).length);
    expect(count("conflict")).toBeGreaterThanOrEqual(records.flatMap(({ conflicts }) => conflicts).length);
  });

  it("finds a network by a ticker it once had", () => {
    const render = records.find(({ network }) => network.slug === "render");
    const [earlier = ""] = render?.network.previousTickers ?? [];
    expect(earlier).toMatch(/\S/);
    expect(rankEntries(entries, earlier)[0]).toMatchObject({ kind: "network", title: "Render" });
  });

  it("leads to one address each", () => {
    expect(new Set(entries.map(({ href }) => href)).size).toBe(entries.length);
  });

  it("keeps a past day in every address, and holds nothing that became known later", () => {
    const past = indexOn("2024-01-31");
    for (const { href } of past) expect(href).toContain("asOf=2024-01-31");
    expect(past.filter(({ kind }) => kind === "claim").length).toBeLessThan(
      entries.filter(({ kind }) => kind === "claim").length,
    );
  });
});
