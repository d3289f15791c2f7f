import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ROOT } from "../lib/paths.mjs";
import { writeManyNetworks } from "./many-networks";
import { withServer } from "./served";

/** A thousand rows each; fewer networks for a shorter look. */
const NETWORKS = Number(process.env.OFFTAKE_BENCH_NETWORKS ?? 1000);
const ROWS = 1000;
/** Memory is compared from here on: by then every buffer has been used. */
const WARM_ROWS = 50_000;
/** Highest memory afterwards over the highest until then; a flat process is at 1, the collector's slack above it. */
const MEMORY_BAR = 1.3;
const ANSWERED_BAR = 1;
const ADDRESSES = ["/networks/helium", "/api/v1/networks", "/data"];
const IDLE_MS = 15_000;
const PAUSE_MS = 100;

interface Asked {
  answered: number;
  asked: number;
  waitsMs: number[];
}

/** Asks the pages one after the other until it is told to stop; a page that does not answer in time has not answered. */
async function askUntil(baseUrl: string, isOver: () => boolean): Promise<Asked> {
  const asked: Asked = { answered: 0, asked: 0, waitsMs: [] };
  while (!isOver()) {
    const address = ADDRESSES[asked.asked % ADDRESSES.length] ?? "/";
    const startedMs = performance.now();
    const isAnswered = await fetch(`${baseUrl}${address}`, { signal: AbortSignal.timeout(30_000) }).then(
      async (response) => (await response.arrayBuffer()) && response.ok,
      () => false,
    );
    asked.asked += 1;
    if (isAnswered) asked.answered += 1;
    asked.waitsMs.push(performance.now() - startedMs);
    await sleep(PAUSE_MS);
  }
  return asked;
}

const p95 = ({ waitsMs }: Asked): number =>
  [...waitsMs].sort((left, right) => left - right)[Math.floor(waitsMs.length * 0.95)] ?? Number.NaN;

/** Resident memory of a process in megabytes; null once it has ended. */
function residentMb(pid: number | undefined): number | null {
  try {
    const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return kilobytes === undefined ? null : Number(kilobytes) / 1024;
  } catch {
    return null;
  }
}

/** A million rows of a thousand own networks, into the database of a running server, which is asked all the while. */
export const benchImport = async (): Promise<boolean> => {
  const folder = mkdtempSync(join(tmpdir(), "offtake-bench-import-"));
  try {
    const path = join(folder, "million.csv");
    const rows = await writeManyNetworks(path, { networks: NETWORKS, rows: ROWS, prefix: "bench" });
    return await withServer(async (baseUrl, _pid, databaseUrl) => {
      const idleUntil = performance.now() + IDLE_MS;
      await askUntil(baseUrl, () => performance.now() > idleUntil - IDLE_MS / 2);
      const idle = await askUntil(baseUrl, () => performance.now() > idleUntil);
      const { asked, early, late, seconds, stored } = await importWhileAsking(baseUrl, databaseUrl, path);
      await publishAndUndo(databaseUrl);
      const memory = late / early;
      const share = asked.answered / asked.asked;
      const isFlat = memory <= MEMORY_BAR;
      const isAnswering = share >= ANSWERED_BAR;
      console.log(
        `import: ${stored} of ${rows} rows stored in ${seconds.toFixed(0)} s, ${(stored / seconds).toFixed(0)} rows/s`,
      );
      console.log(
        `import: memory at most ${early.toFixed(0)} MB in the first ${WARM_ROWS} rows, ${late.toFixed(0)} MB after: ${memory.toFixed(2)}× (bar ≤ ${MEMORY_BAR}) ${isFlat ? "ok" : "TOO MUCH"}`,
      );
      console.log(
        `import: ${asked.answered} of ${asked.asked} requests answered meanwhile (bar: all) ${isAnswering ? "ok" : "TOO FEW"}; 95th percentile ${p95(asked).toFixed(0)} ms, idle ${p95(idle).toFixed(0)} ms: ${(p95(asked) / p95(idle)).toFixed(1)}×`,
      );
      return isFlat && isAnswering && stored === rows;
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

async function importWhileAsking(baseUrl: string, databaseUrl: string, path: string) {
  const startedMs = performance.now();
  const child: ChildProcess = spawn(process.execPath, ["--import", "tsx", "scripts/import.ts", path], {
    cwd: ROOT,
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  let isOver = false;
  child.stdout?.on("data", (data) => {
    said += data;
  });
  const ended = new Promise<void>((resolve) =>
    child.once("close", () => {
      isOver = true;
      resolve();
    }),
  );
  let early = 0;
  let late = 0;
  const watch = async () => {
    while (!isOver) {
      const mb = residentMb(child.pid) ?? 0;
      if (/import: \d+ rows read/.test(said)) late = Math.max(late, mb);
      else early = Math.max(early, mb);
      await sleep(200);
    }
  };
  const [asked] = await Promise.all([askUntil(baseUrl, () => isOver), watch(), ended]);
  const stored = Number(/rows read, (\d+) stored, 0 in the record/.exec(said)?.[1] ?? 0);
  return { asked, early, late, stored, seconds: (performance.now() - startedMs) / 1000 };
}

/** What readers wait for: one small transaction each way, however many rows there are. */
async function publishAndUndo(databaseUrl: string): Promise<void> {
  const { openDb, listBatches, publishBatch, undoBatch } = await import("../../lib/data");
  const db = openDb(databaseUrl);
  try {
    const [batch] = await listBatches(db, 1);
    if (!batch) throw new Error("there is no import");
    for (const [name, act] of [
      ["publish", publishBatch],
      ["take back", undoBatch],
    ] as const) {
      const startedMs = performance.now();
      const refusal = await act(db, batch.id, new Date());
      if (refusal !== null) throw new Error(`${name}: ${refusal}`);
      console.log(`import: to ${name} all of it takes ${(performance.now() - startedMs).toFixed(0)} ms`);
    }
  } finally {
    await db.$disconnect();
  }
}
