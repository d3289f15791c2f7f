import { at, isAtMost, isKnown, UNKNOWN } from "./numbers";
import { GROWTH, WINDOWS } from "./rules";
import type { MethodRules } from "./rules/dvs-1-0";

// Scratch space: a growth figure is measured for every assessment, and allocating would be most of its cost.
const logs = new Float64Array(GROWTH.windowQuarters);
const sorted = new Float64Array((GROWTH.windowQuarters * (GROWTH.windowQuarters - 1)) / 2);

/**
 * Yearly organic growth `g` (§3.4); 0.3 = +30 %, capped.
 *
 * Three or four same-quarter pairs: median of their log differences; else the median pairwise slope (Theil–Sen) over
 * at least four of the last eight quarters, with true distances; else unknown. Quarters count as at least the floor;
 * when all of them lie at it there is nothing to measure.
 *
 * @param revenueByAge R by quarters before t, t first; `NaN` = unusable.
 * @param given growth stated by the input, `NaN` = none; it overrides, capped alike.
 * @param multiple every R is multiplied by it first.
 * @param rules of the version of the method; all versions look at the same eight quarters.
 */
export const measureGrowth = (
  revenueByAge: Float64Array,
  given: number,
  multiple = 1,
  rules: MethodRules["growth"] = GROWTH,
): number => {
  if (isKnown(given)) return Math.min(given, rules.cap);
  let available = 0;
  let aboveFloor = 0;
  for (let age = 0; age < GROWTH.windowQuarters; age += 1) {
    const revenue = at(revenueByAge, age) * multiple;
    if (!isKnown(revenue)) {
      logs[age] = UNKNOWN;
      continue;
    }
    available += 1;
    const atFloor = isAtMost(revenue, rules.floorUsd);
    if (!atFloor) aboveFloor += 1;
    logs[age] = Math.log(atFloor ? rules.floorUsd : revenue);
  }
  if (aboveFloor === 0) return UNKNOWN;
  const pairs = sortPairDifferences();
  if (pairs >= rules.pairsNeeded) return Math.min(Math.exp(medianOf(pairs)) - 1, rules.cap);
  if (available < rules.quartersNeeded) return UNKNOWN;
  return Math.min(Math.exp(WINDOWS.year * medianOf(sortSlopes())) - 1, rules.cap);
};

const sortPairDifferences = (): number => {
  let count = 0;
  for (let age = 0; age < GROWTH.pairs; age += 1) {
    const difference = at(logs, age) - at(logs, age + WINDOWS.year);
    if (isKnown(difference)) count = insert(difference, count);
  }
  return count;
};

const sortSlopes = (): number => {
  let count = 0;
  for (let older = 1; older < GROWTH.windowQuarters; older += 1) {
    const start = at(logs, older);
    if (!isKnown(start)) continue;
    for (let newer = 0; newer < older; newer += 1) {
      const end = at(logs, newer);
      if (isKnown(end)) count = insert((end - start) / (older - newer), count);
    }
  }
  return count;
};

/** Insertion sort: never more than 28 values. */
const insert = (value: number, count: number): number => {
  let position = count;
  while (position > 0 && at(sorted, position - 1) > value) {
    sorted[position] = at(sorted, position - 1);
    position -= 1;
  }
  sorted[position] = value;
  return count + 1;
};

const medianOf = (count: number): number => {
  const middle = count >> 1;
  return count % 2 === 1 ? at(sorted, middle) : (at(sorted, middle - 1) + at(sorted, middle)) / 2;
};
