import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { listFactsFolders, readNetworkFacts } from "@/lib/facts";
import { type Assessed, assessRecord, CLASSES, describeRecord, isAssessable, REFUSALS } from "@/lib/scoring";
import { shippedRecord } from "../../support/shipped";

const AS_OF = "2026-11-20";
const SEED = join(import.meta.dirname, "../../../prisma/seed");
const RECORDS = listFactsFolders(SEED).map(readNetworkFacts);

/** Networks that the product is about, by slug. */
const NETWORKS = [
  ...["helium", "filecoin", "akash", "render", "arweave", "iotex", "io-net", "aethir", "hivemapper"],
  ...["bittensor", "grass", "geodnet", "weatherxm", "xnet", "dimo", "storj", "react", "rowan"],
];

const ARTICLES = [
  "article-real-infrastructure",
  "article-depin-review",
  "article-tokens-surge",
  "article-explainer",
  "article-top-ai-projects",
];

/** What a reader sees first: a class, a bounded one, a range, contested, or no verdict with its reason. */
function shownOf({ verdict, reason, range, tags }: Assessed): string {
  if (tags.includes("contested")) return "contested";
  if (range !== null) return "range";
  if (verdict === "insufficient_evidence") return reason === null ? "nothing" : `insufficient: ${reason}`;
  return tags.includes("bounded") ? "bounded class" : "class";
}

describe("the shipped record", () => {
  it("holds every network, and what stands beside them", () => {
    const kindOf = new Map(RECORDS.map(({ network }) => [network.slug, network.kind]));
    for (const slug of NETWORKS) expect(kindOf.get(slug), slug).toBe("network");
    expect(kindOf.get("chainlink")).toBe("adjacent");
  });

  it("holds at least 1,200 observations", () => {
    const count = RECORDS.reduce((sum, { observations }) => sum + observations.length, 0);
    expect(count).toBeGreaterThanOrEqual(1200);
  });

  it("has a source for every observation, and none of non-commercial terms", () => {
    for (const { network, sources, observations } of RECORDS) {
      const ids = new Set(sources.map(({ id }) => id));
      expect(
        observations.filter(({ sourceId }) => !ids.has(sourceId)),
        network.slug,
      ).toEqual([]);
      expect(
        sources.filter(({ licence }) => licence === "non-commercial"),
        network.slug,
      ).toEqual([]);
    }
  });

  it.each(NETWORKS)("%s is assessed, and something is said", (slug) => {
    const assessed = assessRecord(shippedRecord(slug), { asOf: AS_OF });
    expect(shownOf(assessed)).toMatch(/^(class|bounded class|range|contested|insufficient: [a-z_]+)$/);
    const isClass = CLASSES.some(({ id }) => id === assessed.verdict);
    expect(isClass || (assessed.reason !== null && assessed.reason in REFUSALS)).toBe(true);
    // A range spans two different classes.
    if (assessed.range !== null) expect(assessed.range[0]).not.toBe(assessed.range[1]);
  });

  it("gives no verdict to what is adjacent or a sector, and describes it all the same", () => {
    const beside = RECORDS.filter((record) => !isAssessable(record));
    expect(beside.map(({ network }) => network.slug)).toContain("chainlink");
    for (const record of beside) {
      expect(record.network.category).toBeNull();
      expect(record.definitions).toEqual([]);
      const described = describeRecord(record, AS_OF);
      expect(described.figures.length, record.network.slug).toBeGreaterThan(0);
      expect(described.conflicts.flatMap(({ readings }) => readings).every(({ verdict }) => verdict === null)).toBe(
        true,
      );
    }
  });
});

describe("claims of the articles", () => {
  const claims = RECORDS.flatMap(({ claims: own, sources }) =>
    own.map((claim) => ({ claim, source: sources.find(({ id }) => id === claim.sourceId) })),
  );

  it("are at least sixty, from all five", () => {
    expect(claims.length).toBeGreaterThanOrEqual(60);
    expect([...new Set(claims.map(({ claim }) => claim.sourceId))].sort()).toEqual([...ARTICLES].sort());
    for (const { source } of claims) expect(source?.kind).toBe("article");
  });
  it("are refuted only by a sum that is shown", () => {
    const refuted = claims.filter(({ claim }) => claim.status === "refuted");
    expect(refuted.length).toBeGreaterThan(0);
    for (const { claim } of refuted) expect(claim.arithmetic ?? "", claim.id).toMatch(/\d/);
  });
  it("name the observations that decide, which the folder holds", () => {
    for (const { network, claims: own, observations } of RECORDS) {
      const ids = new Set(observations.map(({ id }) => id));
      for (const { id, observationIds, status } of own) {
        expect(
          observationIds.filter((named) => !ids.has(named)),
          `${network.slug} ${id}`,
        ).toEqual([]);
        if (status !== "unverifiable") expect(observationIds.length, `${network.slug} ${id}`).toBeGreaterThan(0);
      }
    }
  });
  it("call nothing and nobody false: they speak of our record", () => {
    for (const { claim } of claims) {
      expect(`${claim.statement} ${claim.text}`).not.toMatch(/\b(fake|Ponzi|wash[- ]trad|liar|fraud)/i);
    }
  });
});

describe("Helium in 2026Q3", () => {
  const record = shippedRecord("helium");
  const assessed = assessRecord(record, { asOf: AS_OF });

  it("emitted between the schedule alone and the schedule with HIP-149 minted in full", () => {
    const emitted = assessed.quarters.find(({ quarter }) => quarter === "2026Q3")?.emittedTokens;
    expect(emitted?.value).toBeNull();
    expect(emitted?.low).toBeGreaterThanOrEqual(1_900_000 * 0.98);
    expect(emitted?.low).toBeLessThanOrEqual(2_100_000);
    // 1.89M of schedule and 18.03M of supplement.
    expect((emitted?.high ?? 0) / 19_900_000).toBeCloseTo(1, 2);
  });
  it("names the mint of HIP-149 among what would overturn the verdict", () => {
    const mint = record.triggers.filter(
      ({ text, sourceIds }) => /HIP-149/.test(text) && /mint/.test(text) && sourceIds.includes("hip-149"),
    );
    expect(mint.map(({ direction }) => direction)).toContain("down");
  });
});
