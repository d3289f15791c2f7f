import { daysBetween, formatAge } from "@/lib/format";
import type { Metric, ObservationFact } from "@/lib/scoring";

/** What markets say at any moment: the newest value is out of date soon after its quarter. */
const MARKET: ReadonlySet<Metric> = new Set<Metric>(["token_price", "market_cap", "circulating_supply"]);
/** A quarter and a little: by then the next one could have been read off. */
const MARKET_STALE_DAYS = 120;
/** What somebody has to report takes up to a quarter longer. */
const REPORTED_STALE_DAYS = 212;

/** Days after which the newest value of a metric counts as out of date; null = of a number made of several. */
export const staleAfterDays = (metric: Metric | null): number =>
  metric !== null && MARKET.has(metric) ? MARKET_STALE_DAYS : REPORTED_STALE_DAYS;

/**
 * How old a number is on the as-of day, as it stands beside its period: `8 months old, out of date`.
 * @param days between the last day it speaks about and the as-of day; null = not known
 * @returns null where the age is not known
 */
export function oldWords(days: number | null, metric: Metric | null = null): string | null {
  if (days === null) return null;
  if (days <= 0) return "of the as-of day";
  return `${formatAge(days)} old${days > staleAfterDays(metric) ? ", out of date" : ""}`;
}

type Claim = Pick<ObservationFact, "periodEnd">;

/** Last day that any of these claims speaks about, not after the as-of day; null without claims. */
export const newestDay = (claims: readonly Claim[], asOf: string): string | null =>
  claims.reduce<string | null>((newest, { periodEnd }) => {
    const day = periodEnd < asOf ? periodEnd : asOf;
    return newest === null || day > newest ? day : newest;
  }, null);

/** How old the newest of some claims about a metric is, as `oldWords` says it; null without claims. */
export function newestAge(claims: readonly Claim[], asOf: string, metric: Metric): string | null {
  const day = newestDay(claims, asOf);
  return day === null ? null : oldWords(daysBetween(day, asOf), metric);
}
