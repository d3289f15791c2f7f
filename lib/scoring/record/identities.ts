import { exceeds } from "../numbers";
import { type AnyKnownRecord, compareText } from "./claims";
import type { FigureBook } from "./figures";
import { isDailyMean } from "./flows";
import type { IdentityCheck } from "./output";
import { EDGE_DAYS, quarterAt, quarterIndexOfDay } from "./quarters";
import { gapBetween } from "./reconcile";

/** A year and the sum of its quarters may differ by this much (§3.15). */
const IDENTITY_GAP = 0.05;
const QUARTERS = 4;

/** Every claim for four quarters that are all known, against their sum, by series. A year is never split; it checks. */
export const checkIdentities = (known: AnyKnownRecord, book: FigureBook): IdentityCheck[] => {
  const checks: IdentityCheck[] = [];
  for (const [seriesId, { series, claims }] of [...known.bySeries].sort(([a], [b]) => compareText(a, b))) {
    if (series.shape !== "flow") continue;
    for (const claim of claims) {
      const value = claim.span?.value ?? null;
      const first = quarterIndexOfDay(claim.start + EDGE_DAYS);
      const isYear =
        Math.abs(claim.start - quarterAt(first).start) <= EDGE_DAYS &&
        Math.abs(claim.end - quarterAt(first + QUARTERS - 1).end) <= EDGE_DAYS;
      if (value === null || claim.isOut || !isYear) continue;
      const stated = isDailyMean(series) ? value * claim.days : value;
      const quarters = [first, first + 1, first + 2, first + 3].map((index) => book.at(seriesId, index).figure);
      const summed = quarters.reduce<number | null>((total, { span }) => add(total, span?.value ?? null), 0);
      if (summed === null) continue;
      const gap = gapBetween([stated, summed]);
      checks.push({
        seriesId,
        observationId: claim.fact.id,
        quarters: quarters.map(({ quarter }) => quarter),
        stated,
        summed,
        gap,
        isFailed: exceeds(gap, IDENTITY_GAP),
      });
    }
  }
  return checks;
};

const add = (total: number | null, value: number | null): number | null =>
  total === null || value === null ? null : total + value;
