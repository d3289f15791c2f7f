/** Differences between a result and a golden expectation, as lines; empty when they agree on every field. */
export const differences = (actual: unknown, expected: unknown, path = ""): string[] => {
  if (typeof expected === "number" && typeof actual === "number") {
    return isClose(actual, expected, toleranceAt(path)) ? [] : [`${path}: ${actual} is not ${expected}`];
  }
  if (typeof expected !== "object" || expected === null || typeof actual !== "object" || actual === null) {
    return Object.is(actual, expected) ? [] : [`${path}: ${String(actual)} is not ${String(expected)}`];
  }
  const a = new Map(Object.entries(actual));
  const b = new Map(Object.entries(expected));
  return [...new Set([...a.keys(), ...b.keys()])].flatMap((key) => {
    const at = `${path}.${key}`;
    if (!a.has(key)) return [`${at}: missing`];
    if (!b.has(key)) return [`${at}: not expected`];
    return differences(a.get(key), b.get(key), at);
  });
};

/** Monte Carlo: class shares within 0.02, percentiles within 1.5; all else to 1e-6, relative or absolute. */
const toleranceAt = (path: string): { absolute: number; relative: number } => {
  if (path.startsWith(".robustness.classes")) return { absolute: 0.02, relative: 0 };
  if (path.startsWith(".robustness.score5_50_95")) return { absolute: 1.5, relative: 0 };
  return { absolute: 1e-6, relative: 1e-6 };
};

const isClose = (a: number, b: number, { absolute, relative }: { absolute: number; relative: number }): boolean =>
  Math.abs(a - b) <= Math.max(absolute, relative * Math.abs(b));
