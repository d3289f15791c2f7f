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
export { type AuditFact, listAudit, writeAudit } from "./audit";
export {
  type BatchFact,
  type BatchState,
  batchState,
  beat,
  failBatch,
  findBatch,
  finishBatch,
  HEARTBEAT_MS,
  type Holder,
  listBatches,
  listBatchNetworks,
  listCutShort,
  listHeld,
  listRejects,
  newBatchId,
  openBatch,
  publishBatch,
  type Refusal,
  type RejectFact,
  removeBatch,
  STALE_MS,
  undoBatch,
} from "./batches";
export { closeDb, type Db, getDb, openDb } from "./client";
export { type Chunk, MOST_REJECTS, rejectRun, writeAnswers, writeChunk } from "./import-chunks";
export type { ChunkRows, ImportedObservation, OpenRun } from "./import-tables";
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
export { findToken, insertToken, listTokens, revokeToken, type TokenFact, touchToken } from "./tokens";
