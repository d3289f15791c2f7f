// @ts-check

/** The command was called wrongly, or a setting cannot be used. */
export const EXIT_USAGE = 2;
/** Something failed, or stands in the way. */
export const EXIT_FAILED = 1;

/** A reason to stop that a reader can act on: one sentence or two, saying what, where and what to do; empty when it was said before. */
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
