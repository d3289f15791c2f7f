import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ROOT } from "../lib/paths.mjs";
import { freePort } from "../lib/preflight.mjs";
import { startMortalPostgres, whyNoPostgres } from "./throwaway-postgres";

const CONNECTIONS = 16;
/** Pages and reads as an analyst’s day mixes them: what is kept, what is computed for the asking, what is unknown. */
const PATHS = [
  ...["/", "/networks/helium", "/networks/filecoin", "/networks/akash", "/compare?n=helium,filecoin,akash", "/map"],
  ...[
    "/conflicts",
    "/data",
    "/method",
    "/?sort=coverage",
    "/networks/render?emissions=50",
    "/networks/helium?asOf=2026-03-31",
  ],
  ...["/api/v1/networks", "/api/v1/networks/helium/assessment", "/api/v1/networks/akash/observations?limit=100"],
  ...["/api/v1/conflicts", "/api/v1/networks.csv", "/healthz"],
];
/** The first part of a run fills memos and lets the machine code settle. */
const WARM_SHARE = 0.3;
const SAMPLE_MS = 2000;
/** Growth after the warm part, of what was resident then: what a collector that is in no hurry may move by. */
const MOST_GROWTH = 0.15;
const READY_MS = 300_000;

interface Sample {
  minutes: number;
  megabytes: number;
}

/** 16 connections ask as fast as they are answered for a while, on each kind of database: no error, memory flat. */
export async function benchLoad(args: readonly string[]): Promise<boolean> {
  const minutes = minutesOf(args);
  const sqlite = await onSqlite((url) => loadOn("SQLite", url, minutes));
  const missing = whyNoPostgres();
  if (missing !== null) {
    console.log(`load: not run here: PostgreSQL (${missing})`);
    return sqlite;
  }
  const server = await startMortalPostgres();
  try {
    return (await loadOn("PostgreSQL", server.url, minutes)) && sqlite;
  } finally {
    await server.stop();
  }
}

function minutesOf(args: readonly string[]): number {
  const at = args.indexOf("--minutes");
  const minutes = at < 0 ? 10 : Number(args[at + 1]);
  if (!(minutes > 0 && minutes <= 600)) throw new Error("--minutes takes a number above 0");
  return minutes;
}

async function onSqlite(use: (url: string) => Promise<boolean>): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), "offtake-load-"));
  try {
    return await use(`file:${join(folder, "offtake.db")}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function loadOn(kind: string, url: string, minutes: number): Promise<boolean> {
  const port = await freePort();
  const server = startServer(url, port);
  try {
    const baseUrl = `http://127.0.0.1:${port}`;
    const pid = await untilReady(server);
    const samples: Sample[] = [];
    let isOver = false;
    const sampling = sample(pid, samples, () => isOver);
    const { replies, errors, seconds, slowestMs } = await ask(baseUrl, minutes);
    isOver = true;
    await sampling;
    const warm = samples.filter((one) => one.minutes >= minutes * WARM_SHARE);
    const slope = slopeOf(warm);
    const growth = growthOf(warm);
    const isFlat = growth <= MOST_GROWTH;
    const megabytes = samples.map((one) => one.megabytes);
    console.log(
      [
        `load: ${kind}, ${CONNECTIONS} connections, ${(seconds / 60).toFixed(1)} minutes: ${replies} replies, ${(replies / seconds).toFixed(0)}/s,`,
        `slowest ${(slowestMs / 1000).toFixed(1)} s, ${errors.size === 0 ? "no error" : `${[...errors.values()].reduce((a, b) => a + b, 0)} ERRORS`};`,
        `memory ${Math.min(...megabytes).toFixed(0)}–${Math.max(...megabytes).toFixed(0)} MB, after the first ${WARM_SHARE * 100} %`,
        `${slope.toFixed(1)} MB a minute, ${(growth * 100).toFixed(0)} % (bar ≤ ${MOST_GROWTH * 100} %) ${isFlat ? "flat" : "GROWS"}`,
      ].join(" "),
    );
    for (const [error, count] of errors) console.log(`load: ${count} × ${error}`);
    return errors.size === 0 && isFlat;
  } finally {
    server.kill("SIGTERM");
    await new Promise((resolve) => (server.exitCode === null ? server.once("exit", resolve) : resolve(null)));
  }
}

