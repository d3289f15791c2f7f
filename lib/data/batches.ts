import { randomBytes } from "node:crypto";
import type { Db, DbTransaction } from "./client";
import { withDataErrors } from "./errors";
import { moveRevision, VISIBLE } from "./runs";

/** What a batch is doing, as told to readers. */
export type BatchState = "writing" | "cut_short" | "ready" | "failed" | "published" | "undone";

export interface BatchFact {
  id: string;
  label: string;
  startedBy: string;
  startedAt: Date;
  heartbeatAt: Date;
  finishedAt: Date | null;
  publishedAt: Date | null;
  undoneAt: Date | null;
  contentHash: string | null;
  rowsTotal: number | null;
  rowsRead: number;
  rowsStored: number;
  rowsRejected: number;
  failure: string | null;
}

export interface RejectFact {
  line: number;
  column: string | null;
  value: string | null;
  reason: string;
}

const COLUMNS = {
  id: true,
  label: true,
  startedBy: true,
  startedAt: true,
  heartbeatAt: true,
  finishedAt: true,
  publishedAt: true,
  undoneAt: true,
  contentHash: true,
  rowsTotal: true,
  rowsRead: true,
  rowsStored: true,
  rowsRejected: true,
  failure: true,
} as const;

/** A process that writes gives a sign of life every two seconds; a few missed ones on a busy machine are not its death. */
export const HEARTBEAT_MS = 2000;
export const STALE_MS = 10_000;

/** @param now the clock of whoever asks */
export function batchState(batch: BatchFact, now: Date): BatchState {
  if (batch.undoneAt) return "undone";
  if (batch.publishedAt) return "published";
  if (batch.failure) return "failed";
  if (batch.finishedAt) return "ready";
  return now.getTime() - batch.heartbeatAt.getTime() > STALE_MS ? "cut_short" : "writing";
}

/** 128 random bits: the id is part of addresses, and knowing it is needed to act on a batch. */
export const newBatchId = (): string => randomBytes(16).toString("hex");

/** Newest first. */
export const listBatches = (db: Db, limit = 100): Promise<BatchFact[]> =>
  withDataErrors(() =>
    db.batch.findMany({
      where: { kind: "import" },
      orderBy: [{ startedAt: "desc" }, { id: "asc" }],
      take: limit,
      select: COLUMNS,
    }),
  );

/** null = there is no such import. */
export const findBatch = (db: Db, id: string): Promise<BatchFact | null> =>
  withDataErrors(() => db.batch.findFirst({ where: { id, kind: "import" }, select: COLUMNS }));

/** The networks that a batch speaks of, sorted. */
export const listBatchNetworks = (
  db: Db,
  batchId: string,
): Promise<{ networkSlug: string; observationCount: number }[]> =>
  withDataErrors(() =>
    db.ingestRun.findMany({
      where: { batchId },
      orderBy: { networkSlug: "asc" },
      select: { networkSlug: true, observationCount: true },
    }),
  );

/** In the order of the file. */
export const listRejects = (db: Db, batchId: string, limit = 1000): Promise<RejectFact[]> =>
  withDataErrors(() =>
    db.reject.findMany({
      where: { batchId },
      orderBy: { position: "asc" },
      take: limit,
      select: { line: true, column: true, value: true, reason: true },
    }),
  );

/** A lock on the one row of the revision, which says nothing new: what follows in the transaction is done by one process at a time. */
const takeTurn = (transaction: DbTransaction) =>
  transaction.revision.upsert({
    where: { id: 1 },
    create: { id: 1, counter: 0 },
    update: { counter: { increment: 0 } },
  });

/** The same content in a batch that is written, waits, or is shown: it is not loaded twice. */
export interface Holder {
  batch: BatchFact;
  state: BatchState;
}

/**
 * Opens a batch, unless another one holds the same content. One that was cut short, failed or was taken back is no hindrance.
 * @returns null when it was opened, else who holds the content
 */
