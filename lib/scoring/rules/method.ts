/** Version printed beside every verdict; a change of any row under `rules/` needs a new one. */
export const METHOD_VERSION = "dvs-1.0";

/** Values this close to a fixed number of the method count as equal to it, and equal counts as reached (§3.6). */
export const TOLERANCE = 1e-9;

/** Weight of each revenue class in `R` (§3.3); related and excluded revenue is not demand. */
export const REVENUE_WEIGHTS = { organic: 1, unclassified: 0.5, related: 0, excluded: 0 } as const;

/** How organic growth is measured (§3.4). */
export const GROWTH = {
  /** Each quarter counts as at least this before logs: growth from nothing is not growth. */
  floorUsd: 10_000,
  /** +200 % a year; larger figures say that the start was small. */
  cap: 2,
  /** Same-quarter pairs looked at, and needed, before falling back to the median slope. */
  pairs: 4,
  pairsNeeded: 3,
  quartersNeeded: 4,
  /** Quarters back from t that may enter. */
  windowQuarters: 8,
} as const;

/** Windows in quarters, t included (§3.2). */
export const WINDOWS = { half: 2, year: 4, highestPrice: 8 } as const;

/** How far the class is searched for a flip, as a multiple and its inverse (§4.1). */
export const FLIP_SEARCH_LIMIT = 1000;
