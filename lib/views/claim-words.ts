import {
  formatCompact,
  formatCoverage,
  formatMultiple,
  formatPercent,
  formatPriceUsd,
  formatRange,
  formatUsd,
  NOT_REPORTED,
} from "@/lib/format";
import type { Figure, ObservationFact } from "@/lib/scoring";

/** One claim in words: its amount in the unit of the series, its days, since when it is known. */

/** Text in the unit of a series. */
export function formatInUnit(value: number | null, unit: string): string {
  if (unit === "USD") return formatUsd(value);
  if (unit.startsWith("USD/")) return value === null ? NOT_REPORTED : `${formatPriceUsd(value)}/${unit.slice(4)}`;
  if (unit === "share" || unit === "ratio") return formatPercent(value);
  if (unit === "x") return formatCoverage(value);
  if (unit === "change") return formatPercent(value, { signed: true });
  if (unit === "%") return formatPercent(value === null ? null : value / 100);
  if (unit === "multiple") return formatMultiple(value);
  return value === null ? NOT_REPORTED : `${formatCompact(value)}\u00a0${value === 1 ? singular(unit) : unit}`;
}

/** What can be counted stands in the plural, "carriers" or "transactions/day"; names of tokens and measures are not in small letters. */
const singular = (unit: string): string =>
  unit.replace(/^[a-z -]+(?=$|\/)/, (things) => things.replace(/ies$/, "y").replace(/s$/, ""));

export function missingWords(missing: NonNullable<Figure["missing"]>): string {
  return {
    not_disclosed: "searched for, not disclosed",
    not_researched: "not researched yet",
    part_quarter: "claims cover only part of the quarter",
    no_claim: NOT_REPORTED,
  }[missing];
}

/** What is claimed, as a value or as the bound it is. */
export function claimedAmount(observation: ObservationFact, unit: string): string {
  const inUnit = (value: number) => formatInUnit(value, unit);
  const { value, low, high, nature, nullReason } = observation;
  if (value !== null)
    return nature === "measured" || nature === "programmatic" ? inUnit(value) : `${nature}: ${inUnit(value)}`;
  if (low !== null && high !== null) return formatRange(low, high, inUnit);
  if (low !== null) return `at least ${inUnit(low)}`;
  if (high !== null) return `at most ${inUnit(high)}`;
  return nullReason === "observed_zero" ? `${inUnit(0)}, observed` : missingWords(nullReason ?? "no_claim");
}

export const claimedPeriod = ({ periodStart, periodEnd }: ObservationFact): string =>
  periodStart === periodEnd ? periodEnd : `${periodStart} to ${periodEnd}`;

export const knownWords = ({ knownOn, knownOnBasis }: ObservationFact): string =>
  `${knownOn}, ${
    {
      published: "published",
      reconstructible: "reconstructible",
      assumed: "day assumed",
      recorded: "recorded",
    }[knownOnBasis]
  }`;

/** Web addresses become links; our own `article:` names and on-chain identifiers stay text. */
export const webAddress = (url: string): string | null => (/^https?:\/\//.test(url) ? url : null);
