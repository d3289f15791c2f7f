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
export { freezeAssessments, lacksAssessments, loadFrozenAssessment } from "./assessments";
export { closeDb, type Db, getDb, openDb } from "./client";
export { type FrozenVerdict, lastRunEventAt, listFrozenVerdicts, loadFrozenSince } from "./frozen";
export { listAssessedSlugs, listSlugs, loadNetworkRecord, newestRecordedOn } from "./networks";
export { type Readiness, readReadiness } from "./readiness";
export {
  atRevision,
  createRevisionMemo,
  currentRevision,
  factsAtRevision,
  type RevisionMemo,
  wholeAtRevision,
} from "./revision";
export { publishRun, readRevision, removeAbandonedRuns, undoRun } from "./runs";
export { findShippedRuns, loadShipped, withdrawShipped } from "./shipped";
