// @ts-check

/** The command was called wrongly, or a setting cannot be used. */
export const EXIT_USAGE = 2;
/** Something failed, or stands in the way. */
export const EXIT_FAILED = 1;

/** A reason to stop that a reader can act on: one sentence or two, saying what, where and what to do. Printed without a stack. */
export class Refusal extends Error {
  /**
   * @param {string} message
   * @param {number} [exitCode]
   */
  constructor(message, exitCode = EXIT_FAILED) {
    super(message);
    this.name = "Refusal";
    this.exitCode = exitCode;
  }
}

/**
 * Runs a command's main function and turns its answer into the exit code; a Refusal becomes one line on stderr.
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
}
