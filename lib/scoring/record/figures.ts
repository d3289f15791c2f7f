import { capReadings, ceilingOf, mayBound, PAYOUT_QUARTERS, type Payout } from "./bounds";
import type { AnyKnownRecord, Claim, SeriesClaims } from "./claims";
import { flowReading, isDailyMean } from "./flows";
import { gradeLabel } from "./grades";
import { missing, silence } from "./missing";
import { NEIGHBOUR_DAYS, priceFromQuotes, priceMean } from "./prices";
import { EDGE_DAYS, type Quarter, quarterAt, quarterIndexOfDay } from "./quarters";
import type { Reading } from "./readings";
import { type Choice, choose, type Reconciled } from "./reconcile";
import { isBounded } from "./spans";
import { stockReading } from "./stocks";
import type { ObservationFact, SeriesFact } from "./types";
import { EPOCH_DAYS } from "./windows";

export type { Reconciled };

/** Figures by series and quarter; a series that says nothing about a quarter still has a figure there: missing. */
export interface FigureBook {
  at(seriesId: string, quarterIndex: number): Reconciled;
  /** Quarters in which any claim speaks about the series, oldest first. */
  quartersOf(seriesId: string): readonly number[];
}

/** Every series in every quarter anything was said about it: one pass over the record. */
export const buildFigures = (known: AnyKnownRecord): FigureBook => {
  const books = new Map<string, Map<number, Reconciled>>();
  for (const entry of known.bySeries.values()) books.set(entry.series.id, figuresOf(entry));
  return {
    at: (seriesId, index) => books.get(seriesId)?.get(index) ?? silence(seriesId, index),
    quartersOf: (seriesId) => [...(books.get(seriesId)?.keys() ?? [])],
  };
};

/** The same book with some figures replaced. Key: `${seriesId} ${quarterIndex}`. */
export const withFigures = (book: FigureBook, replaced: ReadonlyMap<string, Reconciled>): FigureBook => ({
  at: (seriesId, index) => replaced.get(figureKey(seriesId, index)) ?? book.at(seriesId, index),
  quartersOf: book.quartersOf,
});

export const figureKey = (seriesId: string, quarterIndex: number): string => `${seriesId} ${quarterIndex}`;

/** Figures depend on the claims of their series alone: another ruling elsewhere leaves them as they are. */
const madeOf = new WeakMap<SeriesClaims, Map<number, Reconciled>>();

const figuresOf = (entry: SeriesClaims): Map<number, Reconciled> => {
  const made = madeOf.get(entry) ?? figuresOfSeries(entry);
  madeOf.set(entry, made);
  return made;
};

const figuresOfSeries = ({ series, claims }: SeriesClaims): Map<number, Reconciled> => {
  const figures = new Map<number, Reconciled>();
  const payouts = new Map<number, Payout>();
  for (const [index, touching] of [...touchedQuarters(claims)].sort(([a], [b]) => a - b)) {
    const quarter = quarterAt(index);
    // Quotes of neighbouring quarters shape this one's mean; flows end at their edges.
    const reach = series.shape === "flow" ? touching : claims.filter((claim) => isNear(claim, quarter));
    const payout = lastPayout(payouts, index);
    const figure = reconcile(series, quarter, touching, reach, payout);
    figures.set(index, figure);
    const measured = payoutOf(series, quarter, touching, figure);
    if (measured) payouts.set(index, measured);
  }
  return figures;
};

const isNear = ({ start, end }: Claim, quarter: Quarter): boolean =>
  end >= quarter.start - 1 - NEIGHBOUR_DAYS && start <= quarter.end + NEIGHBOUR_DAYS;

/** Claims by the quarters they speak about; a few days across an edge are not about that quarter, save for split epochs. */
const touchedQuarters = (claims: readonly Claim[]): Map<number, Claim[]> => {
  const touched = new Map<number, Claim[]>();
  for (const claim of claims) {
    const last = quarterIndexOfDay(claim.end);
    for (let index = quarterIndexOfDay(claim.start); index <= last; index += 1) {
      const { start, end } = quarterAt(index);
      const overlap = Math.min(claim.end, end) - Math.max(claim.start, start) + 1;
      if (overlap <= EDGE_DAYS && claim.days > EPOCH_DAYS) continue;
      const list = touched.get(index);
      if (list) list.push(claim);
      else touched.set(index, [claim]);
    }
  }
  return touched;
};

