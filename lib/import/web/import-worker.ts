import { isMainThread, parentPort } from "node:worker_threads";

/*
 * Begun as a thread, it only says which file it is: the bundler puts it wherever it likes. Begun as a process of its own
 * with that file, it does one job and ends.
 */
if (isMainThread) {
  void import("./do-job").then(async ({ doJob }) => process.exit(await doJob(process.argv[2] ?? "")));
} else {
  parentPort?.postMessage(process.argv[1]);
}
