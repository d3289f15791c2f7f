import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadNetworkRecord, openDb, readRevision } from "@/lib/data";
import { takeLease } from "@/lib/data/leases";
import { ADAPTERS } from "@/lib/ingest/registry";
import { recordOn } from "@/lib/scoring";
import { startUpstream, type Upstream } from "../../support/upstream/server";
import { testDatabases } from "../databases";
import { ingestFrom, seedNetworks, shownOf } from "./live";

const consoleOnly = { adapters: ADAPTERS.filter(({ id }) => id === "akash-console") };
const SPEND = "akash.revenue.lease-spend";
let upstream: Upstream;
beforeAll(async () => {
  upstream = await startUpstream();
});
afterAll(() => upstream.close());

/** The Console now says another number for a day. */
const restate = (day: string, micro: number) => {
  upstream.rewrite = ({ path }, bytes) => {
    if (!path.endsWith("dailyUUsdSpent")) return bytes;
    const reply: { snapshots: { date: string; value: number }[] } = JSON.parse(bytes.toString("utf8"));
    for (const snapshot of reply.snapshots) if (snapshot.date.startsWith(day)) snapshot.value = micro;
    return Buffer.from(JSON.stringify(reply));
  };
};

describe.each(testDatabases())("what is stored on $name", ({ createMigrated, copy }) => {
  let seeded: string;
  beforeAll(async () => {
    seeded = await createMigrated();
    await seedNetworks(seeded, ["akash"]);
  }, 120_000);

  it("is what is new: unchanged days once, a changed past day superseded, a 304 nothing", async () => {
    const db = openDb(await copy(seeded));
    try {
      const live = async () =>
        ((await loadNetworkRecord("akash", db))?.observations ?? []).filter(({ sourceId }) =>
          sourceId.startsWith("live-"),
        );
      const spendOn = async (day: string) =>
        (await live()).filter(({ seriesId, periodStart }) => seriesId === SPEND && periodStart === day);

      // A dry run compares and stores nothing, its traces included.
      const dry = await ingestFrom(db, upstream, { ...consoleOnly, isDryRun: true });
      expect(dry.tallies[0]).toMatchObject({ networkSlug: "akash", added: 45, changed: 0 });
      expect(await db.batch.count()).toBe(0);
      expect(await db.sourceHealth.count()).toBe(0);

      const revision = await readRevision(db);
      await ingestFrom(db, upstream, consoleOnly);
      expect(await live()).toHaveLength(45);
      expect(await readRevision(db)).toBe(revision + 1);
      const [value] = await spendOn("2026-08-19");
      expect(value).toMatchObject({
        ...{ value: 9250, literal: "9250000000", knownOn: "2026-08-21", knownOnBasis: "recorded", credibility: 2 },
        ...{ sourceId: "live-akash-console", periodEnd: "2026-08-19", nature: "measured", basis: "reported" },
      });

      // The same replies again: the sources are asked whether anything is new, and nothing is.
      upstream.asked.length = 0;
      const again = await ingestFrom(db, upstream, consoleOnly);
      expect(again.tallies).toMatchObject([{ added: 0, changed: 0 }]);
      const whole = upstream.asked.filter(({ headers }) => headers["if-none-match"] === undefined);
      expect(whole.map(({ path }) => path.split("/").at(-1)).sort()).toEqual(["gpu-prices", "network-capacity"]);
      expect(await live()).toHaveLength(45);
      const [adapter] = consoleOnly.adapters;
      if (!adapter) throw new Error("no adapter");
      expect(await shownOf(db, adapter)).toMatchObject({ state: "working", failure: null });

      // Asked for again from a first day on, all of it is read and none of it stored.
      const reread = await ingestFrom(db, upstream, { ...consoleOnly, since: "2026-08-01" });
      expect(reread.tallies[0]).toMatchObject({ added: 0, changed: 0, unchanged: 45 });

      restate("2026-08-19", 9_300_000_000);
      const restated = await ingestFrom(db, upstream, consoleOnly);
      expect(restated.tallies[0]).toMatchObject({ added: 0, changed: 1 });
      const now = await spendOn("2026-08-19");
      expect(now.map(({ id, value: usd }) => [id, usd])).toEqual([
        ["live-akash-console.revenue.lease-spend.2026-08-19.2", 9300],
      ]);
      expect(
        await db.observation.count({ where: { seriesId: SPEND, periodStart: "2026-08-19", run: { kind: "ingest" } } }),
      ).toBe(2);

      // And back: the first value once more, as a third claim.
      restate("2026-08-19", 9_250_000_000);
      await ingestFrom(db, upstream, consoleOnly);
      expect((await spendOn("2026-08-19")).map(({ id, value: usd }) => [id, usd])).toEqual([
        ["live-akash-console.revenue.lease-spend.2026-08-19.3", 9250],
      ]);
    } finally {
      upstream.rewrite = null;
      await db.$disconnect();
    }
  }, 180_000);

  it("is a value of the day on which a source said it again", async () => {
    const db = openDb(await copy(seeded));
    try {
      await ingestFrom(db, upstream, consoleOnly);
      upstream.asked.length = 0;
      await ingestFrom(db, upstream, { ...consoleOnly, now: () => new Date("2026-08-24T15:00:00Z") });
      // What tells of the day of asking is asked for whole, a history only whether there is anything new.
      const isAskedWhole = new Map(
        upstream.asked.map(({ path, headers }) => [path.split("/").at(-1), headers["if-none-match"] === undefined]),
      );
      expect(isAskedWhole.get("network-capacity")).toBe(true);
      expect(isAskedWhole.get("dailyUUsdSpent")).toBe(false);
      const record = await loadNetworkRecord("akash", db);
      const live = (record?.observations ?? []).filter(
        ({ sourceId, seriesId, periodStart }) =>
          sourceId.startsWith("live-") && seriesId === "akash.gpu.available" && periodStart > "2026-08-20",
      );
      expect(live.map(({ periodStart }) => periodStart)).toEqual(["2026-08-21", "2026-08-24"]);
      expect(new Set(live.map(({ value }) => value)).size).toBe(1);
      const [adapter] = consoleOnly.adapters;
      if (!adapter) throw new Error("no adapter");
      expect((await shownOf(db, adapter, "2026-08-24")).words).toBe(
        "Last full answer today; newest value of 2026-08-24, today.",
      );
    } finally {
      await db.$disconnect();
    }
  }, 180_000);

  it("reads as it did on a day before it was corrected", async () => {
    const db = openDb(await copy(seeded));
    try {
      await ingestFrom(db, upstream, consoleOnly);
      restate("2026-08-19", 9_300_000_000);
      await ingestFrom(db, upstream, { ...consoleOnly, now: () => new Date("2026-08-27T15:00:00Z") });
      const record = await loadNetworkRecord("akash", db);
      if (!record) throw new Error("no record");
      const spendOn = (asOf: string) =>
        recordOn(record, asOf)
          .observations.filter((row) => row.seriesId === SPEND && row.periodStart === "2026-08-19")
          .filter(({ knownOn }) => knownOn <= asOf)
          .map(({ value }) => value);
      expect(["2026-08-20", "2026-08-21", "2026-08-26", "2026-08-27"].map(spendOn)).toEqual([
        [],
        [9250],
        [9250],
        [9300],
      ]);
    } finally {
      upstream.rewrite = null;
      await db.$disconnect();
    }
  }, 180_000);

  it("stands while every source is away, and the page says how old it is", async () => {
    const db = openDb(await copy(seeded));
    try {
      await ingestFrom(db, upstream, consoleOnly);
      const before = await loadNetworkRecord("akash", db);
      upstream.mode = "500";
      const later = { now: () => new Date("2026-08-27T15:00:00Z") };
      const report = await ingestFrom(db, upstream, { ...consoleOnly, ...later });
      expect(report.failures).toHaveLength(12);
      expect(await loadNetworkRecord("akash", db)).toEqual(before);
      const [adapter] = consoleOnly.adapters;
      if (!adapter) throw new Error("no adapter");
      expect(await shownOf(db, adapter, "2026-08-27")).toMatchObject({
        state: "failing",
        words: "Last full answer 6 days ago; newest value of 2026-08-21, 6 days ago.",
        failure:
          "12 of 12 requests gave nothing. console-api.akash.network answered 500. Failed 1 time in a row, last today.",
      });
    } finally {
      upstream.mode = "normal";
      await db.$disconnect();
    }
  }, 180_000);

  it("is refused under a key of the record that counts something else", async () => {
    const db = openDb(await copy(seeded));
    try {
      const adapters = consoleOnly.adapters.map((adapter) => ({
        ...adapter,
        series: adapter.series.map((series) => (series.key === SPEND ? { ...series, unit: "EUR" } : series)),
      }));
      const report = await ingestFrom(db, upstream, { adapters });
      expect(report.tallies[0]).toMatchObject({ rejected: 4, added: 41 });
      const [reject] = await db.reject.findMany();
      expect(reject).toMatchObject({
        column: SPEND,
        reason: "The record counts revenue as a flow in USD here, the source revenue as a flow in EUR.",
      });
    } finally {
      await db.$disconnect();
    }
  }, 180_000);
});

