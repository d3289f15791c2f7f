import { getPriority, setPriority } from "node:os";
import { parentPort } from "node:worker_threads";
import type { ReportJob } from "../job";
import { drawReport } from "./draw";
import type { WorkerAnswer } from "./render-queue";

/** The thread in which reports are laid out: one job in, one answer out. */
parentPort?.on("message", (job: ReportJob) => {
  drawReport(job).then(
    (bytes) => answer({ bytes }),
    (error: unknown) => answer({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});

const answer = (reply: WorkerAnswer): void => parentPort?.postMessage(reply);

/** How far behind the thread that answers readers; 19 is the end of the scale. */
const STEPS_BEHIND = 5;

// Readers first, where both want the same processor. On Linux this is of the calling thread alone; elsewhere it would slow the whole server.
if (process.platform === "linux") {
  try {
    setPriority(Math.min(19, getPriority() + STEPS_BEHIND));
  } catch {
    // Some containers forbid it; reports are drawn all the same.
  }
}
