import "server-only";
import { atRevision } from "@/lib/data";
import {
  buildMethod,
  type ClaimsQuery,
  type ConflictsQuery,
  type DataQuery,
  type MapPageView,
  networkQuery,
  type ScoreboardQuery,
} from "@/lib/views";
import type { ChangesQuery } from "@/lib/views/changes-page";
import {
  changesTable,
  claimsTable,
  conflictsPageTable,
  correctionsTable,
  DATA_TABLES,
  MAP_TABLES,
  METHOD_TABLES,
  METHOD_TODAY_TABLES,
  type MethodTableId,
  type MethodTodayTableId,
  queryText,
  SCOREBOARD_TABLES,
  scoreboardQuery,
  type TableFile,
  type TableView,
} from "@/lib/views/tables";
import { loadChangesPage } from "../changes";
import { loadClaims } from "../claims";
import { loadConflicts } from "../conflicts";
import { loadCorrections } from "../corrections";
import { loadData } from "../data";
import { loadEverything } from "../everything";
import { loadMap } from "../map";
import { loadMethodToday } from "../method";
import { loadScoreboard } from "../scoreboard";
import { tableContext, tableFile } from "./file";

/** A table of a page over all networks, on a day. @param page its address, with what it was filtered by */
async function boardFile(table: TableView, page: string, asked: string | null): Promise<TableFile> {
  const { entries, asOf } = await loadEverything(asked);
  // Kept, because fingerprints take the whole record; the finder keeps what it has found, too.
  const context = await atRevision(`table-context:${asOf}`, async () =>
    tableContext(entries.map(({ record, described, assessed }) => ({ record, held: assessed ?? described }))),
  );
  return tableFile({ table, asOf, page, context, about: [] });
}

export async function loadScoreboardTable(
  id: keyof typeof SCOREBOARD_TABLES,
  query: ScoreboardQuery,
): Promise<TableFile> {
  const { view } = await loadScoreboard(query);
  return boardFile(SCOREBOARD_TABLES[id](view), `/${scoreboardQuery(query)}`, query.asOf);
}

export async function loadMapTable(id: keyof typeof MAP_TABLES, asked: string | null): Promise<TableFile> {
  const { view } = await loadMap(asked);
  return boardFile(MAP_TABLES[id](view), `/map${networkQuery(asked, null)}`, asked);
}

/** The map with what its drawing says on every row of its numbers. */
export async function loadMapFile(asked: string | null): Promise<{ view: MapPageView; file: TableFile; day: string }> {
  const { view, asOf } = await loadMap(asked);
  const file = await boardFile(MAP_TABLES.map(view), `/map${networkQuery(asked, null)}`, asked);
  return { view, file, day: asOf.day };
}

export async function loadConflictsTable(query: ConflictsQuery, asked: string | null): Promise<TableFile> {
  const { view } = await loadConflicts(query, asked);
  return boardFile(conflictsPageTable(view), `/conflicts${queryText({ ...query, asOf: asked })}`, asked);
}

export async function loadClaimsTable(query: ClaimsQuery, asked: string | null): Promise<TableFile> {
  const { view } = await loadClaims(query, asked);
  return boardFile(claimsTable(view), `/claims${queryText({ ...query, asOf: asked })}`, asked);
}

export async function loadChangesTable(query: ChangesQuery, asked: string | null): Promise<TableFile> {
  const { view } = await loadChangesPage(query, asked);
  return boardFile(changesTable(view), `/changes${queryText({ ...query, asOf: asked })}`, asked);
}

export async function loadDataTable(
  id: keyof typeof DATA_TABLES,
  query: DataQuery,
  asked: string | null,
): Promise<TableFile> {
  const { view } = await loadData(query, asked);
  return boardFile(DATA_TABLES[id](view), `/data${queryText({ ...query, asOf: asked })}`, asked);
}

export async function loadCorrectionsTable(asked: string | null): Promise<TableFile> {
  const { view } = await loadCorrections(asked);
  return boardFile(correctionsTable(view), `/corrections${networkQuery(asked, null)}`, asked);
}

/** Rules have no day of facts; the version of the method is what they stand on. */
export const loadMethodTable = (id: MethodTableId): TableFile =>
  tableFile({
    table: METHOD_TABLES[id](buildMethod()),
    asOf: null,
    page: "/method",
    context: tableContext([]),
    about: [],
  });

/** Those of its tables that stand in today’s numbers. */
export async function loadMethodTodayTable(id: MethodTodayTableId): Promise<TableFile> {
  return boardFile(METHOD_TODAY_TABLES[id](await loadMethodToday()), "/method", null);
}
