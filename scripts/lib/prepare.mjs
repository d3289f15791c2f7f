// @ts-check
import { takeLock } from "./lock.mjs";
import { ensureGenerated, ensureInstalled, LOCK } from "./steps.mjs";

/**
 * Takes the project folder's lock; a second command says that it waits, and then finds everything made.
 * @returns {Promise<() => void>} gives the lock back
 */
export function lockProject() {
  return takeLock(LOCK, (holder) =>
    process.stdout.write(`Another command (process ${holder}) is preparing this folder: waiting for it …\n`),
  );
}

/** What every command needs that runs our own TypeScript: the packages and the database clients. */
export async function prepareTools() {
  const giveBack = await lockProject();
  try {
    await ensureInstalled();
    await ensureGenerated();
  } finally {
    giveBack();
  }
}
