import { formatCount } from "@/lib/format";
import { isAssessable } from "@/lib/scoring";
import { type Choice, type FilterQuery, filterRows } from "../choices";
import { exact, type NumberView, numberView } from "../number-view";
import { ALL_NETWORKS } from "../trace-key";
import { tracer } from "../tracer";
import { verdictView } from "../verdict";
import { countRecord, type DataEntry, type RecordCountId } from "./counts";
import { type FailedIdentity, failedIdentities } from "./identities";
import { type MatrixRow, matrixRow } from "./matrix";
import { buildSourceRows, type OriginShares, originShares, type SourceRow } from "./sources";

/** Query of `/data`: which sources are listed. */
export type DataQuery = FilterQuery<"kind" | "licence">;

export interface DataPageView {
  asOf: string;
  /** What there is in all. */
  counts: { label: string; number: NumberView }[];
  /** Labels of the matrix, in the order of its cells. */
  inputs: string[];
  matrix: MatrixRow[];
  identities: FailedIdentity[];
  /** How many years were held against the sum of their quarters. */
  identitiesChecked: NumberView;
  origins: OriginShares[];
  sources: SourceRow[];
  sourceTotal: number;
  choices: Record<keyof DataQuery, Choice[]>;
}

/** What the record holds and what it does not, over all networks. */
export function buildDataPage(
  entries: DataEntry[],
  query: DataQuery,
  asOf: string,
  asked: string | null,
): DataPageView {
  const suffix = asked ? `?asOf=${asked}` : "";
  const matrix = entries.flatMap(({ record, assessed }) =>
    assessed && isAssessable(record)
      ? [matrixRow(record, assessed, verdictView(assessed).label, tracer(record.network.slug, suffix))]
      : [],
  );
  const held = entries.map(({ record, described }) => ({ record, figures: described.figures }));
  const sources = buildSourceRows(held, asOf, suffix);
  const { rows, choices } = filterRows<keyof DataQuery, SourceRow>(
    sources,
    query,
    {
      kind: ({ kind }) => ({ value: kind, label: kind }),
      licence: ({ licence }) => ({ value: licence, label: licence }),
    },
    "/data",
    asked,
  );
  const board = tracer(ALL_NETWORKS, suffix);
  const counts = countRecord(entries, asOf);
  const counted = (id: RecordCountId) =>
    numberView(exact(counts[id].total), formatCount, board.formula(`record.${id}`));
  return {
    asOf,
    counts: [
      { label: "claims", number: counted("claims") },
      { label: "sources", number: counted("sources") },
      { label: "networks assessed", number: numberView(exact(matrix.length), formatCount, board.formula("networks")) },
      { label: "conflicts", number: counted("conflicts") },
    ],
    inputs: matrix[0]?.cells.map(({ label }) => label) ?? [],
    matrix,
    identities: entries.flatMap(({ record, described }) =>
      failedIdentities(record, described.identities, tracer(record.network.slug, suffix)),
    ),
    identitiesChecked: counted("identities"),
    origins: held.flatMap((entry) => originShares(entry, suffix) ?? []),
    sources: rows,
    sourceTotal: sources.length,
    choices,
  };
}
