import { type ChartSpec, placeName } from "@/lib/charts";
import { type CsvValue, csvText } from "@/lib/format";
import { DISCLAIMER } from "@/lib/format/disclaimer";
import type { Assessed, NetworkRecord } from "@/lib/scoring";
import { chartLead } from "../chart-lead";
import { sourcesText } from "../tables/csv";
import { sourceFinder } from "../tables/resting";
import type { RowSource } from "../tables/table";
import { CHART_BUILDERS, type ChartId } from ".";

/** A chart that leaves the site, with what it needs to be understood elsewhere. */
export interface ChartFile {
  spec: ChartSpec;
  network: string;
  /** Quarter t of its verdict; null = none. */
  quarter: string | null;
  asOf: string;
  definition: string;
  methodVersion: string;
  fingerprint: string;
  /** Address of the page it stands on; a path where the site does not know its own. */
  page: string;
  /** Put before paths; "" where the site does not know its own address. */
  site: string;
  /** Who stands behind a number, by the key of what it leads to. */
  sourcesOf: (trace: string) => readonly RowSource[];
}

export function buildChartFile(
  id: ChartId,
  assessed: Assessed,
  record: NetworkRecord,
  { query, fingerprint, site }: { query: string; fingerprint: string; site: string | null },
): ChartFile {
  const definition = record.definitions.find((candidate) => candidate.id === assessed.definitionId);
  return {
    spec: CHART_BUILDERS[id]({ assessed, record, query }),
    network: record.network.name,
    quarter: assessed.quarter,
    asOf: assessed.asOf,
    definition: definition?.label ?? assessed.definitionId,
    methodVersion: assessed.methodVersion,
    fingerprint,
    page: `${site ?? ""}/networks/${record.network.slug}${query}`,
    site: site ?? "",
    sourcesOf: sourceFinder([{ record, held: assessed }]),
  };
}

/** One line below the drawing and on every row: what was known when, under which reading. */
export const fileWords = ({ network, asOf, definition, methodVersion, fingerprint, page }: ChartFile): string =>
  `Offtake · ${network} · as of ${asOf} · definition “${definition}” · method ${methodVersion} · fingerprint ${fingerprint} · ${page}`;

const HEAD = [
  "network",
  "chart",
  "place",
  "series",
  "value",
  "low",
  "high",
  "printed",
  "unit",
  "quarter_t",
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

/**
 * Every cell of the table as one row: the number unformatted, its bounds, the words as they are printed, and who stands
 * behind it.
 */
export function chartCsv(file: ChartFile): string {
  const { spec } = file;
  const rows = spec.table.rows.flatMap(([place = "", ...texts], row) =>
    texts.map((printed, column): CsvValue[] => {
      const span = spec.table.spans[row]?.[column] ?? null;
      const lead = chartLead(spec.subject, { id: spec.table.ids[column + 1] ?? "", quarter: place });
      return [
        file.network,
        spec.title,
        placeName(spec, place),
        spec.table.columns[column + 1] ?? "",
        span?.value ?? null,
        span?.low ?? null,
        span?.high ?? null,
        printed,
        spec.unit,
        file.quarter,
        file.asOf,
        file.definition,
        file.methodVersion,
        file.fingerprint,
        spec.source,
        lead && file.site + lead.href,
        lead && sourcesText(file.sourcesOf(lead.trace)),
        file.page,
        DISCLAIMER,
      ];
    }),
  );
  return csvText([HEAD, ...rows]);
}
