import { readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDb } from "@/lib/data";
import { ADAPTERS } from "@/lib/ingest/registry";
import { altered, MODES, type Mode, startUpstream, type Upstream } from "../../support/upstream/server";
import { testDatabases } from "../databases";
import { ingestFrom, NETWORKS, seedNetworks, shownOf } from "./live";

/**
 * What is stored and what is shown when a source answers in each of nine ways. A row: observations stored, those of
 * them without a number, replies set aside whole, requests that failed, state on the Data page.
 */
type Outcome = [stored: number, unknown: number, setAside: number, failed: number, state: "working" | "failing"];

/** Every request fails: nothing is stored, the source is shown as failing. */
const nothing = (requests: number): Outcome => [0, 0, 0, requests, "failing"];
/** Every reply is set aside. */
const aside = (requests: number): Outcome => [0, 0, requests, 0, "failing"];
const refused = (requests: number) => ({
  slow: nothing(requests),
  "429": nothing(requests),
  "500": nothing(requests),
  challenge: nothing(requests),
  truncated: aside(requests),
});

const EXPECTED: Record<string, Record<Mode, Outcome>> = {
  coingecko: {
    normal: [109, 1, 0, 0, "working"],
    empty: [0, 0, 0, 0, "failing"],
    partial: [69, 0, 0, 0, "working"],
    malformed: aside(8),
    ...refused(8),
  },
  defillama: {
    normal: [36, 4, 0, 0, "working"],
    empty: [0, 0, 0, 0, "failing"],
    partial: [18, 2, 0, 0, "working"],
    // A reply without any coin has no number that could be wrong.
    malformed: [0, 0, 9, 0, "failing"],
    ...refused(15),
  },
  "akash-console": {
    normal: [45, 0, 0, 0, "working"],
    // The capacity of the moment is no list.
    empty: [4, 0, 0, 0, "working"],
    partial: [25, 0, 0, 0, "working"],
    malformed: aside(12),
    ...refused(12),
  },
  "akash-lcd": {
    normal: [4, 0, 0, 0, "working"],
    empty: [3, 1, 1, 0, "failing"],
    partial: [3, 0, 1, 0, "failing"],
    // Names of lease owners are no numbers.
    malformed: [1, 0, 2, 0, "failing"],
    ...refused(3),
  },
  "filecoin-rpc": {
    normal: [7, 0, 0, 0, "working"],
    empty: [7, 0, 0, 0, "working"],
    partial: [7, 0, 0, 0, "working"],
    malformed: aside(1),
    ...refused(1),
  },
  "filecoin-data-portal": {
    normal: [27, 1, 0, 0, "working"],
    empty: aside(1),
    partial: aside(1),
    malformed: aside(1),
    ...refused(1),
  },
  helium: {
    normal: [5, 0, 0, 0, "working"],
    empty: [5, 2, 0, 0, "working"],
    partial: [5, 0, 0, 0, "working"],
    malformed: aside(4),
    ...refused(4),
  },
  arweave: {
    normal: [3, 0, 0, 0, "working"],
    empty: [2, 0, 1, 0, "failing"],
    partial: [3, 0, 0, 0, "working"],
    malformed: aside(2),
    ...refused(2),
    // A price in words of one number is a number still when it breaks off; its length is what the connection checks.
    truncated: [1, 0, 1, 0, "failing"],
  },
  dimo: {
    normal: [1, 0, 0, 0, "working"],
    empty: [1, 0, 0, 0, "working"],
    partial: [1, 0, 0, 0, "working"],
    malformed: aside(1),
    ...refused(1),
  },
  weatherxm: {
    normal: [7, 0, 0, 0, "working"],
    empty: [5, 0, 0, 0, "working"],
    partial: [6, 0, 0, 0, "working"],
    malformed: aside(1),
    ...refused(1),
  },
  iotex: {
    normal: [31, 0, 0, 0, "working"],
    empty: [31, 0, 0, 0, "working"],
    partial: [31, 0, 0, 0, "working"],
    malformed: aside(31),
    ...refused(31),
  },
  depinscan: {
    normal: [2, 1, 0, 0, "working"],
    empty: [0, 0, 0, 0, "failing"],
    partial: [0, 0, 0, 0, "failing"],
    malformed: aside(1),
    ...refused(1),
  },
  web3index: {
    normal: [4, 0, 0, 0, "working"],
    empty: [0, 0, 0, 0, "failing"],
    partial: [2, 0, 0, 0, "working"],
    malformed: aside(2),
    ...refused(2),
  },
  chutes: {
    normal: [4, 0, 0, 0, "working"],
    empty: [0, 0, 0, 0, "failing"],
    partial: [2, 0, 0, 0, "working"],
    malformed: aside(1),
    ...refused(1),
  },
  spacescope: {
    normal: [24, 2, 0, 0, "working"],
    empty: [0, 0, 0, 0, "failing"],
    partial: [8, 0, 0, 0, "working"],
    malformed: aside(4),
    ...refused(4),
  },
  taostats: {
    normal: [3, 0, 0, 0, "working"],
    empty: [0, 0, 0, 0, "failing"],
    partial: [0, 0, 0, 0, "failing"],
    malformed: aside(1),
    ...refused(1),
  },
  "depin-ninja": {
    normal: [4, 0, 0, 0, "working"],
    empty: [0, 0, 0, 0, "failing"],
    partial: [1, 0, 0, 0, "working"],
    malformed: aside(1),
    ...refused(1),
  },
};

