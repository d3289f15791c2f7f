import type { Worker } from "node:worker_threads";
import type { ReportJob } from "../job";

/** What the worker says to a job. */
export type WorkerAnswer = { bytes: Uint8Array } | { fault: string };

/** Too many reports wait already. */
export class QueueFullError extends Error {
  constructor(readonly waiting: number) {
    super(`${waiting} reports wait to be drawn, and no more are taken`);
    this.name = "QueueFullError";
  }
}

/** A report could not be drawn: its own fault, a thread that died, or one that took too long. */
export class DrawingError extends Error {
  constructor(
    readonly kind: "fault" | "died" | "hung",
    detail: string,
  ) {
    super(detail);
    this.name = "DrawingError";
  }
}

export interface QueueOptions {
  startWorker: () => Worker;
  /** Jobs that may wait besides the one in hand. */
  maxWaiting: number;
  /** A job that takes longer is given up, with its thread. */
  maxDrawingMs: number;
  /** A thread without work is ended after this, and its memory with it. */
  maxIdleMs: number;
}

interface Waiting {
  job: ReportJob;
  resolve: (bytes: Uint8Array) => void;
  reject: (error: Error) => void;
}

/**
 * Draws reports in one thread, one after the other, so that the thread which answers readers stays free. A thread that
 * dies or hangs costs the job in its hands and is replaced for the next one.
 */
export class RenderQueue {
  private readonly waiting: Waiting[] = [];
  private current: Waiting | null = null;
  private worker: Worker | null = null;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly options: QueueOptions) {}

  /**
   * Bytes of a report.
   * @throws {QueueFullError} at once, where too many wait
   * @throws {DrawingError} where it could not be drawn
   */
  draw(job: ReportJob): Promise<Uint8Array> {
    const { length } = this.waiting;
    if (length >= this.options.maxWaiting) return Promise.reject(new QueueFullError(length));
    return new Promise((resolve, reject) => {
      this.waiting.push({ job, resolve, reject });
      this.next();
    });
  }

  /** What is in the queue now. */
  state(): { waiting: number; isDrawing: boolean } {
    return { waiting: this.waiting.length, isDrawing: this.current !== null };
  }

  /** Ends the thread. What waits is given up. */
  async close(): Promise<void> {
    const left = this.waiting.splice(0);
    for (const { reject } of left) reject(new DrawingError("died", "the queue was closed"));
    await this.dropWorker(new DrawingError("died", "the queue was closed"));
  }

  private next(): void {
    if (this.current) return;
    clearTimeout(this.timer);
    const first = this.waiting.shift();
    if (!first) {
      this.timer = setTimeout(() => void this.dropWorker(null), this.options.maxIdleMs);
      this.timer.unref();
      return;
    }
    this.current = first;
    try {
      this.worker ??= this.hire();
      // The thread keeps a process alive only while it has work.
      this.worker.ref();
      this.timer = setTimeout(
        () =>
          void this.dropWorker(
            new DrawingError("hung", `drawing was given up after ${this.options.maxDrawingMs / 1000} s`),
          ),
        this.options.maxDrawingMs,
      );
      this.worker.postMessage(first.job);
    } catch (error) {
      // No thread can be started, or the job is no plain data.
      this.settle(new DrawingError("fault", error instanceof Error ? error.message : String(error)));
    }
  }

  private hire(): Worker {
    const worker = this.options.startWorker();
    let reason = "";
    worker.on("message", (answer: WorkerAnswer) => {
      if (worker !== this.worker) return;
      this.settle("bytes" in answer ? answer.bytes : new DrawingError("fault", answer.fault));
    });
    worker.on("error", (error) => {
      reason = error instanceof Error ? error.message : String(error);
    });
    worker.on("exit", (code) => {
      if (worker !== this.worker) return;
      this.worker = null;
      this.settle(new DrawingError("died", `the drawing thread ended with ${code}${reason ? `: ${reason}` : ""}`));
    });
    return worker;
  }

  private settle(outcome: Uint8Array | Error): void {
    const done = this.current;
    this.current = null;
    clearTimeout(this.timer);
    this.worker?.unref();
    if (outcome instanceof Error) done?.reject(outcome);
    else done?.resolve(outcome);
    this.next();
  }

  /** Ends the thread; the job in its hands fails by `error`. */
  private async dropWorker(error: DrawingError | null): Promise<void> {
    const { worker } = this;
    this.worker = null;
    const ended = worker?.terminate();
    if (error) this.settle(error);
    await ended;
  }
}
