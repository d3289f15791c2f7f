import { Worker } from "node:worker_threads";

/** A damaged file can lead its reader in a circle, or have it fill all memory: both end a thread and nothing else. */
const MAX_READING_MS = 60_000;
const MAX_HEAP_MB = 512;

/**
 * Rows of a parquet file, with the columns named; whole numbers of 64 bits as BigInt, dates as Date.
 * @throws Error where the file cannot be read, takes longer than a minute, or more memory than a file of days can need
 */
export function readParquet(
  bytes: Uint8Array,
  columns: readonly string[],
  { maxMs = MAX_READING_MS }: { maxMs?: number } = {},
): Promise<Record<string, unknown>[]> {
  const thread = new Worker(new URL("./parquet-thread.mjs", import.meta.url), {
    name: "parquet",
    // Not what this process was started with: a loader of TypeScript is not needed there.
    execArgv: [],
    workerData: { file: new Uint8Array(bytes).buffer, columns },
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
  });
  return new Promise<Record<string, unknown>[]>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`not read after ${maxMs / 1000} seconds`)), maxMs);
    thread.once("message", resolve);
    thread.once("error", reject);
    thread.once("exit", () => {
      clearTimeout(timer);
      reject(new Error("its reader ended without an answer"));
    });
  }).finally(() => thread.terminate());
}
