export { METHOD_VERSION } from "@/lib/scoring";
export type { AsOfView } from "./as-of";
export { asOfView } from "./as-of";
export type { AttentionGroup } from "./attention";
export type { BridgeRow, BridgeView } from "./bridge";
export { buildBridge } from "./bridge";
export type { CardView, WithheldReason } from "./card";
export { buildCard, buildUnassessedCard, STALE_FROM_DAYS } from "./card";
export type { ChangeItem } from "./change-items";
export type { ChangesPageView, ChangesQuery } from "./changes-page";
export { CHART_IDS, type ChartId, isChartId } from "./chart-set";
export { buildChartFile, type ChartFile, chartCsv, fileWords } from "./chart-set/files";
export { drawsAtEnds } from "./chart-set/score";
export type { ChecksView, CheckView, GateView } from "./checks";
export { buildChecks } from "./checks";
export type { Choice } from "./choices";
export type { ClaimRow, ClaimsPageView, ClaimsQuery } from "./claims-page";
export { buildClaimsPage } from "./claims-page";
export type { CompareColumn, CompareView } from "./compare";
export { buildCompare } from "./compare";
export type { ComparePage, OpenConflict } from "./compare-page";
export { buildComparePage } from "./compare-page";
export type { CompareCell, CompareEntry, CompareRow } from "./compare-rows";
export { buildConflicts, type ConflictView, openConflictsText } from "./conflicts";
export type { ConflictRow, ConflictsEntry, ConflictsPageView, ConflictsQuery } from "./conflicts-page";
export { buildConflictsPage } from "./conflicts-page";
export type { CorrectionsView } from "./corrections";
export { buildCorrections } from "./corrections";
export type { DataPageView, DataQuery } from "./data-page";
export { buildDataPage } from "./data-page";
export type { DataEntry } from "./data-page/counts";
export { countRecord } from "./data-page/counts";
export type { FailedIdentity } from "./data-page/identities";
export type { LiveSourceView, LiveView } from "./data-page/live";
export type { MatrixCell, MatrixRow } from "./data-page/matrix";
export type { OriginShares, SourceRow } from "./data-page/sources";
export type { AnswerSection, EventView, ProfileItem } from "./editorial";
export type { ClaimView, FigureEvidence, SeriesEvidence } from "./evidence";
export { compareExports, type ExportsView, networkExports, pagePairs } from "./exports";
export type { InputsView } from "./inputs";
export { buildInputs } from "./inputs";
export type { IntervalView } from "./interval";
export type { StatementView } from "./known-texts";
export { mapCsv, mapWords } from "./map-file";
export { buildMapPage, type MapListRow, type MapPageView } from "./map-page";
export type { MethodView } from "./method";
export { buildMethod } from "./method";
export { missingFacts } from "./missing-facts";
export type { DefinitionView, NetworkView } from "./network";
export { buildNetwork, networkQuery } from "./network";
export type { NumberView } from "./number-view";
export { periodWords } from "./number-view";
export type { PayerSegment, PayerSplitView } from "./payer-split";
export { peersOf } from "./peers";
export type { ProsePart, ProseView } from "./prose";
export { proseText, proseView } from "./prose";
export type { QuarterAge } from "./quarter-age";
export { quarterAgeText } from "./quarter-age";
export type { ScoreboardView } from "./scoreboard";
export { buildScoreboard } from "./scoreboard";
export type { BoardColumn, BoardFacet, BoardPreset, ScoreboardQuery, SortKey } from "./scoreboard-query";
export {
  BOARD_COLUMN_IDS,
  BOARD_COLUMNS,
  BOARD_FACETS,
  boardArrangement,
  boardHref,
  DEFAULT_COLUMNS,
  firstDirection,
  OPEN_BOARD,
  SORT_KEYS,
  scoreboardQuery,
} from "./scoreboard-query";
export type { ScoreboardRow } from "./scoreboard-rows";
export type { SourceView } from "./source-views";
export type { StampView } from "./stamp";
export { buildStamp } from "./stamp";
export type { ProspectsView, SurroundingsView } from "./surroundings";
export type { DecidingView } from "./surroundings/deciding";
export type { DisputeView } from "./surroundings/disputes";
export type { FlowView } from "./surroundings/flows";
export type { IncumbentView } from "./surroundings/incumbents";
export type { SupplyStageView } from "./surroundings/supply";
export type { TriggerView } from "./surroundings/triggers";
export {
  buildBoardTrace,
  buildTrace,
  type TraceClaim,
  type TraceConflict,
  type TraceDay,
  type TracePart,
  type TraceView,
} from "./trace";
export type { Trace, TraceKind } from "./trace-key";
export { ALL_NETWORKS, parseTraceKey, TRACE_KINDS, traceHref, traceKey } from "./trace-key";
export type { Lead, Tracer } from "./tracer";
export { tracer } from "./tracer";
export type { TrendView } from "./trend";
export type { UnassessedView } from "./unassessed";
export { buildUnassessed } from "./unassessed";
export { type VerdictView, verdictView } from "./verdict";
