import { describeRange, LARGEST_AMOUNT } from "./fields";
import { InputError } from "./input-error";

/**
 * A number a caller handed to a formula: within `from` … `to`, both included, never NaN.
 *
 * @param name the argument, for the message.
 * @throws InputError
 */
export const requireNumber = (name: string, value: number, from = 0, to = LARGEST_AMOUNT): number => {
  if (!(value >= from && value <= to)) throw new InputError(name, describeRange(from, to));
  return value;
};

/** A coverage: a number ≥ 0, or infinity where nothing is issued. */
export const requireCoverage = (name: string, value: number): number =>
  value === Number.POSITIVE_INFINITY ? value : requireNumber(name, value);
