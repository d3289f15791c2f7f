import type { Db, DbTransaction } from "./client";

/** Runs whose rows readers see: published, not taken back, not replaced by a later one. */
export const VISIBLE = { publishedAt: { not: null }, undoneAt: null, replacedById: null } as const;

const REVISION_ID = 1;

/** Must be the first statement of its transaction: it takes the write lock, so that what follows cannot lose a race. */
export const moveRevision = (transaction: DbTransaction) =>
  transaction.revision.upsert({
    where: { id: REVISION_ID },
    create: { id: REVISION_ID, counter: 1 },
    update: { counter: { increment: 1 } },
  });

/** How often something was published or taken back; 0 in a database that holds nothing yet. */
export async function readRevision(db: Db): Promise<number> {
  const revision = await db.revision.findUnique({ where: { id: REVISION_ID }, select: { counter: true } });
  return revision?.counter ?? 0;
}

/** Shows the rows of a run. A shipped run takes the place of the network's last one. One small transaction. */
export async function publishRun(db: Db, runId: number, publishedAt: Date): Promise<void> {
  await db.$transaction(async (transaction) => {
    await moveRevision(transaction);
    const { kind, networkSlug } = await transaction.ingestRun.update({
      where: { id: runId, publishedAt: null },
      data: { publishedAt },
      select: { kind: true, networkSlug: true },
    });
    if (kind !== "shipped") return;
    await transaction.ingestRun.updateMany({
      where: { ...VISIBLE, kind, networkSlug, id: { not: runId } },
      data: { replacedById: runId },
    });
  });
}

/** Hides the rows of a run, and shows again what it had replaced. */
export async function undoRun(db: Db, runId: number, undoneAt: Date): Promise<void> {
  await db.$transaction(async (transaction) => {
    await moveRevision(transaction);
    await transaction.ingestRun.update({ where: { id: runId, undoneAt: null }, data: { undoneAt } });
    await transaction.ingestRun.updateMany({ where: { replacedById: runId }, data: { replacedById: null } });
  });
}

/**
 * Removes shipped runs that were never published, rows and all: a process died while writing them.
 * Call it only under the database lock, or a run that is being written goes too.
 * @returns how many there were
 */
export async function removeAbandonedRuns(db: Db): Promise<number> {
  const { count } = await db.ingestRun.deleteMany({ where: { kind: "shipped", publishedAt: null } });
  return count;
}
