/** Days stay ISO text (`2025-11-30`), quarters `2025Q4`; ages are told in words. */

const DAY_MS = 86_400_000;

/** Whole days from one ISO day to another; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** `today`, `12 days`, `5 months`, `2 years`: how far back something lies. */
export function formatAge(days: number | null): string {
  if (days === null) return "age unknown";
  if (days <= 0) return "today";
  if (days === 1) return "1 day";
  if (days < 60) return `${days} days`;
  if (days < 700) return `${Math.round(days / 30.44)} months`;
  return `${Math.round(days / 365.25)} years`;
}
