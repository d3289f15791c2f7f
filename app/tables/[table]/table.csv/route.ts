import {
  loadChangesTable,
  loadClaimsTable,
  loadConflictsTable,
  loadCorrectionsTable,
  loadDataTable,
  loadMapTable,
  loadMethodTable,
  loadMethodTodayTable,
  loadScoreboardTable,
} from "@/lib/loaders/tables/board";
import {
  DATA_TABLES,
  MAP_TABLES,
  METHOD_TABLES,
  METHOD_TODAY_TABLES,
  SCOREBOARD_TABLES,
  type TableFile,
} from "@/lib/views/tables";
import {
  FACETS,
  parseAsOf,
  parseFacets,
  parseScoreboardParams,
  type RawParams,
  rawParams,
} from "../../../search-params";
import { noTable, tableResponse } from "../../../table-file";

type Load = (raw: RawParams) => TableFile | Promise<TableFile>;

/** One loader for each name in `tables`. */
const each = <Id extends string>(tables: Readonly<Record<Id, unknown>>, load: (id: Id) => Load): [string, Load][] =>
  (Object.keys(tables) as Id[]).map((id) => [id, load(id)]);

/** Tables of the pages over all networks by their names, each with the query of its page. */
const TABLES: ReadonlyMap<string, Load> = new Map([
  ...each(SCOREBOARD_TABLES, (id) => (raw) => loadScoreboardTable(id, parseScoreboardParams(raw))),
  ...each(MAP_TABLES, (id) => (raw) => loadMapTable(id, parseAsOf(raw))),
  ["conflicts", (raw) => loadConflictsTable(parseFacets(raw, FACETS.conflicts), parseAsOf(raw))],
  ["changes", (raw) => loadChangesTable(parseFacets(raw, FACETS.changes), parseAsOf(raw))],
  ["claims", (raw) => loadClaimsTable(parseFacets(raw, FACETS.claims), parseAsOf(raw))],
  ...each(DATA_TABLES, (id) => (raw) => loadDataTable(id, parseFacets(raw, FACETS.data), parseAsOf(raw))),
  ["disputes", (raw) => loadCorrectionsTable(parseAsOf(raw))],
  ...each(METHOD_TABLES, (id) => () => loadMethodTable(id)),
  ...each(METHOD_TODAY_TABLES, (id) => () => loadMethodTodayTable(id)),
]);

/** A table of a page over all networks as its page shows it. */
export async function GET(request: Request, { params }: { params: Promise<{ table: string }> }): Promise<Response> {
  const { table: id } = await params;
  const load = TABLES.get(id);
  if (!load) return noTable("The record", id, [...TABLES.keys()]);
  return tableResponse(await load(rawParams(new URL(request.url).searchParams)), "all");
}
