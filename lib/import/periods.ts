import { addDays } from "@/lib/facts/days";

/** First and last day of a period as people write it: `2025`, `2025Q4`, `2025-Q4`, `2025-11`, `2025-11-30`. null = none of these. */
export function daysOfPeriod(text: string): { periodStart: string; periodEnd: string } | null {
  const match = /^(\d{4})(?:-?[Qq]([1-4])|-(\d{2})(?:-(\d{2}))?)?$/.exec(text.trim());
  if (match === null) return null;
  const [, year = "", quarter, month, day] = match;
  if (day !== undefined) return { periodStart: text.trim(), periodEnd: text.trim() };
  if (month !== undefined) return spanOf(Number(year), Number(month), 1);
  if (quarter !== undefined) return spanOf(Number(year), Number(quarter) * 3 - 2, 3);
  return spanOf(Number(year), 1, 12);
}

function spanOf(year: number, month: number, months: number): { periodStart: string; periodEnd: string } | null {
  if (month < 1 || month > 12) return null;
  const first = (count: number) => {
    const index = month - 1 + count;
    const inYear = year + Math.floor(index / 12);
    return `${String(inYear).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}-01`;
  };
  return { periodStart: first(0), periodEnd: addDays(first(months), -1) };
}
