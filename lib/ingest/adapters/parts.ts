import * as z from "zod";
import type { AdapterSeries, DailyValue } from "../adapter";

/** What adapters share: moments that become days, digits that become values, and rows with the usual rest filled in. */

const DAY_MS = 86_400_000;

/** A finite number; JSON cannot hold another, a number of 400 digits can. */
export const finite = z.number("expected a number");
/** A number ≥ 0. */
export const amount = finite.min(0, "expected a number that is not negative");
/** Digits of a whole number, as text: it may be larger than a double holds. */
export const wholeDigits = z.string().regex(/^\d{1,60}$/, "expected the digits of a whole number");
/** Digits of a decimal number, as text. */
export const decimalDigits = z.string().regex(/^-?\d{1,60}(\.\d{1,60})?$/, "expected the digits of a decimal number");
/** A moment as ISO text, in UTC or with its offset. */
export const isoMoment = z
  .string()
  .refine(
    (text) => /^\d{4}-\d\d-\d\d(T\d\d:\d\d.*)?$/.test(text) && !Number.isNaN(Date.parse(text)),
    "expected a moment as ISO text",
  );

/** UTC day of a moment. */
export const dayOfMs = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

export const dayBefore = (day: string, days = 1): string => dayOfMs(Date.parse(`${day}T00:00:00Z`) - days * DAY_MS);

/** Moments a source may give: 2009 to 2100. Outside, seconds were taken for milliseconds or the other way round. */
const FIRST_MS = Date.UTC(2009, 0, 1);
const LAST_MS = Date.UTC(2100, 0, 1);

/** Unix seconds as milliseconds, refused where they must have been milliseconds already. */
export const unixSeconds = finite
  .refine((seconds) => seconds * 1000 >= FIRST_MS && seconds * 1000 < LAST_MS, "expected a moment in unix seconds")
  .transform((seconds) => seconds * 1000);

export const unixMilliseconds = finite.refine(
  (ms) => ms >= FIRST_MS && ms < LAST_MS,
  "expected a moment in unix milliseconds",
);

/** The day whose midnight lies within `toleranceMs` of the moment, on either side; null = it is no midnight. */
export function dayAtMidnight(ms: number, toleranceMs: number): string | null {
  const midnight = Math.round(ms / DAY_MS) * DAY_MS;
  return Math.abs(ms - midnight) <= toleranceMs ? dayOfMs(midnight) : null;
}

/** Digits of a whole number of the smallest unit (uakt, attoFIL, bytes) ÷ 10^decimals, exact up to the last division. */
export function fromSmallestUnit(digits: string, decimals: number): number {
  const scale = 10n ** BigInt(decimals);
  const whole = BigInt(digits);
  return Number(whole / scale) + Number(whole % scale) / Number(scale);
}

type SeriesDefaults = "payer" | "bucket" | "credibility" | "nature" | "derivation" | "staleAfterDays" | "source";

/** A series of an adapter; what is left out is the usual: measured, unchecked, as replied, stale after three days. */
export const series = (
  given: Omit<AdapterSeries, SeriesDefaults | "networkSlug"> & Partial<Pick<AdapterSeries, SeriesDefaults>>,
): AdapterSeries => ({
  payer: null,
  bucket: null,
  credibility: 3,
  nature: null,
  derivation: null,
  staleAfterDays: 3,
  source: null,
  networkSlug: given.key.slice(0, given.key.indexOf(".")),
  ...given,
});

/** A value that is there. */
export const known = (
  of: Pick<AdapterSeries, "key" | "networkSlug">,
  day: string,
  value: number,
  literal: string,
  note: string | null = null,
): DailyValue => ({ networkSlug: of.networkSlug, seriesKey: of.key, day, value, nullReason: null, literal, note });

/** A value that is not there, and why. */
export const unknown = (
  of: Pick<AdapterSeries, "key" | "networkSlug">,
  day: string,
  literal: string | null,
  note: string,
): DailyValue => ({
  networkSlug: of.networkSlug,
  seriesKey: of.key,
  day,
  value: null,
  nullReason: "not_disclosed",
  literal,
  note,
});