const reconcile = (
  series: SeriesFact,
  quarter: Quarter,
  touching: readonly Claim[],
  reach: readonly Claim[],
  payout: Payout | null,
): Reconciled => {
  const admitted = reach.filter((claim) => !claim.isOut);
  const readings = readingsOf(series, quarter, admitted);
  const capping = admitted.filter((claim) => claim.isCap);
  const caps = [...byOrigin(capping).values()].flatMap((claims) => capReadings(claims, quarter, series, payout));
  const choice = choose([...readings, ...caps], series.metric);
  if (!choice) return missing(series, quarter, touching);
  return reconciledFrom(series.id, quarter, choice, touching);
};

/** One reading per origin (§3.15); quotes of a price are joined when no origin alone gives a value. */
const readingsOf = (series: SeriesFact, quarter: Quarter, claims: readonly Claim[]): Reading[] => {
  const origins = [...byOrigin(claims.filter((claim) => claim.span !== null)).values()];
  const each = (read: (own: readonly Claim[]) => Reading | null): Reading[] =>
    origins.map(read).filter((reading) => reading !== null);
  if (series.shape === "flow") return each((own) => flowReading(own, quarter, isDailyMean(series)));
  if (series.shape === "stock") return each((own) => stockReading(own, quarter));
  const means = each((own) => priceMean(own, quarter));
  if (means.length > 0) return means;
  const lines = each((own) => priceFromQuotes(own, quarter)).filter((reading) => !isBounded(reading.span));
  if (lines.length > 0) return lines;
  const joined = priceFromQuotes(claims, quarter);
  return joined ? [joined] : [];
};

const byOrigin = (claims: readonly Claim[]): Map<string, Claim[]> => {
  const origins = new Map<string, Claim[]>();
  for (const claim of claims) {
    const own = origins.get(claim.source.originId);
    if (own) own.push(claim);
    else origins.set(claim.source.originId, [claim]);
  }
  return origins;
};

/** A figure from a choice, with the claims that were looked at and not used. */
export const reconciledFrom = (
  seriesId: string,
  quarter: Quarter,
  choice: Choice,
  touching: readonly Claim[],
): Reconciled => {
  const used = [...new Set(choice.used.flatMap((reading) => reading.claims))];
  const behind = new Set(used);
  return {
    choice,
    used,
    figure: {
      seriesId,
      quarter: quarter.label,
      span: choice.span,
      missing: null,
      method: choice.lead.method,
      grade: gradeLabel(choice.lead.grade),
      quality: choice.lead.quality,
      knownOn: latestKnownOn(used),
      knownOnBasis: weakestBasis(used),
      usedIds: used.map((claim) => claim.fact.id),
      otherIds: touching.filter((claim) => !behind.has(claim)).map((claim) => claim.fact.id),
      originIds: [...new Set(choice.used.flatMap((reading) => reading.originIds))].sort(),
      gap: choice.gap,
      reason: choice.reason,
    },
  };
};

const latestKnownOn = (claims: readonly Claim[]): string | null =>
  claims.reduce<string | null>(
    (latest, { fact }) => (latest === null || fact.knownOn > latest ? fact.knownOn : latest),
    null,
  );

/** From firm to weak. */
const BASES: readonly ObservationFact["knownOnBasis"][] = ["published", "reconstructible", "recorded", "assumed"];

const weakestBasis = (claims: readonly Claim[]): ObservationFact["knownOnBasis"] | null =>
  BASES.findLast((basis) => claims.some(({ fact }) => fact.knownOnBasis === basis)) ?? null;

/** Measured ÷ ceiling, where a quarter of an emission has both (P11). */
const payoutOf = (
  series: SeriesFact,
  quarter: Quarter,
  claims: readonly Claim[],
  { figure, used }: Reconciled,
): Payout | null => {
  const value = figure.span?.value ?? null;
  if (series.metric !== "emission" || value === null) return null;
  const ceiling = ceilingOf(
    claims.filter((claim) => !claim.isOut),
    quarter,
    series,
  );
  if (!ceiling || ceiling.high <= 0 || !used.every(mayBound)) return null;
  return { ratio: value / ceiling.high, claims: used };
};

const lastPayout = (payouts: ReadonlyMap<number, Payout>, index: number): Payout | null => {
  for (let age = 1; age <= PAYOUT_QUARTERS; age += 1) {
    const payout = payouts.get(index - age);
    if (payout) return payout;
  }
  return null;
};