export const openBatch = (
  db: Db,
  { id, label, startedBy, contentHash }: { id: string; label: string; startedBy: string; contentHash: string },
): Promise<Holder | null> =>
  withDataErrors(() =>
    db.$transaction(async (transaction) => {
      await takeTurn(transaction);
      const now = new Date();
      const same = await transaction.batch.findMany({
        where: { kind: "import", contentHash, undoneAt: null, failure: null },
        select: COLUMNS,
      });
      // Asked again because the answer to the first time was lost: it is open.
      if (same.some((batch) => batch.id === id)) return null;
      for (const batch of same) {
        const state = batchState(batch, now);
        if (state === "writing" || state === "ready" || state === "published") return { batch, state };
      }
      await transaction.batch.create({
        data: { id, kind: "import", label, startedBy, startedAt: now, heartbeatAt: now, contentHash },
      });
      return null;
    }, PATIENT),
  );

/** Another process may keep the write lock for a moment; an interactive transaction gives up after five seconds by itself. */
export const PATIENT = { maxWait: 30_000, timeout: 60_000 } as const;

/** Batches whose process died, oldest first: what they wrote is seen by nobody. */
export async function listCutShort(db: Db, now: Date): Promise<BatchFact[]> {
  const open = await withDataErrors(() =>
    db.batch.findMany({
      where: {
        kind: "import",
        publishedAt: null,
        undoneAt: null,
        OR: [{ finishedAt: null }, { failure: { not: null } }],
      },
      orderBy: { startedAt: "asc" },
      select: COLUMNS,
    }),
  );
  return open.filter((batch) => ["cut_short", "failed"].includes(batchState(batch, now)));
}

/** Removes a batch with all it wrote, run by run so that no other writer waits long. Never call it on one that was published. */
export const removeBatch = (db: Db, id: string): Promise<void> =>
  withDataErrors(async () => {
    await removeRuns(db, id);
    await db.batch.deleteMany({ where: { id, publishedAt: null } });
  });

/** Removes what a batch wrote and keeps its entry in the list. */
export async function removeRuns(db: Db, batchId: string): Promise<void> {
  const runs = await db.ingestRun.findMany({ where: { batchId, publishedAt: null }, select: { id: true } });
  for (const { id } of runs) await db.ingestRun.deleteMany({ where: { id, publishedAt: null } });
}

/** Says that whoever writes a batch is alive. Does nothing once it is finished or gone. */
export const beat = (db: Db, id: string): Promise<unknown> =>
  db.batch.updateMany({ where: { id, finishedAt: null }, data: { heartbeatAt: new Date() } });

/** A batch was read to its end: it may be published. Doing it twice is doing it once. @throws AppError when it is gone */
export const finishBatch = (db: Db, id: string, rowsTotal: number): Promise<void> =>
  withDataErrors(async () => {
    const now = new Date();
    await db.batch.updateMany({
      where: { id, finishedAt: null },
      data: { finishedAt: now, heartbeatAt: now, rowsTotal },
    });
    await db.batch.findFirstOrThrow({ where: { id, finishedAt: { not: null } }, select: { id: true } });
  });

/** A batch ended early, for a reason that a reader is told: what it wrote is removed, its entry and its rejects stay. */
export const failBatch = (db: Db, id: string, failure: string): Promise<void> =>
  withDataErrors(async () => {
    await removeRuns(db, id);
    await db.batch.updateMany({
      where: { id, publishedAt: null },
      data: { failure: failure.slice(0, 500), finishedAt: new Date(), rowsStored: 0 },
    });
  });

/** Why a batch was not published or taken back. */
export type Refusal = "unknown" | "unfinished" | "failed" | "published" | "undone" | "empty" | "overtaken";

