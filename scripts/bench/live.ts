import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { openDb } from "../../lib/data";
import { moveRevision } from "../../lib/data/runs";
import { startUpstream } from "../../tests/support/upstream/server";
import { tellWorld } from "../../tests/support/upstream/world";
import { ROOT } from "../lib/paths.mjs";
import { withServer } from "./served";

/** What the first view of a page may cost after a full ingest, as a multiple of what it costs on the shipped facts alone. */
const BAR_RATIO = 3;
const PAGES = ["/networks/helium", "/networks/filecoin", "/networks/akash", "/data", "/"];
/** Moment of the made-up world, and its days of history. */
const CLOCK = "2027-01-06T15:00:00Z";
const DAYS = 740;
/** Longer than the server goes on trusting a revision it has read. */
const REVISION_AGE_MS = 1500;

/**
 * The first view of a page after a publication, on the shipped facts and after a first ingest of every source: the stub of
 * the tests stands for the sources.
 */
export const benchLive = (): Promise<boolean> =>
  withServer(async (baseUrl, _pid, databaseUrl) => {
    const shipped = await firstViews(baseUrl, databaseUrl);
    const upstream = await startUpstream();
    upstream.rewrite = tellWorld({ clock: CLOCK, days: DAYS, filecoinPaidUsd: 600_000 });
    const startedMs = performance.now();
    try {
      await ingestAll(databaseUrl, upstream.url.origin);
    } finally {
      await upstream.close();
    }
    const tookMs = performance.now() - startedMs;
    const { values, frozenBytes } = await countOf(databaseUrl);
    console.log(
      `live: a first ingest stores ${values} values in ${Math.round(tookMs / 1000)} s and freezes ${(frozenBytes / 1e6).toFixed(1)} MB of assessments`,
    );
    let isMet = true;
    for (const [index, { path, firstMs, secondMs }] of (await firstViews(baseUrl, databaseUrl)).entries()) {
      const ratio = firstMs / (shipped[index]?.firstMs ?? Number.NaN);
      const isQuick = ratio <= BAR_RATIO;
      console.log(
        `live: the first view of ${path} takes ${Math.round(firstMs)} ms, on the shipped facts ${Math.round(shipped[index]?.firstMs ?? 0)} ms: ${ratio.toFixed(1)}× (bar ${BAR_RATIO}×) ${isQuick ? "ok" : "TOO SLOW"}; the second one ${Math.round(secondMs)} ms`,
      );
      isMet &&= isQuick;
    }
    return isMet;
  });

/** Each page at a revision of its own, so that none finds the work of another done. */
async function firstViews(baseUrl: string, databaseUrl: string) {
  const views: { path: string; firstMs: number; secondMs: number }[] = [];
  const db = openDb(databaseUrl);
  try {
    for (const path of PAGES) {
      await timed(`${baseUrl}${path}`);
      await db.$transaction((transaction) => moveRevision(transaction));
      await sleep(REVISION_AGE_MS);
      views.push({ path, firstMs: await timed(`${baseUrl}${path}`), secondMs: await timed(`${baseUrl}${path}`) });
    }
  } finally {
    await db.$disconnect();
  }
  return views;
}

async function timed(address: string): Promise<number> {
  const startedMs = performance.now();
  const response = await fetch(address);
  await response.text();
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return performance.now() - startedMs;
}

function ingestAll(databaseUrl: string, upstream: string): Promise<void> {
  const ingest = spawn(process.execPath, ["--import", "tsx", "scripts/ingest.ts"], {
    cwd: ROOT,
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DATABASE_URL: databaseUrl, OFFTAKE_UPSTREAM: upstream, OFFTAKE_UPSTREAM_CLOCK: CLOCK },
  });
  return new Promise((resolve, reject) => {
    ingest.once("error", reject);
    // 4: a source that the stub does not tell about failed.
    ingest.once("exit", (code) =>
      code === 0 || code === 4 ? resolve() : reject(new Error(`ingest ended with ${code}`)),
    );
  });
}

async function countOf(databaseUrl: string): Promise<{ values: number; frozenBytes: number }> {
  const db = openDb(databaseUrl);
  try {
    const values = await db.observation.count({ where: { run: { kind: "ingest" } } });
    const kept = await db.assessment.findMany({ where: { asOf: CLOCK.slice(0, 10) }, select: { canonicalJson: true } });
    return { values, frozenBytes: kept.reduce((total, { canonicalJson }) => total + canonicalJson.length, 0) };
  } finally {
    await db.$disconnect();
  }
}
