/** Arithmetic on spans of amounts ≥ 0. The value of a result is unknown where the value of a part is. */

/**
 * A number with what is certain about it. `low ≤ value ≤ high`; they differ where the source states a range or open
 * readings disagree. A span without a value is a bound, and an open end is `Infinity`.
 */
export interface Span {
  /** null when only bounds are known. */
  value: number | null;
  low: number;
  high: number;
}

export const exactly = (value: number): Span => ({ value, low: value, high: value });

export const between = (low: number, high: number): Span => ({ value: null, low, high });

export const NOTHING: Span = exactly(0);

/** Only bounds are known. */
export const isBounded = (span: Span): boolean => span.value === null;

/** A value, or bounds on both sides. */
export const isClosed = (span: Span): boolean => Number.isFinite(span.low) && Number.isFinite(span.high);

const lift = (a: number | null, b: number | null, apply: (a: number, b: number) => number): number | null =>
  a === null || b === null ? null : apply(a, b);

export const sum = (a: Span, b: Span): Span => ({
  value: lift(a.value, b.value, (x, y) => x + y),
  low: a.low + b.low,
  high: a.high + b.high,
});

/** a − b, not under 0. */
export const minusDownToZero = (a: Span, b: Span): Span => ({
  value: lift(a.value, b.value, (x, y) => Math.max(0, x - y)),
  low: Math.max(0, a.low - b.high),
  high: Math.max(0, a.high - b.low),
});

/** a − b, which may be negative. */
export const minus = (a: Span, b: Span): Span => ({
  value: lift(a.value, b.value, (x, y) => x - y),
  low: a.low - b.high,
  high: a.high - b.low,
});

/** Nothing times anything is nothing, also times an open end. */
const times = (x: number, y: number): number => (x === 0 || y === 0 ? 0 : x * y);

export const product = (a: Span, b: Span): Span => ({
  value: lift(a.value, b.value, times),
  low: times(a.low, b.low),
  high: times(a.high, b.high),
});

export const scaled = (span: Span, factor: number): Span => ({
  value: span.value === null ? null : span.value * factor,
  low: span.low * factor,
  high: times(span.high, factor),
});

/** a ÷ b by `ratio`, which decides what division by 0 gives; both ≥ 0. */
export const quotient = (a: Span, b: Span, ratio: (a: number, b: number) => number): Span => ({
  value: lift(a.value, b.value, ratio),
  low: b.high === Number.POSITIVE_INFINITY ? 0 : ratio(a.low, b.high),
  high: ratio(a.high, b.low),
});

/** The number used at one corner: the value where there is one, else the end of the bounds. */
export const atEnd = (span: Span, end: "low" | "high"): number => span.value ?? span[end];