/** True where rows of the batch bear ids that another publication has brought in since they were checked. */
async function isOvertaken(transaction: DbTransaction, batchId: string): Promise<boolean> {
  for (const table of ["Network", "Source", "Series", "Observation", "Definition", "Answer"]) {
    const id = table === "Network" ? "slug" : table === "Answer" ? "question" : "id";
    const rows = await transaction.$queryRawUnsafe<unknown[]>(
      `SELECT ours."${id}" FROM "IngestRun" run
       JOIN "${table}" ours ON ours."runId" = run."id"
       JOIN "IngestRun" other ON other."networkSlug" = run."networkSlug" AND other."id" <> run."id"
        AND other."publishedAt" IS NOT NULL AND other."undoneAt" IS NULL AND other."replacedById" IS NULL
       JOIN "${table}" theirs ON theirs."runId" = other."id" AND theirs."${id}" = ours."${id}"
       WHERE run."batchId" = $1 LIMIT 1`,
      batchId,
    );
    if (rows.length > 0) return true;
  }
  return false;
}

/**
 * Shows all runs of a batch at once. One transaction, however large the batch is.
 * @returns null when it is shown now, else why not
 */
export const publishBatch = (db: Db, id: string, publishedAt: Date): Promise<Refusal | null> =>
  withDataErrors(() =>
    db
      .$transaction(async (transaction): Promise<Refusal | null> => {
        await moveRevision(transaction);
        const batch = await transaction.batch.findFirst({ where: { id, kind: "import" }, select: COLUMNS });
        const refusal = await whyNotPublished(transaction, batch);
        // Thrown, so that the revision does not move for nothing.
        if (refusal !== null) throw new Refused(refusal);
        await transaction.ingestRun.updateMany({ where: { batchId: id, publishedAt: null }, data: { publishedAt } });
        await transaction.batch.update({ where: { id }, data: { publishedAt } });
        return null;
      }, PATIENT)
      .catch(refusalOf),
  );

async function whyNotPublished(transaction: DbTransaction, batch: BatchFact | null): Promise<Refusal | null> {
  if (batch === null) return "unknown";
  if (batch.undoneAt) return "undone";
  if (batch.publishedAt) return "published";
  if (batch.failure) return "failed";
  if (!batch.finishedAt) return "unfinished";
  if (batch.rowsStored === 0) return "empty";
  return (await isOvertaken(transaction, batch.id)) ? "overtaken" : null;
}

class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal);
  }
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refused) return error.refusal;
  throw error;
}

/**
 * Hides all runs of a batch at once. What was never shown is discarded: its rows go.
 * @returns null when it is taken back now, else why not
 */
export const undoBatch = (db: Db, id: string, undoneAt: Date): Promise<Refusal | null> =>
  withDataErrors(async () => {
    const refusal = await db
      .$transaction(async (transaction): Promise<Refusal | null> => {
        await moveRevision(transaction);
        const batch = await transaction.batch.findFirst({ where: { id, kind: "import" }, select: COLUMNS });
        if (batch === null) throw new Refused("unknown");
        if (batch.undoneAt) throw new Refused("undone");
        if (batchState(batch, undoneAt) === "writing") throw new Refused("unfinished");
        await transaction.ingestRun.updateMany({
          where: { batchId: id, publishedAt: { not: null }, undoneAt: null },
          data: { undoneAt },
        });
        await transaction.batch.update({ where: { id }, data: { undoneAt } });
        return null;
      }, PATIENT)
      .catch(refusalOf);
    if (refusal === null) await removeRuns(db, id);
    return refusal;
  });

/** Ids and claims of everything that readers see of one network, superseded rows included: none of them comes in again. */
export const listHeld = (db: Db, networkSlug: string) =>
  withDataErrors(async () => {
    const runs = await db.ingestRun.findMany({ where: { ...VISIBLE, networkSlug }, select: { id: true } });
    return db.observation.findMany({
      where: { runId: { in: runs.map(({ id }) => id) } },
      select: {
        id: true,
        seriesId: true,
        sourceId: true,
        periodStart: true,
        periodEnd: true,
        knownOn: true,
        knownOnBasis: true,
        contentHash: true,
      },
    });
  });
