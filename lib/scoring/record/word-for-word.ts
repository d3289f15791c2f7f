import type { Claim } from "./claims";
import { takenAtItsWord } from "./contests";
import { type FigureBook, figureKey, type Reconciled } from "./figures";
import { isDailyMean } from "./flows";
import type { Span } from "./output";
import { type Quarter, quarterAt, quarterIndexOfDay } from "./quarters";
import { readingOf } from "./readings";
import { between, exactly, scaled, sum } from "./spans";
import type { SeriesFact } from "./types";
import { windowIn } from "./windows";

const RUN_RATES_PER_YEAR = 4;

/**
 * The figures a claim would put in the place of the published ones if it were taken at its word, by figure key: the
 * quarter it covers; for part of a quarter, the claim plus the published figure for the other days; for a year, the
 * published quarters raised or lowered to add up to it; for a run-rate or ceiling, the quarter at that rate; a level is
 * the level of its quarter. Empty where the published figures are too few to say.
 */
export const figuresInItsPlace = (series: SeriesFact, claim: Claim, book: FigureBook): Map<string, Reconciled> => {
  const replaced = new Map<string, Reconciled>();
  const put = (index: number, span: Span): void => {
    const endQuote = series.shape === "stock" ? span : null;
    const reading = readingOf({ claims: [claim], span, method: "reported", steps: 0, endQuote });
    replaced.set(figureKey(series.id, index), takenAtItsWord(series.id, index, reading));
  };
  const claimed = amountClaimed(claim);
  if (!claimed) return replaced;
  const quarters = quartersOf(claim);
  if (series.shape === "stock") {
    for (const { index } of quarters) put(index, claimed);
    return replaced;
  }
  if (series.shape === "price") {
    for (const quarter of quarters) put(quarter.index, priceWith(series, claim, claimed, quarter, book));
    return replaced;
  }
  if (claim.fact.nature === "run-rate") {
    for (const { index, days } of quarters)
      put(index, scaled(claimed, isDailyMean(series) ? days : 1 / RUN_RATES_PER_YEAR));
    return replaced;
  }
  const [only, ...others] = quarters;
  if (only && others.length === 0) {
    const span = quarterWith(series, claim, claimed, only, book);
    if (span) put(only.index, span);
    return replaced;
  }
  const published = quarters.map(({ index }) => book.at(series.id, index).figure.span?.value ?? null);
  const whole = published.reduce<number | null>(
    (total, value) => (total === null || value === null ? null : total + value),
    0,
  );
  const total = isDailyMean(series) ? scaled(claimed, claim.days) : claimed;
  if (whole === null) return replaced;
  quarters.forEach(({ index }, position) => {
    const share = whole === 0 ? 1 / quarters.length : (published[position] ?? 0) / whole;
    put(index, scaled(total, share));
  });
  return replaced;
};

const amountClaimed = ({ fact, span, isCap }: Claim): Span | null => {
  if (!isCap) return span;
  if (fact.value !== null) return exactly(fact.value);
  return fact.low === null && fact.high === null ? null : between(fact.low ?? 0, fact.high ?? Number.POSITIVE_INFINITY);
};

/** Quarters that lie in the claim for the most part; the one it lies in when it is shorter. */
const quartersOf = (claim: Claim): Quarter[] => {
  const middle = quarterAt(quarterIndexOfDay(Math.floor((claim.start + claim.end) / 2)));
  const quarters: Quarter[] = [];
  for (let index = quarterIndexOfDay(claim.start); index <= quarterIndexOfDay(claim.end); index += 1) {
    const quarter = quarterAt(index);
    const overlap = Math.min(claim.end, quarter.end) - Math.max(claim.start, quarter.start) + 1;
    if (overlap * 2 > quarter.days) quarters.push(quarter);
  }
  return quarters.length > 0 ? quarters : [middle];
};

/** A price on some days moves the quarter's mean by their share. */
const priceWith = (series: SeriesFact, claim: Claim, claimed: Span, quarter: Quarter, book: FigureBook): Span => {
  const published = book.at(series.id, quarter.index).figure.span;
  const days = windowIn(claim, quarter)?.days ?? quarter.days;
  return published
    ? scaled(sum(scaled(claimed, days), scaled(published, quarter.days - days)), 1 / quarter.days)
    : claimed;
};

const quarterWith = (
  series: SeriesFact,
  claim: Claim,
  claimed: Span,
  quarter: Quarter,
  book: FigureBook,
): Span | null => {
  const window = windowIn(claim, quarter);
  if (!window) return null;
  const amount = scaled(claimed, isDailyMean(series) ? window.days : window.share);
  if (window.days === quarter.days) return amount;
  const published = book.at(series.id, quarter.index).figure.span;
  return published ? sum(amount, scaled(published, 1 - window.days / quarter.days)) : amount;
};
