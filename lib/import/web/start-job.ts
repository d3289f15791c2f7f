import { type ChildProcess, spawn } from "node:child_process";
import { setPriority } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { Worker } from "node:worker_threads";

/** What a process of its own is asked to do. */
export type Job =
  | { does: "import" | "dry-run"; id: string; label: string; mapping: [string, string | null][]; actor: string }
  | { does: "freeze" };

/** Files read at once by one server; each takes most of a core. */
const MOST_READING = 2;
/** Readers come first. */
const NICENESS = 10;

let workerFile: Promise<string> | null = null;

/** Where the bundler has put the worker, asked of the worker itself. The bundler finds it by this very expression. */
const findWorkerFile = (): Promise<string> =>
  new Promise((resolve, reject) => {
    const probe = new Worker(new URL("./import-worker.ts", import.meta.url), { name: "import" });
    probe.once("message", (file: string) => {
      resolve(file);
      void probe.terminate();
    });
    probe.once("error", reject);
  });

const reading = new Set<ChildProcess>();

/** A process that has told its result takes a moment to end; whoever goes on at once waits for it. */
const ROOM_MS = 10_000;

/** Waits a little for a place; false where as many files are still being read as there may be. */
export async function hasRoom(): Promise<boolean> {
  const untilMs = performance.now() + ROOM_MS;
  while (reading.size >= MOST_READING && performance.now() < untilMs) await sleep(100);
  return reading.size < MOST_READING;
}

/**
 * Starts a process for a job and does not wait for it. It outlives a request, and a death of it harms nobody.
 * @throws Error where no process can be started
 */
export async function startJob(job: Job): Promise<void> {
  workerFile ??= findWorkerFile();
  workerFile.catch(() => {
    workerFile = null;
  });
  const child = spawn(process.execPath, ["--enable-source-maps", await workerFile, JSON.stringify(job)], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (job.does !== "freeze") {
    reading.add(child);
    child.once("close", () => reading.delete(child));
  }
  await new Promise<void>((resolve, reject) => {
    child.once("spawn", resolve);
    child.once("error", reject);
  });
  try {
    if (child.pid !== undefined) setPriority(child.pid, NICENESS);
  } catch {
    // It has ended already, or the system does not let us: it then runs like any other.
  }
}
