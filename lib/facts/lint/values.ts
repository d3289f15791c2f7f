import type { Metric, ObservationFact, SeriesFact } from "../../scoring/record/types";
import { quarterOfDay } from "../days";
import type { Finding } from "../findings";
import { atRow, forEachObservation, isReading, type Rule, rejectedReadings } from "./rule";

/** A row has a value, bounds, or a reason for having neither; bounds are ordered and hold the value. */
export const valuesAreWhole: Rule = (facts) =>
  forEachObservation(facts, (row, report) => {
    const { value, low, high, nullReason } = row;
    const hasNumber = value !== null || low !== null || high !== null;
    if (hasNumber && nullReason !== null) report("nullReason", "expected none beside a value or bounds");
    if (!hasNumber && nullReason === null) report("value", "expected a value, bounds or a nullReason");
    if (low !== null && high !== null && low > high) report("low", `expected at most high ${high}, found ${low}`);
    if (value !== null && low !== null && value < low) report("value", `expected at least low ${low}, found ${value}`);
    if (value !== null && high !== null && value > high)
      report("value", `expected at most high ${high}, found ${value}`);
  });

const SHARE_METRICS: readonly Metric[] = ["utilisation", "largest_customer_share", "operator_revenue_share"];
const isShare = (series: SeriesFact): boolean => series.unit === "share" || SHARE_METRICS.includes(series.metric);

/** Shares lie in 0–1 (utilisation over 100 % is a slip); nothing but context may be negative. */
export const valuesAreInRange: Rule = (facts) => {
  const seriesById = new Map(facts.record.series.map((series) => [series.id, series]));
  return forEachObservation(facts, (row, report) => {
    const series = seriesById.get(row.seriesId);
    if (series === undefined) return;
    for (const column of ["value", "low", "high"] as const) {
      const number = row[column];
      if (number === null) continue;
      if (isShare(series) && number > 1) report(column, `a share is 0–1 (1 = 100 %), found ${number}`);
      if (number < 0 && series.metric !== "context") report(column, `expected 0 or more, found ${number}`);
    }
  });
};

const FLOWS: readonly Metric[] = [
  "revenue",
  "demand_incentive",
  "emission",
  "cash_subsidy",
  "burn",
  "remint",
  "buyback",
  "distribution",
  "insider_unlock",
];
const LEVELS: readonly Metric[] = ["circulating_supply", "market_cap", "utilisation", "largest_customer_share"];

/** Metric, shape, unit, payer and bucket of a series agree with each other. */
export const seriesFitTheirMetric: Rule = (facts) => {
  const findings: Finding[] = [];
  for (const [index, series] of facts.record.series.entries()) {
    const report = (column: string, message: string) => findings.push(atRow(facts, "series", index, column, message));
    const { metric, shape, unit, payer, bucket } = series;
    if (FLOWS.includes(metric) && shape !== "flow") report("shape", `expected flow for ${metric}, found ${shape}`);
    if (LEVELS.includes(metric) && shape !== "stock") report("shape", `expected stock for ${metric}, found ${shape}`);
    if (metric === "token_price" && shape !== "price") report("shape", `expected price for ${metric}, found ${shape}`);
    if (metric === "token_price" && !unit.startsWith("USD/")) report("unit", `expected USD/<token>, found ${unit}`);
    if (SHARE_METRICS.includes(metric) && unit !== "share")
      report("unit", `expected share for ${metric}, found ${unit}`);
    if ((metric === "revenue") !== (payer !== null)) {
      report("payer", payer === null ? "expected who paid (unknown is an answer)" : `${metric} has no payer`);
    }
    if (metric !== "emission" && bucket !== null) report("bucket", `${metric} has no bucket`);
  }
  return findings;
};

/** Readings of one series by quarter of their last day, without those that a conflict threw out. */
function readingsByQuarter(
  rows: ObservationFact[],
  seriesIds: Set<string>,
): Map<string, (ObservationFact & { value: number })[]> {
  const byQuarter = new Map<string, (ObservationFact & { value: number })[]>();
  for (const row of rows) {
    if (!seriesIds.has(row.seriesId) || !isReading(row)) continue;
    const quarter = quarterOfDay(row.periodEnd);
    byQuarter.set(quarter, [...(byQuarter.get(quarter) ?? []), row]);
  }
  return byQuarter;
}

/** Nobody uses more than there is: in a quarter, no used reading exceeds every available one of the same definition. */
export const usedFitsCapacity: Rule = (facts) => {
  const { definitions, observations, series } = facts.record;
  const rejected = rejectedReadings(facts);
  const rows = observations.filter((row) => !rejected.has(row.id));
  const unitOf = new Map(series.map(({ id, unit }) => [id, unit]));
  const findings = new Map<string, Finding>();

  for (const { lines } of definitions) {
    const idsOf = (role: string) => lines.filter((line) => line.role === role).map((line) => line.seriesId);
    for (const usedId of idsOf("capacity_used")) {
      const unit = unitOf.get(usedId);
      const available = readingsByQuarter(
        rows,
        new Set(idsOf("capacity_available").filter((id) => unitOf.get(id) === unit)),
      );
      for (const [quarter, used] of readingsByQuarter(rows, new Set([usedId]))) {
        const capacity = Math.max(...(available.get(quarter) ?? []).map((row) => row.value));
        for (const row of used) {
          // Without a reading of capacity the maximum is −Infinity: nothing to compare with.
          if (capacity === Number.NEGATIVE_INFINITY || row.value <= capacity) continue;
          const message = `${row.value} ${unit} used of ${capacity} ${unit} available in ${quarter}`;
          findings.set(row.id, atRow(facts, "observations", observations.indexOf(row), "value", message));
        }
      }
    }
  }
  return [...findings.values()];
};
