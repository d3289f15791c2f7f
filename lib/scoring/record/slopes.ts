/** A measurement in a quarter. */
export interface Point {
  index: number;
  value: number;
}

/** Fewer points make no slope worth multiplying by four. */
const POINTS_NEEDED = 3;
/** Quarters. */
export const YEAR = 4;

/**
 * Change of ln value over the year that ends in quarter `t`: between t−4 and t where both are known, else the annualised
 * median of pairwise slopes (Theil–Sen) over at least three of t−3 … t (§3.4, "fewer than 5 quarters"). null when t is
 * unknown, too little is known, or a value is 0.
 *
 * @param valueAt value in a quarter; null = unknown.
 */
export const logChangeOverYear = (
  valueAt: (index: number) => number | null,
  t: number,
): { change: number; indexes: number[]; isSlope: boolean } | null => {
  const points: Point[] = [];
  for (let index = t - YEAR; index <= t; index += 1) {
    const value = valueAt(index);
    if (value !== null && value > 0) points.push({ index, value: Math.log(value) });
  }
  const last = points.at(-1);
  const first = points[0];
  if (!first || !last || last.index !== t) return null;
  if (first.index === t - YEAR)
    return { change: last.value - first.value, indexes: [first.index, last.index], isSlope: false };
  if (points.length < POINTS_NEEDED) return null;
  return { change: YEAR * medianSlope(points), indexes: points.map(({ index }) => index), isSlope: true };
};

/** Theil–Sen: median of the slopes between all pairs, per quarter; at least two points, oldest first. */
export const medianSlope = (points: readonly Point[]): number => {
  const slopes = points
    .flatMap((later, position) =>
      points.slice(0, position).map((earlier) => (later.value - earlier.value) / (later.index - earlier.index)),
    )
    .sort((a, b) => a - b);
  const middle = slopes.length >> 1;
  const [upper = Number.NaN, lower = Number.NaN] = [slopes[middle], slopes[middle - 1]];
  return slopes.length % 2 === 1 ? upper : (lower + upper) / 2;
};