const FAILURE: Record<Mode, RegExp | null> = {
  normal: null,
  empty: /gave no value|set aside/,
  partial: /gave no value|set aside/,
  malformed: /A reply was set aside: .*(expected|parquet)/,
  slow: /did not answer within 0.25 s\./,
  "429": /too many requests \(429\)\./,
  "500": /answered 500\./,
  challenge: /asks to prove one is human \(403\)\./,
  truncated: /A reply was set aside: (The reply is not JSON, or breaks off|The file is not a readable parquet table)/,
};

const SHIPPED = readdirSync("prisma/seed");
const [sqlite] = testDatabases();
if (!sqlite) throw new Error("no SQLite");
const { createMigrated, copy } = sqlite;
let upstream: Upstream;
const seeded = new Map<string, string>();
beforeAll(async () => {
  upstream = await startUpstream();
}, 120_000);
afterAll(() => upstream.close());

/** Only what the adapter speaks about: every ingest judges the networks that changed. */
async function databaseFor(networks: readonly string[]): Promise<string> {
  const key = networks.join();
  const known = seeded.get(key);
  if (known !== undefined) return copy(known);
  const url = await createMigrated();
  await seedNetworks(url, networks);
  seeded.set(key, url);
  return copy(url);
}

it("is said of every adapter", () => {
  expect(Object.keys(EXPECTED).sort()).toEqual(ADAPTERS.map(({ id }) => id).sort());
});

it("does not take a silence that is unchanged for an answer", async () => {
  const chutes = ADAPTERS.find(({ id }) => id === "chutes");
  if (!chutes) throw new Error("no such source");
  upstream.mode = "normal";
  upstream.rewrite = (route, bytes) => altered(bytes, route, "empty");
  const db = openDb(await databaseFor(["bittensor"]));
  try {
    for (const times of ["1 time", "2 times"]) {
      await ingestFrom(db, upstream, { adapters: [chutes] });
      expect((await shownOf(db, chutes)).failure).toContain(`It answered, and gave no value. Failed ${times} in a row`);
    }
  } finally {
    upstream.rewrite = null;
    await db.$disconnect();
  }
}, 120_000);

describe.each(ADAPTERS.map((adapter) => [adapter.id, adapter] as const))("%s", (id, adapter) => {
  const spokenOf = (slugs: readonly string[]) =>
    slugs.filter((slug) => adapter.series.some(({ networkSlug }) => networkSlug === slug));
  const headline = spokenOf(NETWORKS);
  const networks = headline.length > 0 ? headline : spokenOf(SHIPPED);

  it.each(MODES)(
    "%s",
    async (mode) => {
      upstream.mode = mode;
      const db = openDb(await databaseFor(networks));
      try {
        // At the pace its terms ask for, a source of few requests a minute would keep the tests for minutes.
        // And two years of it come in pages of two weeks.
        const since = id === "spacescope" ? "2026-08-10" : null;
        const quick = { ...adapter, perHost: { concurrency: 64, perMinute: 6000 } };
        const report = await ingestFrom(db, upstream, { adapters: [quick], since, keyOf: () => "a key for the tests" });
        const rows = await db.observation.findMany({ where: { run: { kind: "ingest", publishedAt: { not: null } } } });
        const shown = await shownOf(db, adapter);
        const outcome: Outcome = [
          rows.length,
          rows.filter(({ value }) => value === null).length,
          report.quarantined.length,
          report.failures.length,
          shown.state === "working" ? "working" : "failing",
        ];
        expect(outcome).toEqual(EXPECTED[id]?.[mode]);
        const sentence = FAILURE[mode];
        if (shown.state === "working") expect(shown.failure).toBeNull();
        else expect(shown.failure).toMatch(sentence ?? /never/);
        expect(await db.quarantinedReply.count()).toBe(report.quarantined.length);
        expect(rows.every(({ replyHash, credibility }) => replyHash?.length === 64 && credibility >= 2)).toBe(true);
        // Whatever happens upstream, what was there before stands.
        expect(await db.observation.count({ where: { run: { kind: "shipped" } } })).toBeGreaterThan(0);
      } finally {
        await db.$disconnect();
      }
    },
    120_000,
  );
});
