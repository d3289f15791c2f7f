import { sha256 } from "../fingerprint";
import type { Json } from "./types";

const PRINTED_DIGITS = 16;

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
};

/** One text per value, keys sorted and every digit kept: inputs are hashed as they are, not as they are printed. */
export const exactJson = (value: unknown): string => JSON.stringify(sorted(value));

/** The first 16 hexadecimal digits of the SHA-256 of a row. */
export const rowHash = (row: unknown): string => sha256(exactJson(row)).slice(0, PRINTED_DIGITS);

/** A value as it reads back from JSON; fields set to undefined are gone. */
export const plainJson = (value: unknown): Json => JSON.parse(JSON.stringify(value));
