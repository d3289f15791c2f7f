/**
 * The as-of rule (§3.15): on a given day only what was known on or before it exists.
 * Both are `YYYY-MM-DD`, which sorts as text.
 */
export const isKnownOn = (knownOn: string, asOf: string): boolean => knownOn <= asOf;
