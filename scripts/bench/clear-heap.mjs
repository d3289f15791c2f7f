// @ts-check
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { isMainThread } from "node:worker_threads";

// Loaded into a server whose memory is measured: clears its heap when asked to. Threads are sent no signals.
if (isMainThread) {
  setFlagsFromString("--expose-gc");
  const clear = runInNewContext("gc");
  process.on("SIGUSR2", () => clear());
}
