// @ts-check
import { parentPort, workerData } from "node:worker_threads";
import { parquetReadObjects } from "hyparquet";
import { compressors } from "hyparquet-compressors";

// Reads one file and ends. In plain JavaScript, so that Node starts it from the sources as from beside the bundled commands
// (scripts/standalone/bundle.mjs).

/** @type {{ file: ArrayBuffer, columns: string[] }} */
const { file, columns } = workerData;
parentPort?.postMessage(await parquetReadObjects({ file, compressors, columns }));
