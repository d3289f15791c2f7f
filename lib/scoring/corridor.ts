import { CORRIDOR_HIGH, CORRIDOR_LOW, rankOf } from "./kernel";
import { at, isKnown, reaches } from "./numbers";
import { SUPPLY_FLOOR } from "./rules";

const FLOOR_RANK = rankOf(SUPPLY_FLOOR.class);

/** Rank that the supply-scope floor holds (§3.4); 0 without it. */
export const supplyFloorRank = (supplyScopeCoverage: number): number =>
  reaches(supplyScopeCoverage, SUPPLY_FLOOR.coverage) ? FLOOR_RANK : 0;

/** Index of the corridor that a coverage lies in, 0 = lowest (§3.6). */
export const corridorIndex = (coverage: number, edges: Float64Array): number => {
  let index = 0;
  while (index < edges.length && reaches(coverage, at(edges, index))) index += 1;
  return index;
};

/** Lowest class of a corridor, floor included. */
export const corridorLow = (index: number, floor: number): number => Math.max(at(CORRIDOR_LOW, index), floor);

/** Highest class of a corridor, floor included. */
export const corridorTop = (index: number, floor: number): number => Math.max(at(CORRIDOR_HIGH, index), floor);

/** The class that the score chooses within the corridor, before gates. */
export const chooseRank = (index: number, floor: number, score: number, hurdles: Float64Array): number => {
  const hurdle = at(hurdles, index);
  return isKnown(hurdle) && reaches(score, hurdle) ? corridorTop(index, floor) : corridorLow(index, floor);
};
