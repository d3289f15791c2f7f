import { describe, expect, it } from "vitest";
import { triggerStates } from "@/lib/scoring";
import { attentionGroups } from "@/lib/views/attention";
import { lastChange } from "@/lib/views/last-change";
import { shippedSlugs } from "../../support/shipped";
import { shipped } from "./records";

const entries = shippedSlugs()
  .map((slug) => shipped(slug))
  .filter(({ assessed }) => assessed.quarter !== null);
const groups = attentionGroups(entries, "");
const slugsIn = (id: string) => groups.find((group) => group.id === id)?.items.map(({ slug }) => slug) ?? [];
const slugsWhere = (applies: (entry: (typeof entries)[number]) => boolean) =>
  entries.filter(applies).map(({ record }) => record.network.slug);

describe("what needs attention", () => {
  it("is every condition that has come true, and every one within a tenth of its threshold", () => {
    const having = (wanted: (state: ReturnType<typeof triggerStates>[number]) => boolean) =>
      slugsWhere(({ record, assessed }) => triggerStates(record, assessed).some(wanted));
    const tripped = having(({ state }) => state === "tripped");
    const near = having(({ isNear }) => isNear);
    expect(tripped.length).toBeGreaterThan(0);
    expect(near.length).toBeGreaterThan(0);
    expect([...new Set(slugsIn("tripped"))]).toEqual(tripped);
    expect([...new Set(slugsIn("near"))]).toEqual(near);
  });

  it("is a class or range that became another at the latest quarter", () => {
    const changed = slugsWhere(({ assessed }) => lastChange(assessed).quarter === assessed.quarter);
    expect(changed).toContain("xnet");
    expect(slugsIn("changed")).toEqual(changed);
  });
});
