import { byPrecedence, type Claim } from "./claims";
import type { Span } from "./output";
import { EDGE_DAYS, type Quarter } from "./quarters";
import { type Reading, readingOf } from "./readings";
import { NOTHING, scaled, sum } from "./spans";
import { coverQuarter } from "./windows";

/** A level on a day. */
export interface Quote {
  day: number;
  span: Span;
  claim: Claim;
}

/** A mean over more days than this says nothing about one of them. */
const LONGEST_QUOTE_DAYS = 31;

/** Quotes, oldest first, one per day; a mean over up to a month stands in its middle. */
export const quotesOf = (claims: readonly Claim[]): Quote[] => {
  const byDay = new Map<number, Quote>();
  for (const claim of claims) {
    if (!claim.span || claim.days > LONGEST_QUOTE_DAYS) continue;
    const day = Math.floor((claim.start + claim.end) / 2);
    const rival = byDay.get(day);
    if (!rival || byPrecedence(claim, rival.claim) < 0) byDay.set(day, { day, span: claim.span, claim });
  }
  return [...byDay.values()].sort((a, b) => a.day - b.day);
};

/** Mean of means that cover ≥ 90 % of the quarter, weighted by days; null when they cover less. */
export const meanReading = (claims: readonly Claim[], quarter: Quarter): Reading | null =>
  meanOf(
    claims.filter((claim) => claim.days > 1),
    quarter,
  );

/** Mean of quotes of single days that cover ≥ 90 % of the quarter; null when they cover less. */
export const dailyMean = (claims: readonly Claim[], quarter: Quarter): Reading | null =>
  meanOf(
    claims.filter((claim) => claim.days === 1 && claim.span?.value != null),
    quarter,
  );

const meanOf = (claims: readonly Claim[], quarter: Quarter): Reading | null => {
  const cover = coverQuarter(
    claims.filter((claim) => claim.span !== null),
    quarter,
  );
  if (!cover) return null;
  const { windows, days } = cover;
  const total = windows.reduce<Span>(
    (level, window) => sum(level, scaled(window.claim.span ?? NOTHING, window.days)),
    NOTHING,
  );
  return readingOf({
    claims: windows.map((window) => window.claim),
    span: scaled(total, 1 / days),
    method: windows.length > 1 ? "mean of quotes" : "reported",
    steps: Number(days < quarter.days) + Number(windows.some((window) => window.isShifted)),
  });
};

/**
 * A stock in one quarter as one origin reports it (§3.15): a stated mean; else the time-weighted mean (trapezoid) of the
 * quotes inside and the end quotes of both sides; a single end quote counts. null without a quote of this quarter.
 */
export const stockReading = (claims: readonly Claim[], quarter: Quarter): Reading | null => {
  const quotes = quotesOf(claims);
  const endQuote = endQuoteOf(quotes, quarter);
  const mean = meanReading(claims, quarter);
  if (mean) return { ...mean, endQuote: endQuote?.span ?? null };

  const inside = quotes.filter(({ day }) => day >= quarter.start && day <= quarter.end);
  // Another day's quote stands for the edge only where the edge has none of its own.
  const closing = endQuote && endQuote.day > quarter.end ? [endQuote] : [];
  if (inside.length + closing.length === 0) return null;
  const opening = quotes.findLast(({ day }) => day < quarter.start && day >= quarter.start - 1 - EDGE_DAYS);
  const used = [...(opening ? [opening] : []), ...inside, ...closing];
  const points = used.map((quote) => ({
    ...quote,
    day: Math.min(Math.max(quote.day, quarter.start - 1), quarter.end),
  }));
  return readingOf({
    claims: used.map((quote) => quote.claim),
    span: trapezoidMean(points),
    method: used.length === 1 && endQuote ? "end quote" : "mean of quotes",
    steps: Number(used.some((quote, index) => quote.day !== points[index]?.day)),
    endQuote: endQuote?.span ?? null,
  });
};

/** The last quote within 5 days before the quarter's end, else the first within 5 days after it. */
const endQuoteOf = (quotes: readonly Quote[], { end }: Quarter): Quote | undefined =>
  quotes.findLast(({ day }) => day <= end && day >= end - EDGE_DAYS) ??
  quotes.find(({ day }) => day > end && day <= end + EDGE_DAYS);

/** Time-weighted mean of straight lines through quotes, oldest first, at least one. */
export const trapezoidMean = (quotes: readonly { day: number; span: Span }[]): Span => {
  const first = quotes[0];
  const last = quotes.at(-1);
  if (!first || !last) throw new Error("No quotes to average");
  if (first.day === last.day) return first.span;
  let area = NOTHING;
  quotes.forEach((quote, index) => {
    const before = quotes[index - 1];
    if (before) area = sum(area, scaled(sum(before.span, quote.span), (quote.day - before.day) / 2));
  });
  return scaled(area, 1 / (last.day - first.day));
};
