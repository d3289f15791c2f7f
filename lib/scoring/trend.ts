import { InputError } from "./input-error";
import { measure } from "./measures";
import { isKnown } from "./numbers";
import { TREND } from "./rules";
import type { AssessmentInput } from "./types";

export interface Trend {
  /** Values that entered. */
  n: number;
  /** Kendall's S: rising pairs minus falling pairs. */
  s: number;
  /** Exact two-sided probability of an |S| this large in a series without a trend. */
  p: number;
  /** *established* only with five values or more and p ≤ .05; four can never be (§2e). */
  wording: "established" | "indicative";
}

/** Series longer than this would need an approximation; the method looks at eight quarters. */
const LONGEST = 12;

/**
 * Mann–Kendall test of a series, oldest first, by counting every order its values could have come in; ties are counted
 * as they are. null with fewer than four known values (null = unknown, left out).
 *
 * @throws InputError for more than twelve values, or one that is not finite.
 */
export const testTrend = (series: readonly (number | null)[]): Trend | null => {
  const values = series.filter((value) => value !== null);
  const n = values.length;
  if (n > LONGEST) throw new InputError("series", `at most ${LONGEST} values`);
  if (!values.every(Number.isFinite)) throw new InputError("series", "finite numbers");
  if (n < TREND.quartersNeeded) return null;
  const s = kendallS(values);
  const counts = [...new Set(values)].sort((a, b) => a - b).map((value) => values.filter((v) => v === value).length);
  const p = shareAsLarge(distributionOfS(counts, new Map()), Math.abs(s));
  const isEstablished = n >= TREND.establishedQuarters && p <= TREND.establishedP;
  return { n, s, p, wording: isEstablished ? "established" : "indicative" };
};

/** The test on R of the usable quarters among the last eight: the word beside growth. null with fewer than four. */
export const testRevenueTrend = (input: AssessmentInput): Trend | null =>
  testTrend([...measure(input).revenueByAge].filter(isKnown).reverse());

const kendallS = (values: readonly number[]): number =>
  values.reduce(
    (sum, later, i) => sum + values.slice(0, i).reduce((s, earlier) => s + Math.sign(later - earlier), 0),
    0,
  );

/** Orders by their S. */
type Distribution = ReadonlyMap<number, number>;

/**
 * How often each S occurs over all distinct orders of a multiset.
 *
 * @param counts how many of each value are left, values ascending.
 */
const distributionOfS = (counts: readonly number[], seen: Map<string, Distribution>): Distribution => {
  const key = counts.join();
  const known = seen.get(key);
  if (known) return known;
  const total = new Map<number, number>();
  counts.forEach((count, i) => {
    if (count === 0) return;
    // Whatever comes first is followed by all that is left: larger values rise from it, smaller ones fall.
    const step = sumOf(counts.slice(i + 1)) - sumOf(counts.slice(0, i));
    const rest = counts.map((left, j) => (j === i ? left - 1 : left));
    for (const [s, orders] of distributionOfS(rest, seen)) total.set(s + step, (total.get(s + step) ?? 0) + orders);
  });
  const distribution = total.size === 0 ? new Map([[0, 1]]) : total;
  seen.set(key, distribution);
  return distribution;
};

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

const shareAsLarge = (distribution: Distribution, size: number): number => {
  const orders = sumOf([...distribution.values()]);
  return sumOf([...distribution].filter(([s]) => Math.abs(s) >= size).map(([, count]) => count)) / orders;
};
