import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { readNetworkFacts } from "../../lib/facts";
import type { NetworkJob } from "../../lib/report/job";
import { assessRecord, fingerprintOf, isAssessable, NO_ASSUMPTIONS } from "../../lib/scoring";
import { buildNetwork } from "../../lib/views";
import { buildWhatIfGrids, whatIfSubject } from "../../lib/views/what-if";
import { findProgram } from "../lib/programs.mjs";
import { withServer } from "./served";

/** Times that a full report may take of an empty document with as many pages. */
const BAR_FULL = 3;
/** Times its idle time that the scoreboard may take while reports queue. */
const BAR_BOARD = 2;
/** Times its level before that the server's memory may have when the queue is empty again. */
const BAR_MEMORY = 1.15;
const REPORTS = 50;
const ROUNDS = 7;
/** Rounds before those that count: code is compiled on the way. */
const WARM_UP = 3;
const BOARD_REQUESTS = 60;
/** A busy machine answers fewer in this time, and those have to do. */
const BOARD_MS = 12_000;
/** For a heap to be cleared and its pages to be given back. */
const CLEARING_MS = 3_000;
/** Longer than the drawing thread stays without work. */
const QUIET_MS = 25_000;
const NETWORK = "helium";
const AS_OF = "2026-11-20";

/** Full reports against empty documents, the scoreboard while 50 of them queue, and the memory afterwards. */
export async function benchReport(): Promise<boolean> {
  const isLight = await benchDrawing();
  const isFree = await withServer(benchServer, { preloaded: ["scripts/bench/clear-heap.mjs"] });
  return isLight && isFree;
}

/** All in this process, in turn, with fonts loaded and code warm. */
async function benchDrawing(): Promise<boolean> {
  // React decides when it is first loaded whether it checks what only developers want checked.
  Reflect.set(process.env, "NODE_ENV", "production");
  const { drawReport, placeReport, drawEmpty, drawPlain } = await import("../../lib/report/rendering/draw");
  const job = shippedJob();
  const drawn = await drawReport(job);
  const pages = await countPages(drawn);
  const words = wordsOf(drawn);
  const times = { full: [] as number[], placing: [] as number[], empty: [] as number[], plain: [] as number[] };
  for (let round = 0; round < ROUNDS + WARM_UP; round += 1) {
    const emptyMs = await timeOf(() => drawEmpty(job, pages));
    const plainMs = words ? await timeOf(() => drawPlain(job, words)) : Number.NaN;
    const placingMs = await timeOf(() => placeReport(job));
    const fullMs = await timeOf(() => drawReport(job));
    if (round < WARM_UP) continue;
    times.empty.push(emptyMs);
    times.plain.push(plainMs);
    times.placing.push(placingMs);
    times.full.push(fullMs);
  }
  const [full, placing] = [median(times.full), median(times.placing)];
  const [empty, plain] = [median(times.empty), median(times.plain)];
  const ratio = full / empty;
  const isMet = ratio <= BAR_FULL;
  console.log(
    `report: ${pages} pages take ${full.toFixed(0)} ms, as many empty ones ${empty.toFixed(0)} ms: ${ratio.toFixed(1)}× (bar ${BAR_FULL}×) ${isMet ? "ok" : "TOO SLOW"}`,
  );
  // Whatever is done about places, the rest stays: every line, bar and link has to be written.
  console.log(
    `report: of these, ${placing.toFixed(0)} ms give everything its place, ${(full - placing).toFixed(0)} ms write it: the latter alone ${((full - placing) / empty).toFixed(1)}× the empty pages`,
  );
  if (words)
    console.log(
      `report: the same words on the same pages, as plain paragraphs of the library, take ${plain.toFixed(0)} ms: ${(full / plain).toFixed(1)}×`,
    );
  return isMet;
}

