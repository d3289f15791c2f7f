import { CORRIDOR } from "../rules";
import type { VerdictClass } from "../types";
import type { Assessed, QuarterView, Span } from "./output";
import { scaled, sum } from "./spans";

/** What a missing fact would have to be for each corridor, from the one that is known (C = R ÷ E turned round). */

export interface DecidingValue {
  /** Lowest and highest class of the corridor; the score chooses where they differ. */
  low: VerdictClass;
  high: VerdictClass;
  /** Coverage from which the corridor begins, and where the next one does; null = no end. */
  fromCoverage: number;
  toCoverage: number | null;
  /**
   * The missing number, in its unit; null = no end. The end that lies on the edge of the better corridor is part of it:
   * `from` where the number grows with coverage (revenue), `to` where it falls (emissions and their factors).
   */
  from: number | null;
  to: number | null;
}

/** revenueUsd = what customers paid; emissionsUsd = the tokens' value; the other two = its factors. */
export type DecidingName = "revenueUsd" | "emissionsUsd" | "emittedTokens" | "tokenPriceUsd";

export interface DecidingFact {
  /** `both` = neither side is known anywhere: the values are then dollars of revenue for each dollar of tokens. */
  missing: DecidingName | "both";
  /** The half-year, or the one quarter of it, that the known side speaks of; oldest first. Empty for `both`. */
  quarters: string[];
  /** What is known of them, by name. */
  known: { name: DecidingName; span: Span }[];
  values: DecidingValue[];
}

const HALF_YEAR = 2;

/**
 * For a record without a usable quarter: the latest quarters in which one side of coverage is known, and what the other
 * would have to be; numbers before bounds. Null where a quarter is usable, or where one side is known to be nothing.
 */
export const decidingFact = ({ quarter, quarters }: Pick<Assessed, "quarter" | "quarters">): DecidingFact | null => {
  if (quarter !== null) return null;
  const found = newest(quarters, sureOf) ?? newest(quarters, mostOf);
  // Nothing paid, or nothing emitted, as far as is known: the other side would decide nothing.
  const isSpoken = quarters.some(({ demandUsd, emissionsUsd }) => demandUsd !== null || emissionsUsd !== null);
  return found ?? (isSpoken ? null : { missing: "both", quarters: [], known: [], values: growing(1) });
};

/** How a span is read as one number; null = not at all. */
type ReadSpan = (span: Span | null) => number | null;

/** A value, or a floor above nothing: what is sure. */
const sureOf: ReadSpan = (span) => positive(span && (span.value ?? span.low));

/** A ceiling, where nothing is sure: what it is at most. */
const mostOf: ReadSpan = (span) => positive(span && (span.value ?? span.high));

const positive = (number: number | null): number | null =>
  number !== null && Number.isFinite(number) && number > 0 ? number : null;

/** The newest record decides; among ways of one quarter the first is the nearest to a verdict. */
const newest = (quarters: readonly QuarterView[], read: ReadSpan): DecidingFact | null => {
  const found = WAYS.flatMap(({ missing, knows, lacks, solve }): DecidingFact[] => {
    const window = latest(quarters, (view) => lacks(view) && knows.every((name) => read(view[FIELDS[name]]) !== null));
    if (window.length === 0) return [];
    const known = knows.map((name) => ({ name, span: over(window, name) }));
    const values = solve(known.map(({ span }) => read(span) ?? Number.NaN));
    return [{ missing, quarters: window.map((view) => view.quarter), known, values }];
  });
  const lastOf = (fact: DecidingFact): string => fact.quarters.at(-1) ?? "";
  return found.reduce<DecidingFact | null>((best, fact) => (best && lastOf(best) >= lastOf(fact) ? best : fact), null);
};

/** The latest quarter that is known and the one before it, if that is known too. */
const latest = (quarters: readonly QuarterView[], isKnown: (view: QuarterView) => boolean): QuarterView[] => {
  const last = quarters.findLastIndex(isKnown);
  return quarters.slice(Math.max(0, last - HALF_YEAR + 1), last + 1).filter(isKnown);
};

const FIELDS = {
  revenueUsd: "demandUsd",
  emissionsUsd: "emissionsUsd",
  emittedTokens: "emittedTokens",
  tokenPriceUsd: "tokenPriceUsd",
} as const satisfies Record<DecidingName, keyof QuarterView>;

const NOTHING: Span = { value: 0, low: 0, high: 0 };

/** Amounts add up over the quarters; of prices the mean stands for tokens paid out evenly. Every quarter has a number. */
const over = (window: readonly QuarterView[], name: DecidingName): Span => {
  const total = window.flatMap((view) => view[FIELDS[name]] ?? []).reduce(sum, NOTHING);
  return name === "tokenPriceUsd" ? scaled(total, 1 / window.length) : total;
};

/** Missing number = known × coverage: it grows with the class. */
const growing = (scale: number): DecidingValue[] =>
  rows().map((row) => ({
    ...row,
    from: row.fromCoverage * scale,
    to: row.toCoverage === null ? null : row.toCoverage * scale,
  }));

/** Missing number = known ÷ coverage: it falls as the class rises. */
const falling = (scale: number): DecidingValue[] =>
  rows().map((row) => ({
    ...row,
    from: row.toCoverage === null ? 0 : scale / row.toCoverage,
    to: row.fromCoverage === 0 ? null : scale / row.fromCoverage,
  }));

const rows = () =>
  CORRIDOR.map(({ low, high, from }, index) => ({
    low,
    high,
    fromCoverage: from,
    toCoverage: CORRIDOR[index + 1]?.from ?? null,
  }));

interface Way {
  missing: DecidingName;
  knows: readonly DecidingName[];
  lacks: (view: QuarterView) => boolean;
  /** Takes the numbers of `knows`, in that order. */
  solve: (known: readonly number[]) => DecidingValue[];
}

const lacksEmissions = (view: QuarterView): boolean => view.emissionsUsd === null;

/** Nearest to a verdict first. */
const WAYS: readonly Way[] = [
  {
    missing: "tokenPriceUsd",
    knows: ["revenueUsd", "emittedTokens"],
    lacks: lacksEmissions,
    solve: ([revenue = Number.NaN, tokens = Number.NaN]) => falling(revenue / tokens),
  },
  {
    missing: "emittedTokens",
    knows: ["revenueUsd", "tokenPriceUsd"],
    lacks: lacksEmissions,
    solve: ([revenue = Number.NaN, price = Number.NaN]) => falling(revenue / price),
  },
  {
    missing: "revenueUsd",
    knows: ["emissionsUsd"],
    lacks: (view) => view.demandUsd === null,
    solve: ([emissions = Number.NaN]) => growing(emissions),
  },
  {
    missing: "emissionsUsd",
    knows: ["revenueUsd"],
    lacks: lacksEmissions,
    solve: ([revenue = Number.NaN]) => falling(revenue),
  },
];
