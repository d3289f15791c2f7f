// @ts-check
import { endChildren } from "./children.mjs";
import { Refusal } from "./refusal.mjs";

/**
 * Runs a command's main function and turns its answer into the exit code; a Refusal becomes one line on stderr. Nothing it started stays.
 * @param {() => Promise<number>} main gives the exit code
 */
export async function runMain(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.message) process.stderr.write(`offtake: ${error.message}\n`);
    process.exitCode = error.exitCode;
  }
  await endChildren();
  // Whatever is still open (the connection of the last health check) is nothing to wait for.
  process.exit();
}
