import type { Claim } from "./claims";
import type { Span } from "./output";
import { EDGE_DAYS, monthOf, type Quarter } from "./quarters";
import { type Reading, readingOf } from "./readings";
import { between, isBounded } from "./spans";
import { dailyMean, meanReading, type Quote, quotesOf, trapezoidMean } from "./stocks";
import type { Credibility } from "./types";

/** What interpolation needs (§3.15). */
const QUOTES_NEEDED = 3;
const MONTHS_NEEDED = 2;
const INTERPOLATED: Credibility = 4;

/** Quotes this many days from a quarter's end, or from the one before, neighbour it: further away the price may have been anywhere. */
export const NEIGHBOUR_DAYS = 92;

/**
 * The quarterly mean of a price as one origin states it, or as its daily quotes give it when they cover ≥ 90 % of the
 * days: nothing is interpolated then. null when there is neither.
 */
export const priceMean = (claims: readonly Claim[], quarter: Quarter): Reading | null =>
  meanReading(claims, quarter) ?? dailyMean(claims, quarter);

/**
 * A price without a quarterly mean (§3.15): with at least 3 quotes in at least 2 months, straight lines through them,
 * weighted by time (credibility 4 at best); else only low–high between the neighbouring quotes; else null.
 *
 * @param claims of one origin, or of all of them: every quote is the same market's.
 */
export const priceFromQuotes = (claims: readonly Claim[], quarter: Quarter): Reading | null => {
  const near = quotesOf(claims).filter(
    ({ day }) => day >= quarter.start - 1 - NEIGHBOUR_DAYS && day <= quarter.end + NEIGHBOUR_DAYS,
  );
  return interpolated(near, quarter) ?? neighbours(near, quarter);
};

const interpolated = (quotes: readonly Quote[], quarter: Quarter): Reading | null => {
  const valued = quotes.filter(({ span }) => !isBounded(span));
  const own = valued.filter(({ day }) => day >= quarter.start - 1 - EDGE_DAYS && day <= quarter.end + EDGE_DAYS);
  const months = new Set(own.map(({ claim }) => monthOf(claim.fact.periodEnd)));
  if (own.length < QUOTES_NEEDED || months.size < MONTHS_NEEDED) return null;
  const line = clippedTo(valued, quarter);
  return readingOf({
    claims: line.map(({ claim }) => claim),
    span: trapezoidMean(line),
    method: "interpolated",
    steps: 0,
    atBestCredibility: INTERPOLATED,
  });
};

/** The line through the quotes, cut at the quarter's edges where quotes outside carry it across them. */
const clippedTo = (quotes: readonly Quote[], { start, end }: Quarter): Quote[] => {
  const inside = quotes.filter(({ day }) => day >= start && day <= end);
  const before = quotes.findLast(({ day }) => day < start);
  const after = quotes.find(({ day }) => day > end);
  const first = inside[0] ?? after;
  const last = inside.at(-1) ?? before;
  return [
    ...(before && first ? [onLine(before, first, start, before)] : []),
    ...inside,
    ...(after && last ? [onLine(last, after, end, after)] : []),
  ];
};

/** The point on the line from `a` to `b` on a day, resting on the claim of `anchor`. */
const onLine = (a: Quote, b: Quote, day: number, anchor: Quote): Quote => {
  const share = (day - a.day) / (b.day - a.day);
  const along = (from: number, to: number): number => from + (to - from) * share;
  const value = a.span.value === null || b.span.value === null ? null : along(a.span.value, b.span.value);
  const span: Span = { value, low: along(a.span.low, b.span.low), high: along(a.span.high, b.span.high) };
  return { day, span, claim: anchor.claim };
};

const neighbours = (quotes: readonly Quote[], { start, end }: Quarter): Reading | null => {
  const inside = quotes.filter(({ day }) => day >= start && day <= end);
  const before = quotes.findLast(({ day }) => day < start) ?? inside.find(({ day }) => day <= start + EDGE_DAYS);
  const after = quotes.find(({ day }) => day > end) ?? inside.findLast(({ day }) => day >= end - EDGE_DAYS);
  if (!before || !after) return null;
  const used = [...new Set([before, ...inside, after])];
  return readingOf({
    claims: used.map(({ claim }) => claim),
    span: between(Math.min(...used.map(({ span }) => span.low)), Math.max(...used.map(({ span }) => span.high))),
    method: "neighbouring quotes",
    steps: 0,
  });
};
