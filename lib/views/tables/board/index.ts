import type { DataPageView } from "../../data-page";
import type { MapPageView } from "../../map-page";
import type { ScoreboardView } from "../../scoreboard";
import type { TableView } from "../table";
import { allSourcesTable, identitiesTable, matrixTable, originsTable } from "./data";
import { absentTable, mapTable } from "./map";
import { attentionTable, scoreboardTable } from "./scoreboard";

type Tables<View> = Readonly<Record<string, (view: View) => TableView>>;

export const SCOREBOARD_TABLES = {
  scoreboard: scoreboardTable,
  attention: attentionTable,
} as const satisfies Tables<ScoreboardView>;

export const MAP_TABLES = { map: mapTable, absent: absentTable } as const satisfies Tables<MapPageView>;

export const DATA_TABLES = {
  coverage: matrixTable,
  identities: identitiesTable,
  origins: originsTable,
  sources: allSourcesTable,
} as const satisfies Tables<DataPageView>;

export { changesTable } from "./changes";
export { METHOD_TABLES, type MethodTableId } from "./method";
export { METHOD_TODAY_TABLES, type MethodTodayTableId } from "./method-today";
export { claimsTable, conflictsPageTable, correctionsTable } from "./statements";
