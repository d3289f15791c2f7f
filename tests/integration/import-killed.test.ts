import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { listSlugs, openDb, readRevision, STALE_MS } from "@/lib/data";
import { startScript, testDatabases } from "./databases";
import { csvFile, largeFile, runImportCommand } from "./import-files";

/** Instants at which an import is killed, counted from its first sign in the database. */
const KILLS = process.env.OFFTAKE_TEST_LONG ? 20 : 2;
const NETWORKS = 6;
const ROWS = 1500;

/** Numbers that look random and are the same in every run. */
function* randoms(seed: number): Generator<number> {
  let state = seed;
  for (;;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

describe.each(testDatabases())("an import on $name", ({ createMigrated }) => {
  it(
    "killed at any instant shows nothing, and the next one completes it, nothing lost or doubled",
    async () => {
      const url = await createMigrated();
      const db = openDb(url);
      const random = randoms(20_261_128);
      try {
        let cutShort = 0;
        for (let kill = 0; kill < KILLS; kill += 1) {
          const before = await listSlugs(db);
          const revision = await readRevision(db);
          // Other names and values each time: the same content is not read twice.
          const path = await largeFile(NETWORKS, ROWS, `k${kill}`);
          const known = await db.batch.count();
          const script = startScript("scripts/import.ts", [path, "--publish"], url);
          let isOver = false;
          void script.done.then(() => {
            isOver = true;
          });
          while (!isOver && (await db.batch.count()) === known) await sleep(5);
          // The first is killed at once, so that one is cut short on the quickest machine.
          const killAtMs = performance.now() + (kill === 0 ? 0 : (random.next().value ?? 0) * 2500);
          while (!isOver && performance.now() < killAtMs) {
            // Half a file is never seen: none of its networks, or all of them with all their rows.
            const seen = (await listSlugs(db)).filter((slug) => !before.includes(slug));
            expect([0, NETWORKS]).toContain(seen.length);
            await sleep(10);
          }
          script.kill();
          const killed = await script.done;
          if (killed.exitCode === null) cutShort += 1;
          if ((await readRevision(db)) === revision) expect(await listSlugs(db)).toEqual(before);

          const next = await runImportCommand(url, path, "--publish");
          if (next.exitCode !== 0) expect(next.stderr).toMatch(/is published|waits to be published/);
          const [waiting] = await db.batch.findMany({ where: { finishedAt: { not: null }, publishedAt: null } });
          if (waiting) expect((await runImportCommand(url, "--publish", waiting.id)).exitCode).toBe(0);

          expect((await listSlugs(db)).filter((slug) => !before.includes(slug))).toHaveLength(NETWORKS);
          expect(await db.observation.count()).toBe(NETWORKS * ROWS * (kill + 1));
          expect(await db.ingestRun.count({ where: { publishedAt: null } })).toBe(0);
          expect(await db.batch.count({ where: { publishedAt: null } })).toBe(0);
          expect(await db.batch.count()).toBe(kill + 1);
        }
        expect(cutShort).toBeGreaterThan(0);
      } finally {
        await db.$disconnect();
      }
    },
    60_000 + KILLS * 120_000,
  );

  it("that was cut short is named, and removed by --clean once its process shows no sign of life", async () => {
    const url = await createMigrated();
    const db = openDb(url);
    try {
      const script = startScript("scripts/import.ts", [await largeFile(NETWORKS, ROWS, "c")], url);
      while ((await db.ingestRun.count()) === 0) await sleep(5);
      script.kill();
      await script.done;
      // As if that time had passed.
      await db.batch.updateMany({ data: { heartbeatAt: new Date(Date.now() - 2 * STALE_MS) } });
      expect((await runImportCommand(url, "--list")).stdout).toContain("cut short");
      const other = await runImportCommand(url, csvFile("seriesId,sourceId,periodEnd,value\n"));
      expect(other.stdout).toMatch(/\(large\.csv, .*\) did not reach its end; import its file again, or remove it/);
      expect((await runImportCommand(url, "--clean")).stdout).toMatch(/removed [0-9a-f]{32} \(large\.csv\)/);
      expect(await db.ingestRun.count()).toBe(0);
      expect(await db.observation.count()).toBe(0);
    } finally {
      await db.$disconnect();
    }
  });
});
