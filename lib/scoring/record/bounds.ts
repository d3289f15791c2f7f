import { reaches } from "../numbers";
import type { Claim } from "./claims";
import { isDailyMean } from "./flows";
import { EDGE_DAYS, type Quarter } from "./quarters";
import { type Reading, readingOf } from "./readings";
import { between } from "./spans";
import type { SeriesFact } from "./types";
import { coverQuarter } from "./windows";

/** A bound needs a source of its own of at least this quality (P11). */
const BOUND_QUALITY = 0.35;

/** A measured payout ratio this many quarters old still bounds what a ceiling pays at least (P11). */
export const PAYOUT_QUARTERS = 8;

const RUN_RATES_PER_YEAR = 4;

export const mayBound = (claim: Claim): boolean => reaches(claim.quality, BOUND_QUALITY);

/** Measured ÷ ceiling of an earlier quarter, with the claims behind the measurement. */
export interface Payout {
  ratio: number;
  claims: readonly Claim[];
}

/**
 * Upper bounds of one origin for one quarter (P11): ceilings and budgets that cover it, and the yearly run-rates stated
 * inside it, ÷ 4. A ceiling's lower bound is the payout ratio × ceiling, else 0. Credibility is the claim's own.
 *
 * @param payout last measured payout ratio; null without one.
 */
export const capReadings = (
  claims: readonly Claim[],
  quarter: Quarter,
  series: SeriesFact,
  payout: Payout | null,
): Reading[] => {
  const caps = claims.filter((claim) => claim.isCap && mayBound(claim) && topOf(claim) !== null);
  const readings = caps
    .filter(({ fact }) => fact.nature === "run-rate")
    .filter(({ start, end }) => start >= quarter.start - EDGE_DAYS && end <= quarter.end + EDGE_DAYS)
    .map((claim) => capReading([claim], 0, runRateTop(claim, quarter, series)));
  const ceiling = ceilingOf(claims, quarter, series);
  if (!ceiling) return readings;
  const low = payout?.claims.every(mayBound) ? Math.min(1, payout.ratio) * ceiling.high : 0;
  const claimsBehind = low > 0 && payout ? [...ceiling.claims, ...payout.claims] : ceiling.claims;
  return [...readings, capReading(claimsBehind, low, ceiling.high)];
};

/** What ceilings and budgets allow in a quarter: windows that cover it; null when they do not. */
export const ceilingOf = (
  claims: readonly Claim[],
  quarter: Quarter,
  series: SeriesFact,
): { high: number; claims: Claim[] } | null => {
  const ceilings = claims.filter(
    (claim) =>
      (claim.fact.nature === "ceiling" || claim.fact.nature === "budget") && mayBound(claim) && topOf(claim) !== null,
  );
  const cover = coverQuarter(ceilings, quarter);
  if (!cover) return null;
  const tops = cover.windows.map(
    ({ claim, share, days }) => (topOf(claim) ?? 0) * (isDailyMean(series) ? days : share),
  );
  const high =
    series.shape === "flow"
      ? tops.reduce((total, top) => total + top, 0) * (quarter.days / cover.days)
      : Math.max(...tops);
  return { high, claims: cover.windows.map(({ claim }) => claim) };
};

const topOf = ({ fact }: Claim): number | null => fact.high ?? fact.value;

const runRateTop = (claim: Claim, quarter: Quarter, series: SeriesFact): number => {
  const top = topOf(claim) ?? 0;
  return isDailyMean(series) ? top * quarter.days : top / RUN_RATES_PER_YEAR;
};

/** A bound as a reading. */
export const capReading = (claims: readonly Claim[], low: number, high: number): Reading =>
  readingOf({ claims, span: between(low, high), method: "bound", steps: 0 });

/**
 * What several bounds leave open: the highest low to the lowest high. Where they exclude each other, the better source
 * stands alone. Bounds whose source is too weak do not count. null without a bound.
 */
export const combineBounds = (readings: readonly Reading[]): Reading | null => {
  const bounds = readings.filter((reading) => reaches(reading.quality, BOUND_QUALITY));
  const best = bounds.toSorted((a, b) => b.quality - a.quality || a.span.high - b.span.high)[0];
  if (!best) return null;
  const low = Math.max(...bounds.map(({ span }) => span.low));
  const high = Math.min(...bounds.map(({ span }) => span.high));
  if (low > high) return best;
  const binding = bounds.filter(({ span }) => (span.low === low && low > 0) || span.high === high);
  const claims = [...new Set(binding.flatMap((reading) => reading.claims))];
  const method = binding.length === 1 ? (binding[0]?.method ?? "bound") : "bound";
  return {
    ...readingOf({ claims, span: between(low, high), method, steps: 0 }),
    grade: weakestOf(binding),
    quality: lowestQuality(binding),
  };
};

const weakestOf = (readings: readonly Reading[]): Reading["grade"] =>
  readings.reduce((worst, reading) => (reading.quality < worst.quality ? reading : worst)).grade;
const lowestQuality = (readings: readonly Reading[]): number => Math.min(...readings.map(({ quality }) => quality));
