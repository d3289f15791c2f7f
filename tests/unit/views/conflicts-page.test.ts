import { describe, expect, it } from "vitest";
import { assessRecord, describeRecord, type NetworkRecord, type UnassessedFact } from "@/lib/scoring";
import { buildConflictsPage } from "@/lib/views";
import type { ConflictsEntry, ConflictsQuery } from "@/lib/views/conflicts-page";
import { basicRecord, claim, conflict, network, source } from "../scoring/record/builders";
import { shipped } from "./records";

const AS_OF = "2026-02-01";
const SOURCES = [source("s"), source("rival", { letter: "D" })];
const BASE = basicRecord().observations;
/** Published: (1.0M + 1.1M) ÷ 4M = 0.525, subsidy-leaning. */
const published = BASE.find((row) => row.seriesId === "r" && row.periodStart === "2025-10-01");
if (!published) throw new Error("The basic year has no such claim");

/** A network in which someone else says `revenueUsd` for 2025Q4. */
const disputed = (slug: string, revenueUsd: number, facts: Parameters<typeof conflict>[2] = {}): NetworkRecord => {
  const rival = claim("r", "2025Q4", revenueUsd, { sourceId: "rival" });
  return basicRecord({
    network: network({ slug, name: slug.toUpperCase() }),
    sources: SOURCES,
    observations: [...BASE, rival],
    conflicts: [
      conflict(
        "r",
        [
          { observationId: published.id, standing: "used" },
          { observationId: rival.id, standing: "refuted" },
        ],
        { id: `c-${slug}`, ...facts },
      ),
    ],
  });
};

const assessed = (record: NetworkRecord): ConflictsEntry => ({
  record,
  assessed: assessRecord(record, { asOf: AS_OF }),
  described: null,
});

const NO_QUERY: ConflictsQuery = { network: null, kind: null, status: null };
const page = (entries: ConflictsEntry[], query: Partial<ConflictsQuery> = {}) =>
  buildConflictsPage(entries, { ...NO_QUERY, ...query }, AS_OF, null);

// (1.0M + 11M) ÷ 4M = 3: one class up. (1.0M + 1.6M) ÷ 4M = 0.65: the same class.
const UP = assessed(disputed("up", 11_000_000));
const SAME = assessed(disputed("same", 1_600_000, { kind: "period" }));
const LITTLE = assessed(disputed("little", 1_250_000, { kind: "period" }));
/** Just under an edge: (1.9M + 2.0M) ÷ 4M = 0.975; with 2.2M it is 1.025, a class more for little coverage. */
const EDGE = (() => {
  const record = disputed("edge", 2_200_000);
  const high = new Map([
    ["2025-07-01", 1_900_000],
    ["2025-10-01", 2_000_000],
  ]);
  const observations = record.observations.map((row) =>
    row.seriesId === "r" && row.sourceId === "s" ? { ...row, value: high.get(row.periodStart) ?? row.value } : row,
  );
  return assessed({ ...record, observations });
})();
const OLD = (() => {
  const record = disputed("old", 1);
  const early = claim("r", "2023Q1", 100, { id: "early" });
  const earlier = claim("r", "2023Q1", 900, { id: "earlier", sourceId: "rival" });
  return assessed({
    ...record,
    observations: [...BASE, early, earlier],
    conflicts: [
      conflict(
        "r",
        [
          { observationId: "early", standing: "used" },
          { observationId: "earlier", standing: "set_aside" },
        ],
        { id: "c-old", kind: "stale" },
      ),
    ],
  });
})();
const ADJACENT: ConflictsEntry = (() => {
  const record = disputed("beside", 11_000_000);
  const subject: UnassessedFact = { ...record.network, kind: "adjacent", category: null, settlement: null };
  const beside = { ...record, network: subject, definitions: [] };
  return { record: beside, assessed: null, described: describeRecord(beside, AS_OF) };
})();

describe("all conflicts", () => {
  it("come sorted by their effect on the verdict, whatever order they are in", () => {
    const entries = [OLD, ADJACENT, LITTLE, UP, SAME];
    const sorted = ["up", "same", "little"];
    const slugs = page(entries).rows.map(({ slug }) => slug);
    expect(slugs.slice(0, 3)).toEqual(sorted);
    expect(slugs.slice(3).sort()).toEqual(["beside", "old"]);
    expect(
      page([...entries].reverse())
        .rows.map(({ slug }) => slug)
        .slice(0, 3),
    ).toEqual(sorted);
  });
  it("put a class before coverage, however little it takes", () => {
    // 0.65 ÷ 0.525 is more than 1.025 ÷ 0.975, and changes nothing.
    expect(page([SAME, EDGE]).rows.map(({ slug, effect }) => [slug, effect])).toEqual([
      ["edge", "moves the class by one"],
      ["same", "moves coverage, not the class"],
    ]);
  });
  it("say in words what they do", () => {
    const words = new Map(page([OLD, ADJACENT, UP, SAME]).rows.map(({ slug, effect }) => [slug, effect]));
    expect(Object.fromEntries(words)).toEqual({
      up: "moves the class by one",
      same: "moves coverage, not the class",
      old: "does not reach the quarters that decide",
      beside: "no verdict is given here",
    });
  });
  it("are counted, and those that decide", () => {
    expect(page([OLD, ADJACENT, UP, SAME])).toMatchObject({ total: 4, decisive: 1, asOf: AS_OF });
  });
  it("are filtered by network, kind and status, counted without the filter of their own part", () => {
    const entries = [OLD, UP, SAME, LITTLE];
    const periods = page(entries, { kind: "period" });
    expect(periods.rows.map(({ slug }) => slug)).toEqual(["same", "little"]);
    expect(periods).toMatchObject({ total: 4, decisive: 1 });
    expect(periods.choices.kind.map(({ value, count, current }) => [value, count, current])).toEqual([
      ["period", 2, true],
      ["coverage", 1, false],
      ["stale", 1, false],
    ]);
    expect(periods.choices.network.map(({ value }) => value).sort()).toEqual(["little", "same"]);
    expect(page(entries, { network: "up", status: "settled" }).rows).toHaveLength(1);
    expect(page(entries, { status: "open" }).rows).toEqual([]);
    expect(periods.choices.kind[0]?.href).toBe("/conflicts");
  });
});

describe("the shipped conflicts", () => {
  const entries = ["helium", "filecoin", "akash"].map(
    (slug): ConflictsEntry => ({ ...shipped(slug), described: null }),
  );
  const view = buildConflictsPage(entries, NO_QUERY, "2026-11-20", null);

  it("are all there: each ruling of which two readings are known", () => {
    const ids = new Set(view.rows.map(({ slug, conflict: { id } }) => `${slug}/${id}`));
    expect(ids.size).toBe(view.total);
    for (const { record } of entries) {
      for (const { id } of record.conflicts) expect(ids).toContain(`${record.network.slug}/${id}`);
    }
  });
  it("show those that move a class before those that do not", () => {
    const moves = view.rows.map(({ effect }) => effect.startsWith("moves the class"));
    expect(moves.indexOf(false)).toBe(moves.filter(Boolean).length);
    const decisive = view.rows.filter(({ effect }) => /moves the class|decides whether/.test(effect));
    expect(decisive).toHaveLength(view.decisive);
  });
  it("print no code and no empty word", () => {
    const text = view.rows.map(({ effect, conflict: { title, kind, status, reason } }) =>
      [effect, title, kind, status, reason].join(" "),
    );
    expect(text.join("\n")).not.toMatch(/undefined|NaN|null|set_aside/);
  });
});
