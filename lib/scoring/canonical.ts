const SIGNIFICANT_DIGITS = 12;
const PRINTED_DECIMALS = 6;

/** A value with every number passed through `numberOf`; infinity becomes `"Infinity"`, fields set to undefined go. */
const mapNumbers = (value: unknown, numberOf: (value: number) => number, sortKeys: boolean): unknown => {
  if (typeof value === "number") {
    if (value === Number.POSITIVE_INFINITY) return "Infinity";
    if (!Number.isFinite(value)) throw new RangeError("a result holds a number that is neither finite nor infinity");
    const mapped = numberOf(value);
    return mapped === 0 ? 0 : mapped; // never "-0"
  }
  if (Array.isArray(value)) return value.map((item) => mapNumbers(item, numberOf, sortKeys));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  if (sortKeys) entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, mapNumbers(item, numberOf, sortKeys)]));
};

/** Numbers to 6 decimals, infinity as `"Infinity"` (§4.1); key order is kept. For print and comparison, not for math. */
export const rounded = (value: unknown): unknown =>
  mapNumbers(value, (number) => Number(number.toFixed(PRINTED_DECIMALS)), false);

/**
 * One text per value: keys sorted, 12 significant digits, infinity as `"Infinity"`, no spaces. The last bits of a
 * double differ between JavaScript engines; twelve digits do not.
 *
 * @throws RangeError for NaN or −Infinity.
 */
export const canonicalJson = (value: unknown): string =>
  JSON.stringify(mapNumbers(value, (number) => Number(number.toPrecision(SIGNIFICANT_DIGITS)), true));
