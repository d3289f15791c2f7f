import type { AnswerFact } from "@/lib/scoring/record/types";
import { PATIENT, type RejectFact } from "./batches";
import { type Db, type DbTransaction, isPostgres } from "./client";
import { type ChunkRows, insertAnswers, type OpenRun, texts, writeNetwork } from "./import-tables";
import { insertRows } from "./insert-rows";

export interface Chunk {
  batchId: string;
  contentHash: string;
  /** Day on which the rows enter the record. */
  recordedOn: string;
  networks: { run: OpenRun; rows: ChunkRows }[];
  /** Rejects among the first that are kept, in the order of the file. */
  rejects: RejectFact[];
  /** Place of the first of them. */
  rejectPosition: number;
  /** Of the file, this chunk included. */
  rowsRead: number;
  /** Of the file, those of this chunk included that are known before it is written. */
  rowsRejected: number;
  rowsStoredBefore: number;
}

/** Observations whose key was taken: not written. Others of the same transaction are. */
export interface ChunkOutcome {
  /** Ids of observations that were not written, by network. */
  taken: Map<string, Set<string>>;
  /** Runs that were begun, by network. */
  runIds: Map<string, number>;
  stored: number;
  /** Of rows that were found to be wrong only here. */
  rejected: number;
}

/**
 * Writes a chunk and its counts in one transaction: killed anywhere, it is there as a whole or not at all. Done again
 * because the answer was lost, it finds that it was done.
 * @param onTaken rejects for observations whose key was taken, by network and id
 * @throws whatever the database says; the chunk may then be written again
 */
export const writeChunk = (
  db: Db,
  chunk: Chunk,
  onTaken: (taken: Map<string, Set<string>>) => RejectFact[],
): Promise<ChunkOutcome> =>
  db.$transaction(async (transaction) => {
    const outcome: ChunkOutcome = { taken: new Map(), runIds: new Map(), stored: 0, rejected: 0 };
    // First of all a write: it takes the lock and proves that the batch is still there.
    const { count } = await transaction.batch.updateMany({
      where: { id: chunk.batchId, finishedAt: null, rowsRead: { lt: chunk.rowsRead } },
      data: { heartbeatAt: new Date(), rowsRead: chunk.rowsRead },
    });
    if (count === 0) return readOutcome(transaction, chunk, outcome);
    for (const { run, rows } of chunk.networks) {
      const runId = run.id ?? (await beginRun(transaction, chunk, run.networkSlug));
      outcome.runIds.set(run.networkSlug, runId);
      outcome.stored += await writeNetwork(
        transaction,
        isPostgres(db),
        { run, runId, rows, recordedOn: chunk.recordedOn },
        outcome.taken,
      );
    }
    const late = onTaken(outcome.taken);
    outcome.rejected = late.length;
    const rejects = [...chunk.rejects, ...late].slice(0, Math.max(0, MOST_REJECTS - chunk.rejectPosition));
    await insertRows(transaction, isPostgres(db), {
      table: "Reject",
      columns: { position: "int", line: "int", ...texts("batchId", "column", "value", "reason") },
      rows: rejects.map((reject, index) => ({
        batchId: chunk.batchId,
        position: chunk.rejectPosition + index,
        ...reject,
      })),
    });
    await transaction.batch.update({
      where: { id: chunk.batchId },
      data: {
        rowsStored: { increment: outcome.stored },
        rowsRejected: chunk.rowsRejected + late.length,
      },
      select: { id: true },
    });
    return outcome;
  }, PATIENT);

/** What came of a chunk that was written before. @throws Error where the batch is gone */
async function readOutcome(transaction: DbTransaction, chunk: Chunk, outcome: ChunkOutcome): Promise<ChunkOutcome> {
  const batch = await transaction.batch.findUniqueOrThrow({
    where: { id: chunk.batchId, finishedAt: null },
    select: { rowsStored: true, rowsRejected: true },
  });
  const runs = await transaction.ingestRun.findMany({
    where: { batchId: chunk.batchId, networkSlug: { in: chunk.networks.map(({ run }) => run.networkSlug) } },
    select: { id: true, networkSlug: true },
  });
  for (const { id, networkSlug } of runs) outcome.runIds.set(networkSlug, id);
  outcome.stored = batch.rowsStored - chunk.rowsStoredBefore;
  outcome.rejected = batch.rowsRejected - chunk.rowsRejected;
  return outcome;
}

/** Rejects kept per batch; all are counted. */
export const MOST_REJECTS = 1000;

async function beginRun(transaction: DbTransaction, chunk: Chunk, networkSlug: string): Promise<number> {
  const { id } = await transaction.ingestRun.create({
    data: {
      kind: "import",
      networkSlug,
      batchId: chunk.batchId,
      startedAt: new Date(),
      contentHash: chunk.contentHash,
      recordedOn: null,
      sourceCount: 0,
      seriesCount: 0,
      observationCount: 0,
    },
    select: { id: true },
  });
  return id;
}

/** Removes the run of one network from an unfinished batch: as a whole it cannot stand. Its rows of the file count as rejected. */
export const rejectRun = (db: Db, { batchId, runId, rows, reject, rejectPosition }: RejectedRun): Promise<void> =>
  db.$transaction(async (transaction) => {
    const { count } = await transaction.ingestRun.deleteMany({ where: { id: runId, batchId, publishedAt: null } });
    // Done before, and only the answer was lost.
    if (count === 0) return;
    await transaction.batch.update({
      where: { id: batchId, finishedAt: null },
      data: { heartbeatAt: new Date(), rowsStored: { decrement: rows }, rowsRejected: { increment: rows } },
      select: { id: true },
    });
    if (rejectPosition < MOST_REJECTS)
      await transaction.reject.create({ data: { batchId, position: rejectPosition, ...reject } });
  }, PATIENT);

export interface RejectedRun {
  batchId: string;
  runId: number;
  /** Rows of the file that it held. */
  rows: number;
  reject: RejectFact;
  rejectPosition: number;
}

/** Adds answers to a run of an unfinished batch; they are rows of no file and are not counted. */
export const writeAnswers = (db: Db, batchId: string, runId: number, answers: readonly AnswerFact[]): Promise<void> =>
  db.$transaction(async (transaction) => {
    await transaction.batch.update({
      where: { id: batchId, finishedAt: null },
      data: { heartbeatAt: new Date() },
      select: { id: true },
    });
    await insertAnswers(transaction, isPostgres(db), runId, answers);
  }, PATIENT);
