import type { Span } from "./output";

/** A measurement in a quarter, and its natural logarithm's ends. */
interface Point {
  index: number;
  low: number;
  high: number;
}

/** A change of ln value over a year, with the quarters it was taken from, oldest first. */
export interface LogChange {
  /** Bounds where a value is only bounded: no true change lies outside them. */
  span: Span;
  indexes: number[];
  /** From a slope over fewer than five quarters. */
  isSlope: boolean;
}

/** Fewer points make no slope worth multiplying by four. */
const POINTS_NEEDED = 3;
/** Quarters. */
export const YEAR = 4;

/**
 * Change of ln value over the year that ends in quarter `t`: between t−4 and t where both are known, else the annualised
 * median of pairwise slopes (Theil–Sen) over at least three of t−3 … t (§3.4, "fewer than 5 quarters"). null when t is
 * unknown, too little is known, or a value may be 0.
 *
 * @param valueAt value in a quarter; null = unknown.
 */
export const logChangeOverYear = (valueAt: (index: number) => Span | null, t: number): LogChange | null => {
  const points: Point[] = [];
  for (let index = t - YEAR; index <= t; index += 1) {
    const span = valueAt(index);
    if (!span || span.low <= 0 || !Number.isFinite(span.high)) continue;
    const ends = span.value === null ? span : { low: span.value, high: span.value };
    points.push({ index, low: Math.log(ends.low), high: Math.log(ends.high) });
  }
  const last = points.at(-1);
  const first = points[0];
  if (!first || !last || last.index !== t) return null;
  if (first.index === t - YEAR) return change([first, last], last.low - first.high, last.high - first.low, false);
  if (points.length < POINTS_NEEDED) return null;
  return change(
    points,
    YEAR * medianSlope(points, (earlier, later) => later.low - earlier.high),
    YEAR * medianSlope(points, (earlier, later) => later.high - earlier.low),
    true,
  );
};

const change = (points: readonly Point[], low: number, high: number, isSlope: boolean): LogChange => ({
  span: { value: points.every((point) => point.low === point.high) ? low : null, low, high },
  indexes: points.map(({ index }) => index),
  isSlope,
});

/** Theil–Sen: median over all pairs of difference ÷ quarters between them; at least two points, oldest first. */
const medianSlope = (points: readonly Point[], difference: (earlier: Point, later: Point) => number): number => {
  const slopes = points
    .flatMap((later, position) =>
      points.slice(0, position).map((earlier) => difference(earlier, later) / (later.index - earlier.index)),
    )
    .sort((a, b) => a - b);
  const middle = slopes.length >> 1;
  const [upper = Number.NaN, lower = Number.NaN] = [slopes[middle], slopes[middle - 1]];
  return slopes.length % 2 === 1 ? upper : (lower + upper) / 2;
};
