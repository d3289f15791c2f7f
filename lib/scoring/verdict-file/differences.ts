import type { Json } from "./types";

/** Engines differ in the last bit of a logarithm; anything more is a difference. */
export const RELATIVE_TOLERANCE = 1e-9;

export interface Unequal {
  place: string;
  /** undefined = there is none. */
  stated: Json | undefined;
  expected: Json | undefined;
}

const isNear = (a: number, b: number): boolean =>
  a === b || Math.abs(a - b) <= RELATIVE_TOLERANCE * Math.max(Math.abs(a), Math.abs(b));

const isTree = (value: Json | undefined): value is Json[] | { [key: string]: Json } =>
  typeof value === "object" && value !== null;

const leafEquals = (stated: Json | undefined, expected: Json | undefined): boolean =>
  typeof stated === "number" && typeof expected === "number" ? isNear(stated, expected) : stated === expected;

/** Items of a list that have a name are compared by it, so that one that is missing does not move all others. */
const keyOf = (item: Json): string | null => {
  if (!isTree(item) || Array.isArray(item)) return null;
  const { id, seriesId, quarter } = item;
  if (typeof id === "string") return id;
  if (typeof seriesId === "string" && typeof quarter === "string") return `${seriesId}@${quarter}`;
  return typeof quarter === "string" ? quarter : null;
};

const entriesOf = (value: Json[] | { [key: string]: Json }): Map<string, Json> => {
  if (!Array.isArray(value)) return new Map(Object.entries(value));
  const keys = value.map(keyOf);
  const isNamed = keys.every((key) => key !== null) && new Set(keys).size === keys.length;
  return new Map(value.map((item, index) => [isNamed ? (keys[index] ?? "") : String(index), item]));
};

/** Every place where two values differ: numbers by more than 1e-9 of their size, everything else at all. */
export const findUnequal = (stated: Json | undefined, expected: Json | undefined, place: string): Unequal[] => {
  if (!isTree(stated) || !isTree(expected) || Array.isArray(stated) !== Array.isArray(expected))
    return leafEquals(stated, expected) ? [] : [{ place, stated, expected }];
  const [left, right] = [entriesOf(stated), entriesOf(expected)];
  const keys = [...left.keys(), ...[...right.keys()].filter((key) => !left.has(key))];
  return keys.flatMap((key) => findUnequal(left.get(key), right.get(key), place === "" ? key : `${place}.${key}`));
};
