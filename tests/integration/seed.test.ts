import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createRevisionMemo, type Db, loadNetworkRecord, openDb, readRevision } from "@/lib/data";
import { readNetworkFacts } from "@/lib/facts";
import { runScript, seed, testDatabases } from "./databases";
import { copyFacts, writeLargeNetwork } from "./facts-folder";

describe.each(testDatabases())("the seed on $name", ({ create, createMigrated }) => {
  async function withDb<Result>(use: (db: Db, url: string) => Promise<Result>): Promise<Result> {
    const url = await createMigrated();
    const db = openDb(url);
    try {
      return await use(db, url);
    } finally {
      await db.$disconnect();
    }
  }

  const countRows = async (db: Db) => [
    await db.ingestRun.count(),
    await db.source.count(),
    await db.series.count(),
    await db.observation.count(),
    await db.definitionLine.count(),
    await db.conflictReading.count(),
    await db.answer.count(),
    await db.event.count(),
  ];

  it("loads once, and a second time touches nothing", () =>
    withDb(async (db, url) => {
      const { root } = copyFacts();
      // Once by the very command that `npm start` runs.
      const first = await runScript("scripts/seed.ts", [root], url, { asShipped: true });
      expect(first).toMatchObject({ exitCode: 0, stderr: "" });
      expect(first.stdout).toMatch(
        /^facts: testnet-alpha loaded, 15 observations, [\d.]+ s\nfacts: 2 assessments kept for the record\n$/,
      );
      expect(await loadNetworkRecord("testnet-alpha", db)).toEqual(readNetworkFacts(join(root, "testnet-alpha")));

      const rows = await countRows(db);
      const second = await seed(url, root);
      expect(second).toEqual({ exitCode: 0, stdout: "facts: testnet-alpha unchanged\n", stderr: "" });
      expect(await countRows(db)).toEqual(rows);
      expect(await readRevision(db)).toBe(1);
    }));

  it("loads a changed file once, and shows it to a process that already reads", () =>
    withDb(async (db, url) => {
      const { root, edit } = copyFacts();
      await seed(url, root);
      const memo = createRevisionMemo(
        () => readRevision(db),
        () => performance.now(),
      );
      const nameNow = () =>
        memo.atRevision("alpha", async () => (await loadNetworkRecord("testnet-alpha", db))?.network.name);
      expect(await nameNow()).toBe("Testnet Alpha");

      edit("network.json", '"name": "Testnet Alpha"', '"name": "Testnet Alpha II"');
      edit("observations.csv", "500000,,,", "510000,,,");
      expect((await seed(url, root)).stdout).toContain("testnet-alpha loaded");
      await expect.poll(nameNow, { timeout: 120_000 }).toBe("Testnet Alpha II");
      expect(await loadNetworkRecord("testnet-alpha", db)).toEqual(readNetworkFacts(join(root, "testnet-alpha")));

      expect((await seed(url, root)).stdout).toBe("facts: testnet-alpha unchanged\n");
      expect(await readRevision(db)).toBe(2);
    }));

  it("takes back a network that is not shipped any more", () =>
    withDb(async (db, url) => {
      const { root } = copyFacts();
      writeLargeNetwork(root, 1, 10);
      await seed(url, root);
      rmSync(join(root, "testnet-beta"), { recursive: true });
      const run = await seed(url, root);
      expect(run.stdout).toContain("facts: testnet-beta taken back, it is not shipped any more\n");
      expect(await loadNetworkRecord("testnet-beta", db)).toBeNull();
      expect(await loadNetworkRecord("testnet-alpha", db)).not.toBeNull();
    }));

  it("loads each network once when two start at once", () =>
    withDb(async (db, url) => {
      const { root } = copyFacts();
      const runs = await Promise.all([seed(url, root), seed(url, root)]);
      expect(runs.map((run) => [run.exitCode, run.stderr])).toEqual([
        [0, ""],
        [0, ""],
      ]);
      expect(runs.filter((run) => run.stdout.includes("loaded"))).toHaveLength(1);
      expect(await db.ingestRun.count()).toBe(1);
    }));

  it("tells what is wrong with a file, and leaves what was there", () =>
    withDb(async (db, url) => {
      const { root, edit } = copyFacts();
      await seed(url, root);
      const before = await loadNetworkRecord("testnet-alpha", db);
      edit("observations.csv", "500000,,,", "half a million,,,");
      const run = await seed(url, root);
      expect(run).toMatchObject({ exitCode: 1, stdout: "" });
      expect(run.stderr).toBe(
        `${root}/testnet-alpha/observations.csv:3 storage-2025q4-chain value: expected a plain number (point as decimal mark, no separators, no unit), found "half a million"\n`,
      );
      expect(await loadNetworkRecord("testnet-alpha", db)).toEqual(before);
    }));

  it("loads nothing unless everything can be loaded", () =>
    withDb(async (db, url) => {
      const { root } = copyFacts();
      rmSync(join(writeLargeNetwork(root, 1, 10), "events.json"));
      const run = await seed(url, root);
      expect(run).toEqual({
        exitCode: 1,
        stdout: "",
        stderr: `${root}/testnet-beta/events.json: expected a readable file, found none\n`,
      });
      expect(await db.ingestRun.count()).toBe(0);
    }));

  it("says in one line that there are no facts, or no tables", async () => {
    const url = await create();
    expect(await seed(url, "/nowhere/at/all")).toEqual({
      exitCode: 1,
      stdout: "",
      stderr: "No facts in /nowhere/at/all: expected one folder per network.\n",
    });
    const run = await seed(url, copyFacts().root);
    expect(run).toMatchObject({ exitCode: 1, stdout: "" });
    expect(run.stderr).toMatch(/^.*Run: npm run migrate\n$/);
  });
});
