import { Worker } from "node:worker_threads";

/** A report that grows past this ends its own thread and nothing else. */
const MAX_HEAP_MB = 512;
/** Layout makes much that dies at once; with more room for it, less of the time goes into clearing up. */
const YOUNG_HEAP_MB = 64;

/** A thread that draws reports. The bundler finds the worker by this very expression and builds it beside the server. */
export const startWorker = (): Worker =>
  new Worker(new URL("./report-worker.ts", import.meta.url), {
    name: "report",
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB, maxYoungGenerationSizeMb: YOUNG_HEAP_MB },
  });