describe.each(testDatabases())("the lease on $name", ({ createMigrated }) => {
  it("has one holder, is renewed by it alone, and is taken over when it expired or its holder is gone", async () => {
    const db = openDb(await createMigrated());
    try {
      const takers = await Promise.all(
        ["a", "b", "c", "d"].map((holder) => takeLease(db, "work", holder, { holdMs: 60_000 })),
      );
      const held = takers.filter((taker) => "renew" in taker);
      expect(held).toHaveLength(1);
      expect(await takeLease(db, "work", "late", { holdMs: 60_000 })).toMatchObject({ holder: expect.any(String) });
      expect(await takeLease(db, "other", "late", { holdMs: 60_000 })).toHaveProperty("renew");

      const heir = await takeLease(db, "work", "heir", { holdMs: -1, isGone: () => true });
      if (!("renew" in heir)) throw new Error("not taken");
      const [loser] = held;
      if (!loser || !("renew" in loser)) throw new Error("nobody held it");
      expect(await loser.renew()).toBe(false);
      await expect(db.$transaction((transaction) => loser.require(transaction))).rejects.toThrow(
        'Another process took over "work"',
      );
      await loser.giveBack();
      expect(await takeLease(db, "work", "after", { holdMs: 60_000 })).toHaveProperty("renew");
      expect(await heir.renew()).toBe(false);
    } finally {
      await db.$disconnect();
    }
  });
});
