import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startUpstream, UPSTREAM_CLOCK, type Upstream } from "../../support/upstream/server";
import { tellWorld } from "../../support/upstream/world";
import { runScript, startScript, testDatabases } from "../databases";
import { type Dump, dumpOf, seedNetworks } from "./live";

const KILLS = process.env.OFFTAKE_TEST_LONG ? 20 : 2;
const NETWORKS = ["akash", "filecoin"];
/** After a signal that came too late another instant is tried. */
const MOST_KILLS = KILLS + 10;

/** Seeded, so that a failure can be repeated: fractions of the time an uninterrupted run takes. */
function instants(count: number): number[] {
  let state = 20_260_821;
  return Array.from({ length: count }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  });
}

/** Table by table and row by row, so that a difference is named. */
function expectSame(dump: Dump, expected: Dump): void {
  for (const [table, rows] of Object.entries(expected)) {
    const found = dump[table as keyof Dump];
    if (!Array.isArray(rows) || !Array.isArray(found)) {
      expect(found, table).toEqual(rows);
      continue;
    }
    expect(found, table).toHaveLength(rows.length);
    for (const [index, row] of rows.entries()) expect(found[index], `${table} ${index}`).toEqual(row);
  }
}

let upstream: Upstream;
beforeAll(async () => {
  upstream = await startUpstream();
  upstream.rewrite = tellWorld({
    clock: UPSTREAM_CLOCK,
    days: process.env.OFFTAKE_TEST_LONG ? 300 : 60,
    filecoinPaidUsd: 300,
  });
  process.env.OFFTAKE_UPSTREAM = upstream.url.href;
  process.env.OFFTAKE_UPSTREAM_CLOCK = UPSTREAM_CLOCK;
});
afterAll(async () => {
  delete process.env.OFFTAKE_UPSTREAM;
  delete process.env.OFFTAKE_UPSTREAM_CLOCK;
  await upstream.close();
});

describe.each(testDatabases())("an ingest on $name", ({ createMigrated, copy }) => {
  let seeded: string;
  /** What one leaves that nobody disturbs, and how long it takes. */
  let [expected, tookMs]: [Dump, number] = [null as never, 0];
  beforeAll(async () => {
    seeded = await createMigrated();
    await seedNetworks(seeded, NETWORKS);
    const whole = await copy(seeded);
    const startedMs = performance.now();
    expect(await runScript("scripts/ingest.ts", [], whole)).toMatchObject({ exitCode: 0, stderr: "" });
    tookMs = performance.now() - startedMs;
    expected = await dumpOf(whole);
  }, 300_000);

  it(
    "killed at any instant and run again leaves the database of one that was not",
    async () => {
      let cutShort = 0;
      const planned = instants(MOST_KILLS);
      for (let index = 0; index < KILLS || (cutShort === 0 && index < MOST_KILLS); index += 1) {
        const url = await copy(seeded);
        const run = startScript("scripts/ingest.ts", [], url);
        await sleep((planned[index] ?? 0.5) * tookMs);
        run.kill();
        if ((await run.done).exitCode === null) cutShort += 1;

        const again = await runScript("scripts/ingest.ts", [], url);
        expect(again).toMatchObject({ exitCode: 0, stderr: "" });
        expectSame(await dumpOf(url), expected);
      }
      expect(cutShort).toBeGreaterThan(0);
    },
    120_000 + MOST_KILLS * 90_000,
  );

  it("two at once do not interfere: one works, the other is told so", async () => {
    const url = await copy(seeded);
    const [first, second] = [startScript("scripts/ingest.ts", [], url), startScript("scripts/ingest.ts", [], url)];
    const runs = await Promise.all([first.done, second.done]);
    const codes = runs.map(({ exitCode }) => exitCode).sort();
    // The second one may begin after the first is done; then it finds nothing new.
    expect([[0, 3].join(), [0, 0].join()]).toContain(codes.join());
    const held = runs.find(({ exitCode }) => exitCode === 3);
    if (held) expect(held.stderr).toContain("another one is at work since");
    expectSame(await dumpOf(url), expected);
  }, 300_000);
});
