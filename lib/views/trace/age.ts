import { daysBetween, formatAge } from "@/lib/format";
import type { Metric, ObservationFact } from "@/lib/scoring";
import { newestDay, staleAfterDays } from "../age";
import type { TraceContext } from "./context";
import type { TraceView } from "./trace-view";

/**
 * How old a number is, in words, as a line of its facts: by the newest day that its claims speak about. Said to be out of
 * date only where nothing newer is on record; a past quarter stays what it was.
 * @returns no line without a claim
 */
export function ageFact(
  context: TraceContext,
  observations: readonly ObservationFact[],
  { metric, isNewest }: { metric: Metric | null; isNewest: boolean },
): TraceView["facts"] {
  const day = newestDay(observations, context.asOf);
  if (day === null) return [];
  const days = daysBetween(day, context.asOf);
  const age = days <= 0 ? "the as-of day itself" : `${formatAge(days)} before the as-of day`;
  const limit = staleAfterDays(metric);
  const stale =
    isNewest && days > limit
      ? ` Out of date: there is nothing newer, and a value like this is expected within ${formatAge(limit)}.`
      : "";
  return [{ label: "Age", text: context.to.prose(`Newest day behind it ${day}, ${age}.${stale}`) }];
}
