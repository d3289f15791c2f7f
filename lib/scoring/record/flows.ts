import type { Claim } from "./claims";
import type { Span } from "./output";
import type { Quarter } from "./quarters";
import { type Reading, readingOf } from "./readings";
import { NOTHING, scaled, sum } from "./spans";
import type { SeriesFact } from "./types";
import { coverQuarter, type Window } from "./windows";

const PER_DAY = /\/day$/;

/** The series states means per day (`USD/day`): a quarter is the mean × days. */
export const isDailyMean = ({ unit }: SeriesFact): boolean => PER_DAY.test(unit);

/** Unit of a quarter's figure: `USD/day` adds up to `USD`. */
export const quarterUnit = ({ unit, shape }: SeriesFact): string =>
  shape === "flow" ? unit.replace(PER_DAY, "") : unit;

/**
 * A flow in one quarter as one origin reports it (§3.15): windows covering ≥ 90 % of the days without overlap, their sum
 * ÷ covered days × days. null when the origin covers less.
 *
 * Credibility + 1 each: days missing, edges up to 5 days off, daily means multiplied.
 */
export const flowReading = (claims: readonly Claim[], quarter: Quarter, dailyMean: boolean): Reading | null => {
  // Values first: a bound may cover more days, but says less.
  const valued = claims.filter((claim) => claim.span !== null && claim.span.value !== null);
  const cover =
    coverQuarter(valued, quarter) ??
    coverQuarter(
      claims.filter((claim) => claim.span !== null),
      quarter,
    );
  if (!cover) return null;
  const { windows, days } = cover;
  const total = windows.reduce<Span>((amount, window) => sum(amount, amountIn(window, dailyMean)), NOTHING);
  const isWhole = days === quarter.days;
  const steps = Number(!isWhole) + Number(windows.some((window) => window.isShifted)) + Number(dailyMean);
  return readingOf({
    claims: windows.map((window) => window.claim),
    span: isWhole ? total : scaled(total, quarter.days / days),
    method: dailyMean ? "daily mean × days" : windows.length > 1 || !isWhole ? "sum" : "reported",
    steps,
  });
};

const amountIn = ({ claim, share, days }: Window, dailyMean: boolean): Span =>
  scaled(claim.span ?? NOTHING, dailyMean ? days : share);
