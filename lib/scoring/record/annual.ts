import { amountsIn, type QuarterAmounts } from "./amounts";
import { capReading, ceilingOf } from "./bounds";
import type { Claim, SeriesClaims } from "./claims";
import { EMISSION_ROLES, type Line, linesOf, REVENUE_ROLES } from "./definitions";
import { type FigureBook, type Reconciled, reconciledFrom } from "./figures";
import { isDailyMean } from "./flows";
import type { Span } from "./output";
import { type Quarter, quarterAt, quarterIndexOfDay } from "./quarters";
import { type Reading, readingOf } from "./readings";
import { choose } from "./reconcile";
import { isClosed, NOTHING, scaled, sum } from "./spans";
import type { View } from "./view";

/** Twelve months may be claimed a few days short or long. */
const YEAR_DAYS = { least: 350, most: 380 } as const;
/** Revenue and emissions are of the same twelve months when their ends lie this close together (P12). */
const SAME_DAYS = 31;
const QUARTERS = 4;

/** A common year of revenue and emissions, counted like one long quarter. */
export interface AnnualRecord {
  /** Days of the claim that names the year. */
  from: string;
  to: string;
  toDay: number;
  /** The quarter it ends in, or ends within 31 days of. */
  t: number;
  amounts: QuarterAmounts;
}

interface Year {
  start: number;
  end: number;
}

/** Whether revenue of any twelve months is stated, for saying what is missing. */
export const hasAnnualRevenue = (view: View): boolean =>
  yearsOf(view).some((year) => {
    const t = quarterOfYearEnd(year);
    return amountsIn(view.lens, annualBook(view, year, t), t).revenue !== null;
  });

/** Claims for a year on lines of revenue or emissions, latest first. */
const yearsOf = (view: View): Claim[] =>
  [...REVENUE_ROLES, ...EMISSION_ROLES]
    .flatMap((role) => linesOf(view.lens, role))
    .flatMap((line) => annualClaims(claimsOf(view, line)))
    .sort((a, b) => b.end - a.end || b.start - a.start);

/**
 * The latest twelve months for which revenue and emissions both stand, when no quarter of them does (P12). Lines come
 * from claims for the year, or from their four quarters. null without one.
 *
 * @param lastUsable latest usable quarter; null = none. A year that contains it is not needed.
 * @param limit last day the year may end on.
 */
export const findAnnual = (view: View, lastUsable: number | null, limit: number): AnnualRecord | null => {
  for (const year of yearsOf(view)) {
    if (year.end > limit) continue;
    const t = quarterOfYearEnd(year);
    if (lastUsable !== null && lastUsable > t - QUARTERS) return null;
    const amounts = amountsIn(view.lens, annualBook(view, year, t), t);
    if (amounts.isUsable) return { from: year.fact.periodStart, to: year.fact.periodEnd, toDay: year.end, t, amounts };
  }
  return null;
};

const claimsOf = (view: View, line: Line): readonly Claim[] => view.known.bySeries.get(line.series.id)?.claims ?? [];

const annualClaims = (claims: readonly Claim[]): Claim[] =>
  claims.filter(({ span, days }) => span !== null && days >= YEAR_DAYS.least && days <= YEAR_DAYS.most).filter(isIn);

const isIn = (claim: Claim): boolean => !claim.isOut;

const quarterOfYearEnd = ({ end }: Year): number => {
  const index = quarterIndexOfDay(end);
  return end >= quarterAt(index).end - SAME_DAYS ? index : index - 1;
};

/** A book that answers every quarter with the year's figure. */
const annualBook = (view: View, year: Year, t: number): FigureBook => {
  const figures = new Map<string, Reconciled>();
  return {
    at: (seriesId) => {
      const before = figures.get(seriesId);
      if (before) return before;
      const entry = view.known.bySeries.get(seriesId);
      const fresh = (entry && annualFigure(view, entry, year, t)) ?? view.book.at(seriesId, t);
      figures.set(seriesId, fresh);
      return fresh;
    },
    quartersOf: view.book.quartersOf,
  };
};

const isSameYear = (a: Year, b: Year): boolean =>
  Math.abs(a.start - b.start) <= SAME_DAYS && Math.abs(a.end - b.end) <= SAME_DAYS;

/** From claims for the year, one per origin; else from the four quarters to t; null where neither is complete. */
const annualFigure = (view: View, { series, claims }: SeriesClaims, year: Year, t: number): Reconciled | null => {
  const own = annualClaims(claims).filter((claim) => isSameYear(claim, year));
  const byOrigin = new Map<string, Claim>();
  for (const claim of own) if (!byOrigin.has(claim.source.originId)) byOrigin.set(claim.source.originId, claim);
  const period = yearPeriod(year, t);
  const ceiling = ceilingOf(claims.filter(isIn), period, series);
  const readings = [...byOrigin.values()].map((claim) => yearReading(claim, isDailyMean(series)));
  if (ceiling) readings.push(capReading(ceiling.claims, 0, ceiling.high));
  const stated = choose(readings, series.metric);
  if (stated) return reconciledFrom(series.id, period, stated, own);

  const quarters = [t - 3, t - 2, t - 1, t].map((index) => view.book.at(series.id, index));
  const choices = quarters.flatMap(({ choice }) => (choice && isClosed(choice.span) ? [choice] : []));
  if (choices.length < QUARTERS) return missingYear(quarters, period);
  const total = choices.reduce<Span>((amount, choice) => sum(amount, choice.span), NOTHING);
  const reading: Reading = {
    ...readingOf({
      claims: choices.flatMap((choice) => choice.used.flatMap((used) => used.claims)),
      span: series.shape === "flow" ? total : scaled(total, 1 / QUARTERS),
      method: series.shape === "flow" ? "sum" : "mean of quotes",
      steps: 0,
    }),
    isRuled: false,
  };
  const summed = choose([reading], series.metric);
  return summed && reconciledFrom(series.id, period, summed, reading.claims);
};

const yearReading = (claim: Claim, dailyMean: boolean): Reading =>
  readingOf({
    claims: [claim],
    span: scaled(claim.span ?? NOTHING, dailyMean ? claim.days : 1),
    method: dailyMean ? "daily mean × days" : "reported",
    steps: Number(dailyMean),
  });

/** The first quarter that is missing says why the year is. */
const missingYear = (quarters: readonly Reconciled[], period: Quarter): Reconciled | null => {
  const gap = quarters.find(({ choice }) => choice === null);
  return gap ? { ...gap, figure: { ...gap.figure, quarter: period.label } } : null;
};

const yearPeriod = ({ start, end }: Year, t: number): Quarter => ({
  label: quarterAt(t).label,
  index: t,
  start,
  end,
  days: end - start + 1,
});
