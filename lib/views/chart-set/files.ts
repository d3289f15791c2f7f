import { type ChartSpec, placeName } from "@/lib/charts";
import { type CsvValue, csvText } from "@/lib/format";
import type { Assessed, NetworkRecord } from "@/lib/scoring";
import { CHART_BUILDERS, type ChartId } from ".";

/** A chart that leaves the site, with what it needs to be understood elsewhere. */
export interface ChartFile {
  spec: ChartSpec;
  network: string;
  asOf: string;
  definition: string;
  methodVersion: string;
  fingerprint: string;
  /** Address of the page it stands on; a path where the site does not know its own. */
  page: string;
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
    asOf: assessed.asOf,
    definition: definition?.label ?? assessed.definitionId,
    methodVersion: assessed.methodVersion,
    fingerprint,
    page: `${site ?? ""}/networks/${record.network.slug}${query}`,
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
  "as_of",
  "definition",
  "method",
  "fingerprint",
  "source",
  "page",
] as const;

/** Every cell of the table as one row: the number unformatted, its bounds, and the words as they are printed. */
export function chartCsv(file: ChartFile): string {
  const { spec } = file;
  const rows = spec.table.rows.flatMap(([place = "", ...texts], row) =>
    texts.map((printed, column): CsvValue[] => {
      const span = spec.table.spans[row]?.[column] ?? null;
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
        file.asOf,
        file.definition,
        file.methodVersion,
        file.fingerprint,
        spec.source,
        file.page,
      ];
    }),
  );
  return csvText([HEAD, ...rows]);
}
