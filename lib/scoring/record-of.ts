/**
 * An object with one value per key. `Object.fromEntries` forgets which keys it was given; this is the one place that
 * says so to the compiler.
 */
export const recordOf = <Key extends string, Value>(
  keys: readonly Key[],
  valueFor: (key: Key) => Value,
): Record<Key, Value> => Object.fromEntries(keys.map((key) => [key, valueFor(key)])) as Record<Key, Value>;
