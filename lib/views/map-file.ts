import { type CsvValue, csvText } from "@/lib/format";
import { DISCLAIMER } from "@/lib/format/disclaimer";
import type { MapListRow, MapPageView } from "./map-page";
import type { NumberView } from "./number-view";
import { sourcesText, type TableFile } from "./tables/csv";

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
  "definition",
  "method",
  "fingerprint",
  "source",
  "rests_on",
  "sources",
  "page",
  "disclaimer",
] as const;

/** One line below the map as a file. */
export const mapWords = (asOf: string): string =>
  `Offtake · all networks that are assessed · as of ${asOf} · house definitions · /map`;

/** One row for each network of the map, unformatted; its quarters before as rows of their own. */
export function mapCsv({ spec, rows }: MapPageView, file: Omit<TableFile, "table" | "about">): string {
  const share = (coverage: number) => (Number.isFinite(coverage) ? coverage / (1 + coverage) : 1);
  const about = (row: MapListRow, numbers: NumberView[]): CsvValue[] => {
    const subject = file.subjects.get(row.slug);
    const leads = numbers.flatMap(({ trace, href }) => (trace && href ? [{ trace, href }] : []));
    return [
      file.asOf,
      subject?.definition ?? null,
      file.methodVersion,
      subject?.fingerprint ?? null,
      spec.source,
      leads.map(({ href }) => file.site + href).join(" | "),
      sourcesText(leads.flatMap(({ trace }) => file.sourcesOf(trace))),
      file.page,
      DISCLAIMER,
    ];
  };
  const lines = rows.flatMap((row): CsvValue[][] => {
    const point = spec.rows.find(({ slug }) => slug === row.slug);
    if (!point) return [];
    const past = point.trail.map(({ quarter, coverage, trend }): CsvValue[] => [
      ...[row.name, "", quarter, share(coverage), coverage, null, null, trend, null],
      ...about(
        row,
        row.trail.filter((step) => step.quarter === quarter).map((step) => step.share),
      ),
    ]);
    const { coverage, low, high, trend, subsidyUsd } = point;
    const now = [
      row.name,
      row.verdict.label,
      row.quarter.quarter,
      share(coverage),
      coverage,
      low,
      high,
      trend,
      subsidyUsd,
    ];
    return [...past, [...now, ...about(row, [row.share, row.interval, row.trend, row.subsidyUsdPerYear])]];
  });
  return csvText([HEAD, ...lines]);
}
