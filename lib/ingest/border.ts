import { isDay } from "@/lib/facts/days";
import type { Adapter, AdapterContext, AdapterReading, AdapterReject, AdapterSeries, DailyValue } from "./adapter";

/** What of a reading may be stored. */
export interface Admitted {
  values: DailyValue[];
  rejects: AdapterReject[];
}

/** A figure beyond this is a slip of units, not a network. */
const LARGEST = 1e18;

export const seriesKeyOf = (of: { networkSlug: string; seriesKey: string }): string =>
  `${of.networkSlug} ${of.seriesKey}`;

/**
 * Holds every value of an adapter against what the contract promises: a series of its own, a finished day, a number in
 * its bounds or a reason. Values older than asked for and of networks not asked for are left out without a word.
 */
export function admit(adapter: Adapter, reading: AdapterReading, context: AdapterContext): Admitted {
  const series = new Map(adapter.series.map((one) => [`${one.networkSlug} ${one.key}`, one]));
  const wanted = new Set(context.networkSlugs);
  const admitted: Admitted = { values: [], rejects: [...(reading.rejects ?? [])] };
  for (const [position, value] of reading.values.entries()) {
    if (!wanted.has(value.networkSlug)) continue;
    const of = series.get(seriesKeyOf(value));
    const fault = of ? faultOf(value, of, context) : "The adapter names no such series.";
    if (fault !== null)
      admitted.rejects.push({
        position,
        column: value.seriesKey,
        value: value.literal ?? textOf(value),
        reason: fault,
      });
    else if (value.day >= context.since) admitted.values.push(value);
  }
  return admitted;
}

const textOf = ({ value }: DailyValue): string | null => (value === null ? null : String(value));

function faultOf(value: DailyValue, series: AdapterSeries, { today }: AdapterContext): string | null {
  if (!isDay(value.day) || value.day < "2009-01-01") return `"${value.day.slice(0, 20)}" is not a day of the calendar.`;
  if (value.day > today) return `${value.day} has not come yet.`;
  if (series.shape === "flow" && value.day === today) return `${value.day} is not over.`;
  if ((value.value === null) !== (value.nullReason !== null)) return "A value without a number needs a reason.";
  if (value.value === null) return null;
  if (!Number.isFinite(value.value) || Math.abs(value.value) > LARGEST) return "The number is beyond all bounds.";
  if (series.unit === "share" && (value.value < 0 || value.value > 1)) return "A share lies between 0 and 1.";
  if (series.shape !== "flow" && value.value < 0) return "A level or price is not negative.";
  return null;
}
