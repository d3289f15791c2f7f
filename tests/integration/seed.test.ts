import { rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { createRevisionMemo, type Db, loadNetworkRecord, openDb, readRevision } from "@/lib/data";
import { readNetworkFacts } from "@/lib/facts";
import { migrate, seed, startScript, testDatabases } from "./databases";
import { copyFacts, writeLargeNetwork } from "./facts-folder";

/** Instants after the small network was loaded, in milliseconds: within the large one's load, at its end, after it. */
const KILL_AFTER_MS = process.env.OFFTAKE_TEST_LONG
  ? Array.from({ length: 40 }, (_, index) => index * 25)
  : [0, 100, 350];
const LARGE_ROWS = 2000;

describe.each(testDatabases())("the seed on $name", ({ create }) => {
  async function withDb<Result>(use: (db: Db, url: string) => Promise<Result>): Promise<Result> {
    const url = await create();
    await migrate(url);
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
      const first = await seed(url, root);
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

  it(
    "killed at any instant leaves what was there, and the next one completes",
    () =>
      withDb(async (db, url) => {
        const { root, edit } = copyFacts();
        const folder = writeLargeNetwork(root, 0, LARGE_ROWS);
        await seed(url, root);
        let before = readNetworkFacts(folder);
        let cutShort = 0;
        for (const [index, killAfterMs] of KILL_AFTER_MS.entries()) {
          // The small network changes too: that it is loaded tells when the large one begins.
          edit("network.json", "for tests only.", `for tests only. v${index}`);
          writeLargeNetwork(root, index + 1, LARGE_ROWS);
          const after = readNetworkFacts(folder);
          const script = startScript("scripts/seed.ts", [root], url);
          await script.printed("testnet-alpha loaded");
          const deadlineMs = performance.now() + killAfterMs;
          do {
            const seen = await loadNetworkRecord("testnet-beta", db);
            expect([before.observations.at(-1)?.value, after.observations.at(-1)?.value]).toContain(
              seen?.observations.at(-1)?.value,
            );
            expect(seen?.observations).toHaveLength(after.observations.length);
            await sleep(20);
          } while (performance.now() < deadlineMs);
          script.kill();
          const killed = await script.done;
          if (killed.exitCode === null) cutShort += 1;

          const seen = await loadNetworkRecord("testnet-beta", db);
          const published = seen?.observations.at(-1)?.value === index + 1;
          expect(seen).toEqual(published ? after : before);

          const next = await seed(url, root);
          expect(next).toMatchObject({ exitCode: 0, stderr: "" });
          expect(await loadNetworkRecord("testnet-beta", db)).toEqual(after);
          expect(await db.ingestRun.count({ where: { publishedAt: null } })).toBe(0);
          before = after;
        }
        expect(cutShort).toBeGreaterThan(0);
      }),
    60_000 + KILL_AFTER_MS.length * 40_000,
  );
});
