import { type Db, getDb } from "./client";
import { withDataErrors } from "./errors";
import { VISIBLE } from "./runs";

/** How a live source fares, by the id of its adapter; moments as ISO text. */
export interface HealthRow {
  adapterId: string;
  lastAttemptAt: string;
  /** null = never. */
  lastSuccessAt: string | null;
  lastFailureAt: string | null;
  lastFailure: string | null;
  consecutiveFailures: number;
  newestDay: string | null;
}

export interface QuarantineRow {
  adapterId: string;
  address: string;
  receivedAt: string;
  reason: string;
}

export interface IngestBatchRow {
  label: string;
  startedAt: string;
  finishedAt: string | null;
  rowsStored: number;
  rowsRejected: number;
  isUndone: boolean;
}

export interface LiveSources {
  health: HealthRow[];
  /** Newest first. */
  quarantined: QuarantineRow[];
  /** Newest first; published ones. */
  batches: IngestBatchRow[];
  /** Newest day with a value, by key of the series and id of the source. */
  newestDays: Map<string, string>;
}

const SHOWN = 20;

export const newestDayKey = (seriesId: string, sourceId: string): string => `${seriesId} ${sourceId}`;

/** How the live sources fare, what was set aside, and the last ingests. */
export const readLiveSources = (db: Db = getDb()): Promise<LiveSources> =>
  withDataErrors(async () => {
    const [health, quarantined, batches, newest] = await Promise.all([
      db.sourceHealth.findMany({ orderBy: { adapterId: "asc" } }),
      db.quarantinedReply.findMany({
        orderBy: [{ receivedAt: "desc" }, { id: "desc" }],
        take: SHOWN,
        select: { adapterId: true, address: true, receivedAt: true, reason: true },
      }),
      db.batch.findMany({
        where: { kind: "ingest", publishedAt: { not: null } },
        orderBy: { startedAt: "desc" },
        take: SHOWN,
      }),
      db.observation.groupBy({
        by: ["seriesId", "sourceId"],
        where: { run: { ...VISIBLE, kind: "ingest" }, value: { not: null } },
        _max: { periodEnd: true },
      }),
    ]);
    return {
      health: health.map((row) => ({
        ...row,
        lastAttemptAt: row.lastAttemptAt.toISOString(),
        lastSuccessAt: row.lastSuccessAt?.toISOString() ?? null,
        lastFailureAt: row.lastFailureAt?.toISOString() ?? null,
      })),
      quarantined: quarantined.map((row) => ({ ...row, receivedAt: row.receivedAt.toISOString() })),
      batches: batches.map(({ label, startedAt, finishedAt, rowsStored, rowsRejected, undoneAt }) => ({
        ...{ label, rowsStored, rowsRejected, isUndone: undoneAt !== null },
        startedAt: startedAt.toISOString(),
        finishedAt: finishedAt?.toISOString() ?? null,
      })),
      newestDays: new Map(
        newest.flatMap(({ seriesId, sourceId, _max }) =>
          _max.periodEnd === null ? [] : [[newestDayKey(seriesId, sourceId), _max.periodEnd]],
        ),
      ),
    };
  });
