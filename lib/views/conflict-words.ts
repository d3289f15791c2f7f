const KIND_WORDS: Record<string, string> = {
  definition: "definition",
  period: "period",
  unit: "unit",
  coverage: "coverage",
  stale: "stale",
  arithmetic: "arithmetic",
  direction: "direction of payment",
  unruled: "not ruled on",
};

/** What sources disagree about. */
export const conflictKindWords = (kind: string): string => KIND_WORDS[kind] ?? kind;
