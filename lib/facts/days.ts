/** Days are ISO text (`2025-11-30`, UTC): they compare and sort as they are. */

const DAY_MS = 86_400_000;
const dayOf = (instantMs: number): string => new Date(instantMs).toISOString().slice(0, 10);

/** Days that were found to be in the calendar: a record names the same few thousand again and again. */
const found = new Set<string>();
const MOST_FOUND = 20_000;

/** True for `YYYY-MM-DD` that is in the calendar: `2025-02-29` is not. */
export function isDay(value: string): boolean {
  if (found.has(value)) return true;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const instantMs = Date.parse(value);
  const isInCalendar = !Number.isNaN(instantMs) && dayOf(instantMs) === value;
  if (isInCalendar && found.size < MOST_FOUND) found.add(value);
  return isInCalendar;
}

/** The day `count` days later; earlier when negative. */
export const addDays = (day: string, count: number): string => dayOf(Date.parse(day) + count * DAY_MS);

/** `2025Q4` of a day. */
export const quarterOfDay = (day: string): string => `${day.slice(0, 4)}Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
