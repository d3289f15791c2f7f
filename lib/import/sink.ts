import { type Chunk, type ChunkRows, type Db, MOST_REJECTS, type RejectFact, rejectRun, writeChunk } from "@/lib/data";
import type { RunMemory } from "./network-context";
import { withPatience } from "./patience";

/** Counts of a file so far. */
export interface Counts {
  rowsRead: number;
  rowsStored: number;
  /** Rows that say what the record holds already. */
  rowsHeld: number;
  rowsRejected: number;
}

export const noCounts = (): Counts => ({ rowsRead: 0, rowsStored: 0, rowsHeld: 0, rowsRejected: 0 });

export interface SinkChunk {
  networks: { run: RunMemory; rows: ChunkRows; lineOf: Map<string, number> }[];
  rejects: RejectFact[];
  /** Rows of the file in this chunk, and those of them that the record holds. */
  read: number;
  held: number;
}

/** Where checked rows go: a batch of the database, or nowhere. */
export interface Sink {
  counts: Counts;
  /** The first of them, as they are kept. */
  rejects: RejectFact[];
  write: (chunk: SinkChunk) => Promise<void>;
  /** A network cannot stand as a whole: all its rows are rejected. */
  drop: (run: RunMemory, reject: RejectFact) => Promise<void>;
}

const takenReject = (lineOf: Map<string, number>, id: string): RejectFact => ({
  line: lineOf.get(id) ?? 0,
  column: "id",
  value: id.slice(0, 200),
  reason: "an earlier row of the file has this id or makes this claim",
});

const observationsIn = ({ networks }: SinkChunk): number =>
  networks.reduce((sum, { rows }) => sum + rows.observations.length, 0);
const headsIn = (rows: ChunkRows): number =>
  (rows.network === null ? 0 : 1) +
  [rows.sources, rows.series, rows.definitions, rows.lines, rows.answers, rows.events].reduce(
    (sum, list) => sum + list.length,
    0,
  );

function remember(run: RunMemory, rows: ChunkRows, written: number): void {
  run.positions.sources += rows.sources.length;
  run.positions.series += rows.series.length;
  run.positions.definitions += rows.definitions.length;
  run.positions.events += rows.events.length;
  run.positions.observations += rows.observations.length;
  run.observations += written;
  run.stored += written + headsIn(rows);
}

interface Target {
  batchId: string;
  contentHash: string;
  recordedOn: string;
}

/** Writes chunks under a batch. A database that is away or locked is waited for. */
export function databaseSink(db: Db, target: Target): Sink {
  const counts = noCounts();
  const rejects: RejectFact[] = [];
  return {
    counts,
    rejects,
    write: async (chunk) => {
      const early = chunk.rejects.length;
      const written: Chunk = {
        ...target,
        networks: chunk.networks.map(({ run, rows }) => ({ run, rows })),
        rejects: chunk.rejects.slice(0, MOST_REJECTS),
        rejectPosition: Math.min(MOST_REJECTS, rejects.length),
        rowsRead: counts.rowsRead + chunk.read,
        rowsRejected: counts.rowsRejected + early,
        rowsStoredBefore: counts.rowsStored,
      };
      let late: RejectFact[] = [];
      const outcome = await withPatience(() =>
        writeChunk(db, written, (taken) => {
          late = chunk.networks.flatMap(({ run, lineOf }) =>
            [...(taken.get(run.networkSlug) ?? [])].map((id) => takenReject(lineOf, id)),
          );
          return late;
        }),
      );
      for (const { run, rows } of chunk.networks) {
        run.id = outcome.runIds.get(run.networkSlug) ?? run.id;
        remember(run, rows, rows.observations.length - (outcome.taken.get(run.networkSlug)?.size ?? 0));
      }
      rejects.push(...[...chunk.rejects, ...late].slice(0, MOST_REJECTS - rejects.length));
      counts.rowsRead += chunk.read;
      counts.rowsHeld += chunk.held;
      counts.rowsStored += outcome.stored;
      counts.rowsRejected += early + outcome.rejected;
    },
    drop: async (run, reject) => {
      const { id, stored } = run;
      if (id === null) return;
      const place = { rejectPosition: rejects.length, reject };
      await withPatience(() => rejectRun(db, { batchId: target.batchId, runId: id, rows: stored, ...place }));
      if (rejects.length < MOST_REJECTS) rejects.push(reject);
      counts.rowsStored -= stored;
      counts.rowsRejected += stored;
      run.stored = 0;
    },
  };
}

/** Repeats are told apart by 52 bits of their hash: eight bytes a row, where the database would know the row itself. */
function fingerprintOf(text: string): number {
  let high = 0x811c9dc5;
  let low = 0x1b873593;
  for (let at = 0; at < text.length; at += 1) {
    high = Math.imul(high ^ text.charCodeAt(at), 0x01000193);
    low = Math.imul(low ^ text.charCodeAt(at), 0x85ebca6b) + at;
  }
  return ((high >>> 0) & 0xfffff) * 0x100000000 + (low >>> 0);
}

/** Counts what would be stored and stores nothing. */
export function drySink(claimOf: (row: ChunkRows["observations"][number]) => string): Sink {
  const counts = noCounts();
  const rejects: RejectFact[] = [];
  const seen = new Set<number>();
  const isNew = (...texts: string[]): boolean => {
    const prints = texts.map(fingerprintOf);
    if (prints.some((print) => seen.has(print))) return false;
    for (const print of prints) seen.add(print);
    return true;
  };
  return {
    counts,
    rejects,
    write: async (chunk) => {
      const late = chunk.networks.flatMap(({ run, rows, lineOf }) => {
        const taken = rows.observations.filter(
          (row) => !isNew(`id ${run.networkSlug} ${row.id}`, `claim ${run.networkSlug} ${claimOf(row)}`),
        );
        remember(run, rows, rows.observations.length - taken.length);
        return taken.map(({ id }) => takenReject(lineOf, id));
      });
      rejects.push(...[...chunk.rejects, ...late].slice(0, MOST_REJECTS - rejects.length));
      counts.rowsRead += chunk.read;
      counts.rowsHeld += chunk.held;
      counts.rowsRejected += chunk.rejects.length + late.length;
      counts.rowsStored +=
        observationsIn(chunk) - late.length + chunk.networks.reduce((sum, { rows }) => sum + headsIn(rows), 0);
    },
    drop: async (run, reject) => {
      if (rejects.length < MOST_REJECTS) rejects.push(reject);
      counts.rowsStored -= run.stored;
      counts.rowsRejected += run.stored;
      run.stored = 0;
    },
  };
}
