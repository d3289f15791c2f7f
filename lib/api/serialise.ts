import type { CsvValue } from "@/lib/format";

const SIGNIFICANT_DIGITS = 12;

/** Twelve significant digits, as the canonical JSON of a verdict has; the last bits of a double mean nothing. */
export function rounded(value: number): number {
  const number = Number(value.toPrecision(SIGNIFICANT_DIGITS));
  return number === 0 ? 0 : number; // never "-0"
}

const numberOf = (_key: string, value: unknown): unknown => {
  if (typeof value !== "number") return value;
  if (value === Number.POSITIVE_INFINITY) return "Infinity";
  if (!Number.isFinite(value)) throw new RangeError("a reply holds a number that is neither finite nor infinity");
  return rounded(value);
};

/** A reply as text: numbers unformatted, coverage without emissions as `"Infinity"`. */
export const jsonText = (value: unknown): string => JSON.stringify(value, numberOf);

/** The same numbers in a CSV file. */
export const csvRows = (rows: readonly (readonly CsvValue[])[]): CsvValue[][] =>
  rows.map((row) => row.map((cell) => (typeof cell === "number" && Number.isFinite(cell) ? rounded(cell) : cell)));