const startServer = (url: string, port: number): ChildProcess =>
  spawn(process.execPath, ["scripts/start.mjs"], {
    ...{ cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] },
    env: {
      ...process.env,
      ...{ PORT: String(port), HOST: "127.0.0.1", DATABASE_URL: url, API_REQUESTS_PER_MINUTE: "0" },
      OFFTAKE_END_WITH: String(process.pid),
    },
  });

/** Waits until every fact is loaded, which is later than the first answer; gives the process that answers, whose memory counts. */
async function untilReady(starter: ChildProcess): Promise<number> {
  let said = "";
  starter.stdout?.on("data", (part) => {
    said += part;
  });
  for (const untilMs = Date.now() + READY_MS; Date.now() < untilMs; await sleep(500)) {
    if (starter.exitCode !== null) throw new Error(`the server ended with ${starter.exitCode} before it answered`);
    if (said.includes("Offtake is ready")) return serverOf(Number(starter.pid));
  }
  throw new Error("the server did not answer in time");
}

const ps = (...args: string[]): string => execFileSync("ps", args, { encoding: "utf8" });

/** The server among the processes of a starter, which also loads the facts in one of its own. */
function serverOf(starterPid: number): number {
  const lines = ps("-A", "-o", "pid=,ppid=,args=").trim().split("\n");
  for (const line of lines) {
    const [, pid, parent, command = ""] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    if (Number(parent) === starterPid && command.includes("next")) return Number(pid);
  }
  throw new Error("the process of the server was not found");
}

const residentKilobytes = (pid: number): number => Number(ps("-o", "rss=", "-p", String(pid)).trim());

async function sample(pid: number, samples: Sample[], isOver: () => boolean): Promise<void> {
  const startMs = performance.now();
  while (!isOver()) {
    samples.push({ minutes: (performance.now() - startMs) / 60_000, megabytes: residentKilobytes(pid) / 1024 });
    await sleep(SAMPLE_MS);
  }
}

interface Asked {
  replies: number;
  /** How often each kind of failure came. */
  errors: Map<string, number>;
  seconds: number;
  slowestMs: number;
}

/** In a process of its own, so that asking is none of the measuring process’s work. */
function ask(baseUrl: string, minutes: number): Promise<Asked> {
  const args = [
    "--import",
    "tsx",
    "scripts/bench/load-mix.ts",
    baseUrl,
    String(minutes),
    String(CONNECTIONS),
    ...PATHS,
  ];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] });
  let text = "";
  child.stdout.on("data", (chunk) => {
    text += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once("close", (code) => {
      if (code !== 0) return reject(new Error(`asking ended with ${code}`));
      const { errors, ...rest } = JSON.parse(text);
      resolve({ ...rest, errors: new Map(Object.entries(errors)) });
    });
  });
}

/** Megabytes a minute, by least squares. */
function slopeOf(samples: readonly Sample[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(samples.map((one) => one.minutes)), mean(samples.map((one) => one.megabytes))];
  const above = samples.reduce((sum, one) => sum + (one.minutes - x) * (one.megabytes - y), 0);
  const below = samples.reduce((sum, one) => sum + (one.minutes - x) ** 2, 0);
  return below === 0 ? 0 : above / below;
}

/** The last third against the first, by their medians: one collection more or less moves neither. */
function growthOf(samples: readonly Sample[]): number {
  const third = Math.max(1, Math.floor(samples.length / 3));
  const median = (part: readonly Sample[]) =>
    part.map((one) => one.megabytes).sort((a, b) => a - b)[Math.floor(part.length / 2)] ?? Number.NaN;
  return median(samples.slice(-third)) / median(samples.slice(0, third)) - 1;
}