/** The lines of every page; null without poppler's pdftotext. */
function wordsOf(bytes: Uint8Array): string[][] | null {
  if (findProgram("pdftotext") === null) return null;
  const folder = mkdtempSync(join(tmpdir(), "offtake-bench-"));
  try {
    writeFileSync(join(folder, "report.pdf"), bytes);
    const text = execFileSync("pdftotext", ["-raw", join(folder, "report.pdf"), "-"], { encoding: "utf8" });
    return text.split("\f").map((page) => page.split("\n").filter((line) => line !== ""));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function countPages(bytes: Uint8Array): Promise<number> {
  const { PDFDocument } = await import("@cantoo/pdf-lib");
  return (await PDFDocument.load(bytes, { updateMetadata: false })).getPageCount();
}

/** The job of a shipped network's report. */
function shippedJob(): NetworkJob {
  const record = readNetworkFacts(fileURLToPath(new URL(`../../prisma/seed/${NETWORK}`, import.meta.url)));
  if (!isAssessable(record)) throw new Error(`${NETWORK} is not assessed`);
  const assessed = assessRecord(record, { asOf: AS_OF });
  const subject = whatIfSubject({ record, varied: assessed, house: assessed, query: "", pageDefinition: null });
  return {
    kind: "network",
    form: "full",
    pageSize: "A4",
    attached: [],
    pageUrl: `https://offtake.example/networks/${NETWORK}`,
    view: buildNetwork(record, assessed, {
      asOf: null,
      definition: null,
      today: AS_OF,
      fingerprint: fingerprintOf(assessed),
      peers: [],
    }),
    grids: buildWhatIfGrids(subject, { assumptions: NO_ASSUMPTIONS, reading: null }).grids,
    assumed: null,
    peers: [],
  };
}

async function benchServer(baseUrl: string, pid: number | null): Promise<boolean> {
  const ask = (path: string) => () => timeOf(async () => void (await (await fetch(baseUrl + path)).arrayBuffer()));
  const board = ask("/");
  // Code warm, and the drawing thread hired and let go once, as after any first report.
  await queueReports(baseUrl, 3, 0);
  await repeated(board);
  await quiet();
  const levelMb = await heldMb(pid);
  const idle = await repeated(board);

  let isOver = false;
  let peakMb = 0;
  const queued: number[] = [];
  const drawing = queueReports(baseUrl, REPORTS, 100).finally(() => {
    isOver = true;
  });
  while (!isOver) {
    queued.push(await board());
    peakMb = Math.max(peakMb, memoryMb(pid) ?? 0);
  }
  const drawnMs = await drawing;
  await quiet();
  const afterMb = await heldMb(pid);

  const ratio = median(queued) / median(idle);
  const isFree = ratio <= BAR_BOARD;
  console.log(
    `report: the scoreboard takes ${median(queued).toFixed(1)} ms while ${REPORTS} reports queue (drawn in ${(drawnMs / 1000).toFixed(0)} s), ${median(idle).toFixed(1)} ms idle: ${ratio.toFixed(2)}× (bar ${BAR_BOARD}×) ${isFree ? "ok" : "TOO SLOW"}`,
  );
  if (levelMb === null || afterMb === null) {
    console.log("report: not run here: memory (the server is not this command’s own, or there is no /proc)");
    return isFree;
  }
  const isLevel = afterMb / levelMb <= BAR_MEMORY;
  console.log(
    `report: memory is ${afterMb.toFixed(0)} MB after ${REPORTS} reports, ${levelMb.toFixed(0)} MB before, ${peakMb.toFixed(0)} MB at most: ${(afterMb / levelMb).toFixed(2)}× (bar ${BAR_MEMORY}×) ${isLevel ? "ok" : "NOT LET GO"}`,
  );
  return isFree && isLevel;
}

/** Asks for full reports at once, each under assumptions of its own so that none is there already. @returns milliseconds until the last was there */
const queueReports = (baseUrl: string, count: number, from: number): Promise<number> =>
  timeOf(async () => {
    await Promise.all(
      Array.from({ length: count }, async (_, index) => {
        const status = await statusOf(`${baseUrl}/networks/${NETWORK}/report.pdf?demand=${from + index + 1}`);
        if (status !== 200) throw new Error(`report ${index + 1} of ${count} answered ${status}`);
      }),
    );
  });

/** Fetched to its end by node:http: the last of many waits longer for its first byte than `fetch` does. */
const statusOf = (address: string): Promise<number> =>
  new Promise((resolve, reject) => {
    get(address, (response) => {
      response.resume();
      response.once("end", () => resolve(response.statusCode ?? 0));
      response.once("error", reject);
    }).once("error", reject);
  });

/**
 * Memory that a server holds once its heap is cleared of what is used no more; null where that cannot be told. Between two
 * clearings of its own it holds a hundred megabytes more or less, as chance will have it.
 */
async function heldMb(pid: number | null): Promise<number | null> {
  for (const one of familyOf(pid)) process.kill(one.pid, "SIGUSR2");
  await new Promise((resolve) => setTimeout(resolve, CLEARING_MS));
  return memoryMb(pid);
}

/** Resident memory of a process and all below it; null where that cannot be told. */
function memoryMb(pid: number | null): number | null {
  const family = familyOf(pid);
  return family.length === 0 ? null : family.reduce((sum, { residentKb }) => sum + residentKb, 0) / 1024;
}

interface Process {
  pid: number;
  parent: number;
  residentKb: number;
}

/** A process and all below it; empty without /proc. */
function familyOf(pid: number | null): Process[] {
  if (pid === null || !existsSync("/proc/self/status")) return [];
  const all = readdirSync("/proc").flatMap((name): Process[] => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const status = readFileSync(`/proc/${name}/status`, "utf8");
      const field = (label: string) => Number(new RegExp(`^${label}:\\s+(\\d+)`, "m").exec(status)?.[1] ?? 0);
      return [{ pid: Number(name), parent: field("PPid"), residentKb: field("VmRSS") }];
    } catch {
      // It ended meanwhile.
      return [];
    }
  });
  const below = (id: number): Process[] =>
    all.filter(({ parent }) => parent === id).flatMap((one) => [one, ...below(one.pid)]);
  return [...all.filter((one) => one.pid === pid), ...below(pid)];
}

/** Milliseconds of each of many requests, one after the other. */
async function repeated(request: () => Promise<number>): Promise<number[]> {
  const times: number[] = [];
  const endsAtMs = performance.now() + BOARD_MS;
  while (times.length < BOARD_REQUESTS && performance.now() < endsAtMs) times.push(await request());
  return times;
}

const quiet = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, QUIET_MS));

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
