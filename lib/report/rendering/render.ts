import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { ReportJob } from "../job";
import { RenderQueue } from "./render-queue";
import { startWorker } from "./start-worker";

/** Waiting reports hold their view models, half a megabyte each, and their readers. */
const MAX_WAITING = 60;
const MAX_DRAWING_MS = 120_000;
const MAX_IDLE_MS = 20_000;

/** Where a reader is asked to come back after, when too many reports wait. */
export const RETRY_AFTER_SECONDS = 30;

/** Finished reports by what they follow from; the same key always means the same bytes. */
const finished = new LRUCache<string, Uint8Array>({
  max: 60,
  maxSize: 32 * 1024 * 1024,
  sizeCalculation: (bytes) => bytes.length,
});

/** Reports being drawn: who asks for the same one meanwhile waits for the same drawing. */
const inHand = new Map<string, Promise<Uint8Array>>();

const queue = new RenderQueue({
  startWorker,
  maxWaiting: MAX_WAITING,
  maxDrawingMs: MAX_DRAWING_MS,
  maxIdleMs: MAX_IDLE_MS,
});

/** Names a report by everything that it prints: fingerprint, day, definition, assumptions, form, paper, address. */
export const reportKey = (job: ReportJob): string =>
  createHash("sha256").update(JSON.stringify(job)).digest("hex").slice(0, 32);

/**
 * Bytes of a report, drawn in a thread of its own or taken from those drawn before.
 * @throws {QueueFullError} where too many wait
 * @throws {DrawingError} where it could not be drawn
 */
export function renderReport(job: ReportJob, key = reportKey(job)): Promise<Uint8Array> {
  const ready = finished.get(key);
  if (ready) return Promise.resolve(ready);
  const begun = inHand.get(key);
  if (begun) return begun;
  const drawing = queue
    .draw(job)
    .then((bytes) => {
      finished.set(key, bytes);
      return bytes;
    })
    .finally(() => inHand.delete(key));
  inHand.set(key, drawing);
  return drawing;
}

/** Reports that wait in this process, and whether one is being drawn. */
export const reportQueueState = (): { waiting: number; isDrawing: boolean } => queue.state();
