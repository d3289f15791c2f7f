import { DVS_1_0, type Method } from "./kernel";
import { at, isKnown, reaches } from "./numbers";

/** Rank that the supply-scope floor holds (§3.4); 0 without it. */
export const supplyFloorRank = (supplyScopeCoverage: number, method: Method = DVS_1_0): number =>
  reaches(supplyScopeCoverage, method.floorCoverage) ? method.floorRank : 0;

/** Index of the corridor that a coverage lies in, 0 = lowest (§3.6). */
export const corridorIndex = (coverage: number, edges: Float64Array): number => {
  let index = 0;
  while (index < edges.length && reaches(coverage, at(edges, index))) index += 1;
  return index;
};

/** Lowest class of a corridor, floor included. */
export const corridorLow = (index: number, floor: number, method: Method = DVS_1_0): number =>
  Math.max(at(method.corridorLow, index), floor);

/** Highest class of a corridor, floor included. */
export const corridorTop = (index: number, floor: number, method: Method = DVS_1_0): number =>
  Math.max(at(method.corridorHigh, index), floor);

/** The class that the score chooses within the corridor, before gates. */
export const chooseRank = (
  index: number,
  floor: number,
  score: number,
  hurdles: Float64Array,
  method: Method = DVS_1_0,
): number => {
  const hurdle = at(hurdles, index);
  return isKnown(hurdle) && reaches(score, hurdle)
    ? corridorTop(index, floor, method)
    : corridorLow(index, floor, method);
};
