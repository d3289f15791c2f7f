import { hashClaim } from "@/lib/facts/claim-hash";
import { observationSchema, seriesSchema, sourceSchema } from "@/lib/facts/schemas";
import type { EventFact, ObservationFact, SeriesFact, SourceFact } from "@/lib/scoring/record/types";
import type { Db } from "./client";
import type { HeldLease } from "./leases";
import { moveRevision, VISIBLE } from "./runs";

/** Rows per statement, as in the shipped facts. */
const CHUNK_ROWS = 500;

/** A value of a live source that readers see. */
export interface StandingValue {
  id: string;
  seriesId: string;
  sourceId: string;
  periodStart: string;
  value: number | null;
  nullReason: string | null;
  /** Corrections of one day are counted in their keys. */
  supersedesId: string | null;
}

export interface LiveObservation extends ObservationFact {
  supersedesId: string | null;
  replyHash: string;
}

/** What an ingest adds to one network. */
export interface LiveRows {
  networkSlug: string;
  sources: SourceFact[];
  series: SeriesFact[];
  observations: LiveObservation[];
  events: EventFact[];
}

export interface LiveReject {
  position: number;
  column: string | null;
  value: string | null;
  reason: string;
}

/** What is known of a network before the ingest. */
export interface StandingNetwork {
  series: Map<string, Pick<SeriesFact, "metric" | "shape" | "unit">>;
  values: StandingValue[];
  events: Set<string>;
}

export const eventKey = (event: Pick<EventFact, "date" | "label">): string => `${event.date} ${event.label}`;

/** The values of the given sources from `since` on, with the series and events of the network; later rows of a day win. */
export async function readStanding(
  db: Db,
  networkSlug: string,
  sourceIds: readonly string[],
  since: string,
): Promise<StandingNetwork> {
  const runs = await db.ingestRun.findMany({ where: { ...VISIBLE, networkSlug }, select: { id: true } });
  const where = { runId: { in: runs.map(({ id }) => id) } };
  const [series, observations, events] = await Promise.all([
    db.series.findMany({ where, select: { id: true, metric: true, shape: true, unit: true } }),
    db.observation.findMany({
      where: { ...where, sourceId: { in: [...sourceIds] }, periodStart: { gte: since } },
      select: {
        id: true,
        seriesId: true,
        sourceId: true,
        periodStart: true,
        value: true,
        nullReason: true,
        supersedesId: true,
      },
    }),
    db.event.findMany({ where, select: { date: true, label: true } }),
  ]);
  const superseded = new Set(observations.map((row) => row.supersedesId));
  return {
    series: new Map(
      series.map(({ id, ...rest }) => [id, seriesSchema.pick({ metric: true, shape: true, unit: true }).parse(rest)]),
    ),
    values: observations.filter((row) => !superseded.has(row.id)),
    events: new Set(events.map(eventKey)),
  };
}

/** Newest day that readers see of each source of each network, by `newestKey`. */
export async function readNewestDays(db: Db): Promise<Map<string, string>> {
  const runs = await db.ingestRun.findMany({
    where: { ...VISIBLE, kind: "ingest" },
    select: { id: true, networkSlug: true },
  });
  const networkOf = new Map(runs.map(({ id, networkSlug }) => [id, networkSlug]));
  const groups = await db.observation.groupBy({
    by: ["runId", "sourceId"],
    where: { run: { ...VISIBLE, kind: "ingest" } },
    _max: { periodEnd: true },
  });
  const newest = new Map<string, string>();
  for (const { runId, sourceId, _max } of groups) {
    const key = newestKey(networkOf.get(runId) ?? "", sourceId);
    const known = newest.get(key);
    if (_max.periodEnd !== null && (known === undefined || _max.periodEnd > known)) newest.set(key, _max.periodEnd);
  }
  return newest;
}

export const newestKey = (networkSlug: string, sourceId: string): string => `${networkSlug} ${sourceId}`;

/** Removes ingests that a process died in, rows and all. Call it only under the lease. @returns how many there were */
export async function removeAbandonedIngests(db: Db): Promise<number> {
  const batches = await db.batch.findMany({ where: { kind: "ingest", publishedAt: null }, select: { id: true } });
  const ids = batches.map(({ id }) => id);
  await db.ingestRun.deleteMany({ where: { batchId: { in: ids }, publishedAt: null } });
  await db.batch.deleteMany({ where: { id: { in: ids } } });
  return ids.length;
}

async function inChunks<Row>(rows: readonly Row[], write: (chunk: Row[]) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < rows.length; start += CHUNK_ROWS) await write(rows.slice(start, start + CHUNK_ROWS));
}

/** Begins a batch that nobody sees until it is published. */
export async function beginIngest(db: Db, batch: { id: string; label: string; startedAt: Date }): Promise<void> {
  const { id, label, startedAt } = batch;
  await db.batch.create({
    data: { id, kind: "ingest", label, startedBy: "command line", startedAt, heartbeatAt: startedAt },
  });
}

