/**
 * Calendar quarters (UTC) as pure arithmetic. Days are `YYYY-MM-DD` outside and whole numbers inside (0 = 1970-01-01),
 * so no clock and no time zone can enter. Quarters are positions on the calendar: consecutive ones differ by 1.
 */

export interface Quarter {
  /** `2025Q4`. */
  label: string;
  /** year × 4 + 0…3, as in the kernel. */
  index: number;
  /** First and last day, both in it. */
  start: number;
  end: number;
  days: number;
}

/** Edges of a window may miss the quarter's by this many days (§3.15). */
export const EDGE_DAYS = 5;

/** Number of a day; days before March count to the year before, so that the leap day is a year's last (proleptic Gregorian). */
export const dayNumber = (day: string): number => {
  const month = Number(day.slice(5, 7));
  const year = Number(day.slice(0, 4)) - (month <= 2 ? 1 : 0);
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + Number(day.slice(8, 10)) - 1;
  return year * 365 + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + dayOfYear - 719_468;
};

const dayNumberOf = (year: number, month: number): number => dayNumber(`${year}-${pad(month)}-01`);
const pad = (value: number): string => String(value).padStart(2, "0");

const quarters = new Map<number, Quarter>();

/** The quarter at a position. */
export const quarterAt = (index: number): Quarter => {
  const known = quarters.get(index);
  if (known) return known;
  const year = Math.floor(index / 4);
  const position = index - year * 4;
  const start = dayNumberOf(year, position * 3 + 1);
  const end = (position === 3 ? dayNumberOf(year + 1, 1) : dayNumberOf(year, position * 3 + 4)) - 1;
  const quarter = { label: `${year}Q${position + 1}`, index, start, end, days: end - start + 1 };
  quarters.set(index, quarter);
  return quarter;
};

/** Position of the quarter a day lies in. */
export const quarterIndexOfDay = (day: number): number => {
  // 91.3125 days per quarter never miss by more than one.
  let index = 1970 * 4 + Math.floor(day / 91.3125);
  while (quarterAt(index).start > day) index -= 1;
  while (quarterAt(index).end < day) index += 1;
  return index;
};

/** `2025-11-30` → `2025Q4`. */
export const quarterOf = (day: string): string => quarterAt(quarterIndexOfDay(dayNumber(day))).label;

/** Whole days from the first day to the second; negative backwards. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from);

/** Calendar month of a day, for counting months. */
export const monthOf = (day: string): string => day.slice(0, 7);
