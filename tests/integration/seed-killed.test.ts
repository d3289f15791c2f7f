import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { loadNetworkRecord, openDb } from "@/lib/data";
import { readNetworkFacts } from "@/lib/facts";
import { seed, startScript, testDatabases } from "./databases";
import { copyFacts, writeLargeNetwork } from "./facts-folder";

/** Instants after the small network was loaded, in milliseconds: within the large one's load, at its end, after it. */
const KILL_AFTER_MS = process.env.OFFTAKE_TEST_LONG ? Array.from({ length: 40 }, (_, index) => index * 25) : [0, 200];
/** On a machine that lets this process wait, every signal may come too late: so often it is tried again. */
const MOST_KILLS = KILL_AFTER_MS.length + 10;
const LARGE_ROWS = 2000;

describe.each(testDatabases())("the seed on $name", ({ createMigrated }) => {
  it(
    "killed at any instant leaves what was there, and the next one completes",
    async () => {
      const url = await createMigrated();
      const db = openDb(url);
      try {
        const { root, edit } = copyFacts();
        const folder = writeLargeNetwork(root, 0, LARGE_ROWS);
        await seed(url, root);
        const lastOf = (record: { observations: { value: number | null }[] } | null) =>
          record?.observations.at(-1)?.value;
        let before = readNetworkFacts(folder);
        let cutShort = 0;
        const instants = [...KILL_AFTER_MS];
        for (const [index, killAfterMs] of instants.entries()) {
          // The small network changes too: that it is loaded tells when the large one begins.
          edit("network.json", "for tests only.", `for tests only. v${index}`);
          writeLargeNetwork(root, index + 1, LARGE_ROWS);
          const after = readNetworkFacts(folder);
          const script = startScript("scripts/seed.ts", [root], url);
          await script.printed("testnet-alpha loaded");
          const killAtMs = performance.now() + killAfterMs;
          while (performance.now() < killAtMs) {
            const seen = await loadNetworkRecord("testnet-beta", db);
            expect([lastOf(before), lastOf(after)]).toContain(lastOf(seen));
            expect(seen?.observations).toHaveLength(after.observations.length);
            await sleep(20);
          }
          script.kill();
          const killed = await script.done;
          if (killed.exitCode === null) cutShort += 1;
          if (cutShort === 0 && index === instants.length - 1 && instants.length < MOST_KILLS) instants.push(0);

          const seen = await loadNetworkRecord("testnet-beta", db);
          const published = lastOf(seen) === index + 1;
          expect(seen).toEqual(published ? after : before);

          const next = await seed(url, root);
          expect(next).toMatchObject({ exitCode: 0, stderr: "" });
          expect(await loadNetworkRecord("testnet-beta", db)).toEqual(after);
          expect(await db.ingestRun.count({ where: { publishedAt: null } })).toBe(0);
          before = after;
        }
        expect(cutShort).toBeGreaterThan(0);
      } finally {
        await db.$disconnect();
      }
    },
    120_000 + MOST_KILLS * 60_000,
  );
});
