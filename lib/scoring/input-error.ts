/** An input that the method cannot take: which field, and what was expected there. */
export class InputError extends Error {
  override readonly name = "InputError";

  /**
   * @param path `quarters[2].revenueUsd.organic`; empty for the whole.
   * @param expected `a number ≥ 0`
   */
  constructor(
    readonly path: string,
    readonly expected: string,
  ) {
    super(path === "" ? `expected ${expected}` : `${path}: expected ${expected}`);
  }
}
