export {
  boardTableHref,
  type CsvHref,
  compareTableHref,
  networkTableHref,
  type QueryParts,
  queryText,
} from "./address";
export {
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
  SCOREBOARD_TABLES,
} from "./board";
export { NOT_JUDGED } from "./board/map";
export { intervalLabel, NO_INTERVAL } from "./board/scoreboard";
export { COMPARE_TABLES, HEAD_ROW, INTERVAL_NOTE, isUnreached, readingLetter, TREND_NOTE } from "./compare";
export { COMPARE_WHAT_IF_TABLES } from "./compare-what-if";
export { type TableFile, type TableSubject, tableCsv } from "./csv";
export { INPUTS_TABLES, NETWORK_TABLES, STRESS_TABLES, UNASSESSED_TABLES } from "./network";
export { CHECK_STATE_WORDS, missingTitle, PLACEHOLDER, TRIGGER_DIRECTION_WORDS } from "./network/checks";
export { hiddenText } from "./network/profile";
export { figureText, isWebAddress, roleText, UNREACHED } from "./network/record";
export { gridCorner, stressTable } from "./network/stress";
export { replyText } from "./network/surroundings";
export { BRIDGE_PARTS, definitionKind, keyNumberText } from "./network/who-pays";
export type { RowSource, TableView } from "./table";