/** Writes what is new of one network under an unpublished run. */
export async function writeLiveRows(
  db: Db,
  batchId: string,
  rows: LiveRows,
  recorded: { on: string; at: Date; contentHash: string },
): Promise<void> {
  const { networkSlug } = rows;
  const run = await db.ingestRun.create({
    data: {
      kind: "ingest",
      networkSlug,
      batchId,
      startedAt: recorded.at,
      contentHash: recorded.contentHash,
      recordedOn: rows.observations.length > 0 ? recorded.on : null,
      sourceCount: rows.sources.length,
      seriesCount: rows.series.length,
      observationCount: rows.observations.length,
    },
    select: { id: true },
  });
  const placed = <Fact>(facts: readonly Fact[]) =>
    facts.map((fact, position) => ({ runId: run.id, position, ...fact }));
  await inChunks(placed(rows.sources.map((row) => sourceSchema.parse(row))), (data) => db.source.createMany({ data }));
  await inChunks(placed(rows.series.map((row) => seriesSchema.parse(row))), (data) => db.series.createMany({ data }));
  await inChunks(placed(rows.events), (data) => db.event.createMany({ data }));
  await inChunks(
    placed(rows.observations).map(({ supersedesId, replyHash, runId, position, ...fact }) => ({
      ...observationSchema.parse(fact),
      ...{ runId, position, supersedesId, replyHash },
      recordedOn: recorded.on,
      contentHash: hashClaim(fact),
    })),
    (data) => db.observation.createMany({ data }),
  );
}

/** What one adapter's run says about its source. */
export interface SourceOutcome {
  adapterId: string;
  attemptedAt: Date;
  /** In one sentence; null = all went well. */
  failure: string | null;
  /** Newest day that it gave a value for, now or before; null = none. */
  newestDay: string | null;
  fetched: { address: string; etag: string | null; lastModified: string | null; replyHash: string }[];
  quarantined: { address: string; status: number; reason: string; replyHash: string; excerpt: string }[];
}

export interface Publication {
  batchId: string;
  at: Date;
  contentHash: string;
  rowsRead: number;
  rowsStored: number;
  rejects: LiveReject[];
  outcomes: SourceOutcome[];
}

/** Shows all runs of the batch, and writes down how the sources fared: one small transaction, under the lease. */
export async function publishIngest(db: Db, lease: HeldLease, publication: Publication): Promise<void> {
  const { batchId, at, contentHash, rowsRead, rowsStored, rejects, outcomes } = publication;
  const fetched = outcomes.flatMap(({ adapterId, fetched: replies }) =>
    replies.map((reply) => ({ ...reply, adapterId, fetchedAt: at })),
  );
  const quarantined = outcomes.flatMap(({ adapterId, quarantined: replies }) =>
    replies.map((reply) => ({ ...reply, adapterId, receivedAt: at })),
  );
  await db.$transaction(
    async (transaction) => {
      await moveRevision(transaction);
      await lease.require(transaction);
      await transaction.ingestRun.updateMany({ where: { batchId }, data: { publishedAt: at } });
      await transaction.batch.update({
        where: { id: batchId },
        data: {
          ...{ finishedAt: at, publishedAt: at, heartbeatAt: at, contentHash, rowsRead, rowsStored },
          rowsTotal: rowsRead,
          rowsRejected: rejects.length,
        },
      });
      await transaction.reject.createMany({
        data: rejects.map(({ position, ...reject }, index) => ({
          ...reject,
          batchId,
          position: index,
          line: position + 1,
        })),
      });
      await transaction.fetchedReply.deleteMany({ where: { address: { in: fetched.map(({ address }) => address) } } });
      await transaction.fetchedReply.createMany({ data: fetched });
      for (const reply of quarantined) {
        const { adapterId, address, replyHash } = reply;
        await transaction.quarantinedReply.upsert({
          where: { adapterId_address_replyHash: { adapterId, address, replyHash } },
          create: reply,
          update: { receivedAt: reply.receivedAt, reason: reply.reason, status: reply.status },
        });
      }
      for (const outcome of outcomes) await recordOutcome(transaction, outcome);
    },
    { timeout: 60_000, maxWait: 30_000 },
  );
}

async function recordOutcome(transaction: Pick<Db, "sourceHealth">, outcome: SourceOutcome): Promise<void> {
  const { adapterId, attemptedAt, failure, newestDay } = outcome;
  const common = { lastAttemptAt: attemptedAt, ...(newestDay === null ? {} : { newestDay }) };
  const good = { ...common, lastSuccessAt: attemptedAt, consecutiveFailures: 0 };
  const bad = { ...common, lastFailureAt: attemptedAt, lastFailure: failure };
  await transaction.sourceHealth.upsert({
    where: { adapterId },
    create: failure === null ? { adapterId, ...good } : { adapterId, ...bad, consecutiveFailures: 1 },
    update: failure === null ? good : { ...bad, consecutiveFailures: { increment: 1 } },
  });
}

/** Says that everything that follows a publication was done. */
export async function settleIngest(db: Db, batchId: string): Promise<void> {
  const { publishedAt } = await db.batch.findUniqueOrThrow({ where: { id: batchId }, select: { publishedAt: true } });
  if (publishedAt !== null)
    await db.batch.update({ where: { id: batchId }, data: { heartbeatAt: new Date(publishedAt.getTime() + 1) } });
}

/** Whether the last ingest was published and cut short before its verdicts were kept. */
export async function owesAssessments(db: Db): Promise<boolean> {
  const last = await db.batch.findFirst({
    where: { kind: "ingest", publishedAt: { not: null } },
    orderBy: { publishedAt: "desc" },
    select: { publishedAt: true, heartbeatAt: true },
  });
  return last?.publishedAt != null && last.heartbeatAt.getTime() <= last.publishedAt.getTime();
}

/** What conditional requests may build on: replies fetched after the last ingest that was taken back. */
export async function readFetchedReplies(
  db: Db,
): Promise<Map<string, { etag: string | null; lastModified: string | null }>> {
  const { _max } = await db.batch.aggregate({ where: { kind: "ingest" }, _max: { undoneAt: true } });
  const replies = await db.fetchedReply.findMany({
    where: _max.undoneAt === null ? {} : { fetchedAt: { gt: _max.undoneAt } },
    select: { address: true, etag: true, lastModified: true },
  });
  return new Map(replies.map(({ address, ...known }) => [address, known]));
}
