import { TOLERANCE } from "./rules/method";

/** Unknown inside the numeric kernel, which holds numbers only; `null` outside it. */
export const UNKNOWN = Number.NaN;

export const isKnown = (value: number): boolean => !Number.isNaN(value);

export const toNumber = (value: number | null): number => (value === null ? UNKNOWN : value);

export const toNullable = (value: number): number | null => (isKnown(value) ? value : null);

/** Element of an array whose length the caller knows; unknown outside it. */
export const at = (values: ArrayLike<number>, index: number): number => values[index] ?? UNKNOWN;

/** `value ≥ fixed`, where values within the tolerance count as equal (§3.6). False for unknown. */
export const reaches = (value: number, fixed: number): boolean => value >= fixed - TOLERANCE;

/** `value < fixed` under the same tolerance. False for unknown. */
export const isBelow = (value: number, fixed: number): boolean => value < fixed - TOLERANCE;

/** `value ≤ fixed` under the same tolerance. False for unknown. */
export const isAtMost = (value: number, fixed: number): boolean => value <= fixed + TOLERANCE;

/** `value > fixed` under the same tolerance. False for unknown. */
export const exceeds = (value: number, fixed: number): boolean => value > fixed + TOLERANCE;

/** `part ÷ whole` of two amounts ≥ 0: `Infinity` over nothing, and 0 where both are 0 (§3.6). */
export const coverageOf = (part: number, whole: number): number =>
  whole === 0 ? (part > 0 ? Number.POSITIVE_INFINITY : 0) : part / whole;
