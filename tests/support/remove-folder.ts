import { rmSync } from "node:fs";

/** Removes the folder of a test, whatever is in it: a process that is ending may write into it meanwhile, so it tries again. */
export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
