import type { ObservationFact } from "../../scoring/record/types";
import type { Finding } from "../findings";
import { atItem, atRow, isReading, type Rule, rejectedReadings } from "./rule";

/** Claims are rounded: a total and its parts may differ by this share of the total. */
const ROUNDING = 0.02;

/** A total and its parts count the same thing in one unit. */
export const totalsAreComparable: Rule = ({ record: { totals, series } }) => {
  const unitOf = new Map(series.map(({ id, unit }) => [id, unit]));
  return totals.flatMap(({ seriesId, partIds }) => {
    const unit = unitOf.get(seriesId);
    if (unit === undefined) return [];
    const odd = partIds.filter((id) => unitOf.has(id) && unitOf.get(id) !== unit);
    return odd.map((id) => atItem("totals.json", seriesId, `expected parts in ${unit}, ${id} is in ${unitOf.get(id)}`));
  });
};

/**
 * Fees are the sum of their parts: where one source states a total and all its parts for the same days, they add up, and
 * parts that are not all of it are at most it.
 */
export const partsAddUp: Rule = (facts) => {
  const { totals, observations } = facts.record;
  const rejected = rejectedReadings(facts);
  const readings = new Map<string, ObservationFact & { value: number }>();
  const keyOf = (seriesId: string, row: ObservationFact) =>
    `${seriesId} ${row.sourceId} ${row.periodStart} ${row.periodEnd}`;
  for (const row of observations) {
    if (isReading(row) && !rejected.has(row.id)) readings.set(keyOf(row.seriesId, row), row);
  }
  const findings: Finding[] = [];
  for (const { seriesId, partIds, complete } of totals) {
    for (const [index, total] of observations.entries()) {
      if (total.seriesId !== seriesId || !isReading(total) || rejected.has(total.id)) continue;
      const parts = partIds.map((id) => readings.get(keyOf(id, total))?.value ?? null);
      if (parts.includes(null)) continue;
      const sum = parts.reduce<number>((left, part) => left + (part ?? 0), 0);
      const tooMuch = sum > total.value * (1 + ROUNDING);
      const tooLittle = complete && sum < total.value * (1 - ROUNDING);
      if (!tooMuch && !tooLittle) continue;
      const message = `${total.value} stated, its parts ${partIds.join(" + ")} add up to ${sum}`;
      findings.push(atRow(facts, "observations", index, "value", message));
    }
  }
  return findings;
};
