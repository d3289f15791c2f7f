export {
  type FrozenVerdict,
  freezeAssessments,
  lacksAssessments,
  lastRunEventAt,
  listFrozenVerdicts,
  loadFrozenAssessment,
} from "./assessments";
export { type Db, getDb, openDb } from "./client";
export { listAssessedSlugs, listSlugs, loadNetworkRecord, newestRecordedOn } from "./networks";
export { atRevision, createRevisionMemo, currentRevision, type RevisionMemo, wholeAtRevision } from "./revision";
export { publishRun, readRevision, removeAbandonedRuns, undoRun } from "./runs";
export { findShippedRuns, loadShipped, withdrawShipped } from "./shipped";
