/** Two amounts that cannot be related: unknown units, or binary beside decimal ones without a conversion (P7). */
export class UnitError extends Error {
  override readonly name = "UnitError";
}

/** Sizes in bytes: binary and decimal ones differ by up to 15 %, so nothing is taken for granted (P7). */
const DECIMAL = { GB: 1e9, TB: 1e12, PB: 1e15, EB: 1e18 } as const;
const BINARY = { GiB: 2 ** 30, TiB: 2 ** 40, PiB: 2 ** 50, EiB: 2 ** 60 } as const;

export type StorageUnit = keyof typeof DECIMAL | keyof typeof BINARY;

const sizeIn = (sizes: Readonly<Record<string, number>>, unit: string): number | undefined =>
  Object.hasOwn(sizes, unit) ? sizes[unit] : undefined;

/**
 * How many `to` one `from` is: 1 for the same unit, the ratio of sizes for storage units of either family
 * (1 EiB = 1.1529 EB). This is the conversion at load; amounts in two families are never compared without it.
 *
 * @throws UnitError for any other pair.
 */
export const unitFactor = (from: string, to: string): number => {
  if (from === to) return 1;
  const [a, b] = [from, to].map((unit) => sizeIn(DECIMAL, unit) ?? sizeIn(BINARY, unit));
  if (a === undefined || b === undefined) throw new UnitError(`Units cannot be compared: ${from} and ${to}`);
  return a / b;
};

/** Whether one unit can be told in the other. */
export const isConvertible = (from: string, to: string): boolean =>
  from === to || [from, to].every((unit) => (sizeIn(DECIMAL, unit) ?? sizeIn(BINARY, unit)) !== undefined);

export interface Quantity {
  value: number;
  unit: string;
}

/**
 * `part ÷ whole` of two amounts of one family; null over nothing.
 *
 * @throws UnitError where one is binary and the other decimal: which was meant has to be said by converting first.
 */
export const shareOfCapacity = (part: Quantity, whole: Quantity): number | null => {
  const mixed = isBinary(part.unit) !== isBinary(whole.unit);
  if (mixed)
    throw new UnitError(`Binary beside decimal units: ${part.unit} and ${whole.unit}; convert one of them first`);
  const amount = whole.value * unitFactor(whole.unit, part.unit);
  return amount === 0 ? null : part.value / amount;
};

const isBinary = (unit: string): boolean => sizeIn(BINARY, unit) !== undefined;
