import { type CsvValue, csvText } from "@/lib/format";
import type { MapPageView } from "./map-page";

const HEAD = [
  "network",
  "verdict",
  "quarter",
  "demand_share",
  "coverage",
  "coverage_low",
  "coverage_high",
  "trend_ratio",
  "subsidy_usd_per_year",
  "as_of",
  "source",
] as const;

/** One line below the map as a file. */
export const mapWords = (asOf: string): string =>
  `Offtake · all networks that are assessed · as of ${asOf} · house definitions · /map`;

/** One row for each network of the map, unformatted; its quarters before as rows of their own. */
export function mapCsv({ spec, rows }: MapPageView, asOf: string): string {
  const share = (coverage: number) => (Number.isFinite(coverage) ? coverage / (1 + coverage) : 1);
  const lines = rows.flatMap((row): CsvValue[][] => {
    const point = spec.rows.find(({ slug }) => slug === row.slug);
    if (!point) return [];
    const past = point.trail.map(({ quarter, coverage, trend }): CsvValue[] => [
      ...[row.name, "", quarter, share(coverage), coverage, null, null, trend, null, asOf, spec.source],
    ]);
    const { coverage, low, high, trend, subsidyUsd } = point;
    const now = [row.name, row.verdict.label, row.quarter, share(coverage), coverage, low, high, trend, subsidyUsd];
    return [...past, [...now, asOf, spec.source]];
  });
  return csvText([HEAD, ...lines]);
}
