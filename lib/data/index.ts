export {
  ALERT_CHANNELS,
  type AlertChannel,
  claimDelivery,
  type Delivery,
  enterDelivery,
  isEntered,
  listPending,
  markDelivered,
  markFailed,
  readChecked,
  rearmGivenUp,
  writeChecked,
} from "./alert-deliveries";
export { recordedOnAt } from "./as-of-then";
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
