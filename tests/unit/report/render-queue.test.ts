import { Worker } from "node:worker_threads";
import { afterEach, describe, expect, it } from "vitest";
import type { ReportJob } from "@/lib/report/job";
import { DrawingError, QueueFullError, type QueueOptions, RenderQueue } from "@/lib/report/rendering/render-queue";

/** A worker that does as the job says, instead of drawing. */
const OBEDIENT = `
  const { parentPort, threadId } = require("node:worker_threads");
  parentPort.on("message", ({ order, text }) => {
    if (order === "fail") return parentPort.postMessage({ fault: text });
    if (order === "hang") { for (;;); }
    if (order === "crash") throw new Error(text);
    if (order === "exhaust") { const hoard = []; for (;;) hoard.push(new Array(100000).fill(text + hoard.length)); }
    if (order === "wait") return setTimeout(() => parentPort.postMessage({ bytes: Buffer.from(text) }), 50);
    parentPort.postMessage({ bytes: Buffer.from(order === "thread" ? String(threadId) : text) });
  });
`;

/** The queue hands a job on as it is; what is in it is the worker's business. */
const job = (order: string, text = ""): ReportJob => ({ order, text }) as unknown as ReportJob;

const queues: RenderQueue[] = [];
let hired = 0;
const queueOf = (options: Partial<QueueOptions> = {}): RenderQueue => {
  hired = 0;
  const queue = new RenderQueue({
    startWorker: () => {
      hired += 1;
      return new Worker(OBEDIENT, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 32 } });
    },
    maxWaiting: 3,
    maxDrawingMs: 20_000,
    maxIdleMs: 20_000,
    ...options,
  });
  queues.push(queue);
  return queue;
};
const textOf = async (bytes: Promise<Uint8Array>) => Buffer.from(await bytes).toString();

afterEach(async () => {
  for (const queue of queues.splice(0)) await queue.close();
});

describe("the queue of reports", () => {
  it("draws one at a time, in the order asked, in one thread", async () => {
    const queue = queueOf();
    const done: string[] = [];
    const keep = async (text: string, order = "draw") => done.push(await textOf(queue.draw(job(order, text))));
    await Promise.all([keep("first", "wait"), keep("second"), keep("third")]);
    expect(done).toEqual(["first", "second", "third"]);
    expect(hired).toBe(1);
  });
  it("refuses at once when too many wait, and takes more when there is room", async () => {
    const queue = queueOf();
    const taken = [1, 2, 3, 4].map((n) => queue.draw(job("wait", String(n))));
    await expect(queue.draw(job("draw"))).rejects.toThrow(QueueFullError);
    await Promise.all(taken);
    expect(await textOf(queue.draw(job("draw", "again")))).toBe("again");
  });
  it("a job that fails costs itself alone, and not the thread", async () => {
    const queue = queueOf();
    const [failed, next] = [queue.draw(job("fail", "no such font")), queue.draw(job("draw", "next"))];
    await expect(failed).rejects.toMatchObject({ name: "DrawingError", kind: "fault", message: "no such font" });
    expect(await textOf(next)).toBe("next");
    expect(hired).toBe(1);
  });
  it("a job that is no plain data fails, and the next one is drawn", async () => {
    const queue = queueOf();
    const failed = queue.draw({ order: () => "no data" } as unknown as ReportJob);
    await expect(failed).rejects.toThrow(DrawingError);
    expect(await textOf(queue.draw(job("draw", "next")))).toBe("next");
  });
  it.each(["crash", "exhaust"])("a thread that dies (%s) is replaced", async (order) => {
    const queue = queueOf();
    const [lost, next] = [queue.draw(job(order, "broken")), queue.draw(job("draw", "next"))];
    await expect(lost).rejects.toMatchObject({ name: "DrawingError", kind: "died" });
    expect(await textOf(next)).toBe("next");
    expect(hired).toBe(2);
  });
  it("a thread that hangs is given up and replaced", async () => {
    const queue = queueOf({ maxDrawingMs: 4000 });
    const [lost, next] = [queue.draw(job("hang")), queue.draw(job("draw", "next"))];
    await expect(lost).rejects.toMatchObject({ name: "DrawingError", kind: "hung" });
    expect(await textOf(next)).toBe("next");
    expect(hired).toBe(2);
  });
  it("a thread without work is ended, and another one hired for the next job", async () => {
    const queue = queueOf({ maxIdleMs: 1 });
    const first = await textOf(queue.draw(job("thread")));
    await expect.poll(async () => (await textOf(queue.draw(job("thread")))) === first).toBe(false);
    expect(hired).toBeGreaterThan(1);
  });
});
