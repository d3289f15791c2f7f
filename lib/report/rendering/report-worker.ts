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
