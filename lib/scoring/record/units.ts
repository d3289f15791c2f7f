/** Sizes of storage units in bytes: binary and decimal ones differ by up to 15 %, so nothing is taken for granted (P7). */
const BYTES: Readonly<Record<string, number>> = {
  GB: 1e9,
  TB: 1e12,
  PB: 1e15,
  EB: 1e18,
  GiB: 2 ** 30,
  TiB: 2 ** 40,
  PiB: 2 ** 50,
  EiB: 2 ** 60,
};

/**
 * How many `to` one `from` is: 1 for the same unit, the ratio of sizes for storage units.
 * Throws for any other pair: two units that cannot be compared never make a ratio.
 */
export const unitFactor = (from: string, to: string): number => {
  if (from === to) return 1;
  const [a, b] = [BYTES[from], BYTES[to]];
  if (a === undefined || b === undefined) throw new Error(`Units cannot be compared: ${from} and ${to}`);
  return a / b;
};
