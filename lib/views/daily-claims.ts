import { formatCount, formatRange } from "@/lib/format";
import type { ObservationFact } from "@/lib/scoring";
import { claimedPeriod, formatInUnit, missingWords } from "./claim-words";

/** So many single days of one source are told together. */
const LEAST_DAYS = 8;

/** Values of single days by one source, alike in everything but day and number; oldest first, at least `LEAST_DAYS`. */
export interface DailyClaims {
  days: ObservationFact[];
  /** The newest day: what is said of all of them is said of it. */
  last: ObservationFact;
}

export type Told = { one: ObservationFact } | DailyClaims;

/**
 * Claims in their order, with the days of a source told together where there are many: ninety-two lines that differ in a
 * digit say less than one.
 * @param isAlone what has a line of its own all the same, because a conflict rules on it
 */
export function tellTogether(observations: readonly ObservationFact[], isAlone: (id: string) => boolean): Told[] {
  const byLikeness = new Map<string, ObservationFact[]>();
  for (const observation of observations) {
    const key = isDaily(observation) && !isAlone(observation.id) ? likeness(observation) : observation.id;
    const alike = byLikeness.get(key);
    if (alike) alike.push(observation);
    else byLikeness.set(key, [observation]);
  }
  return [...byLikeness.values()].flatMap((alike): Told[] => {
    if (alike.length < LEAST_DAYS) return alike.map((one) => ({ one }));
    const days = alike.toSorted((a, b) => (a.periodStart < b.periodStart ? -1 : 1));
    const last = days.at(-1);
    return last ? [{ days, last }] : [];
  });
}

const isDaily = ({ periodStart, periodEnd, low, high }: ObservationFact): boolean =>
  periodStart === periodEnd && low === null && high === null;

const likeness = ({
  seriesId,
  sourceId,
  nature,
  credibility,
  derivation,
  value,
  nullReason,
}: ObservationFact): string =>
  JSON.stringify([seriesId, sourceId, nature, credibility, derivation, value === null ? nullReason : "number"]);

/** `92 daily values, $1.20M to $1.31M`; of days without a number, why. */
export function daysAmount({ days, last }: DailyClaims, unit: string): string {
  const values = days.flatMap(({ value }) => (value === null ? [] : [value]));
  if (values.length === 0) {
    const words =
      last.nullReason === "observed_zero"
        ? `${formatInUnit(0, unit)}, observed`
        : missingWords(last.nullReason ?? "no_claim");
    return `${formatCount(days.length)} days: ${words}`;
  }
  const [low, high] = values.reduce(([least, most], value) => [Math.min(least, value), Math.max(most, value)], [
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ] as [number, number]);
  const inUnit = (value: number) => formatInUnit(value, unit);
  const bound = last.nature === "measured" || last.nature === "programmatic" ? "" : `${last.nature}: `;
  const range = inUnit(low) === inUnit(high) ? `each ${inUnit(low)}` : formatRange(low, high, inUnit);
  return `${bound}${formatCount(days.length)} daily values, ${range}`;
}

/** `2026-07-01 to 2026-09-30`. */
export const daysPeriod = ({ days, last }: DailyClaims): string =>
  claimedPeriod({ ...last, periodStart: days[0]?.periodStart ?? last.periodStart });

/** First and last day on which one of them became known. */
export function daysKnown({ days }: DailyClaims): [string, string] {
  const known = days.map(({ knownOn }) => knownOn).sort();
  return [known[0] ?? "", known.at(-1) ?? ""];
}

/** What is noted of all of them alike, or how many bear a note of their own; null = nothing is noted. */
export function daysNote({ days }: DailyClaims): string | null {
  const notes = days.flatMap(({ note }) => (note === null ? [] : [note]));
  const [first] = notes;
  if (first === undefined) return null;
  if (notes.length === days.length && notes.every((note) => note === first)) return first;
  return `${formatCount(notes.length)} of them with a note`;
}
