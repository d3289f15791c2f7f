import { hashClaim } from "@/lib/facts/claim-hash";
import { networkProfileSchema } from "@/lib/facts/schemas";
import type {
  AnswerFact,
  DefinitionFact,
  DefinitionLineFact,
  EventFact,
  NetworkFact,
  ObservationFact,
  SeriesFact,
  SourceFact,
} from "@/lib/scoring/record/types";
import { PATIENT, type RejectFact } from "./batches";
import { type Db, type DbTransaction, isPostgres } from "./client";
import { type Columns, hasManyDigits, insertReturning, insertRows } from "./insert-rows";

/** An observation on its way in. */
export interface ImportedObservation extends ObservationFact {
  /** Key of the observation that this one corrects; null = none. */
  supersedesId: string | null;
}

/** What one chunk of a file adds to one network. */
export interface ChunkRows {
  network: NetworkFact | null;
  sources: SourceFact[];
  series: SeriesFact[];
  definitions: Omit<DefinitionFact, "lines">[];
  lines: (DefinitionLineFact & { definitionId: string; position: number })[];
  answers: AnswerFact[];
  events: EventFact[];
  observations: ImportedObservation[];
}

/** A network's run, as the process that writes it remembers it between chunks. */
export interface OpenRun {
  /** null = not begun yet. */
  id: number | null;
  networkSlug: string;
  /** Next place in each table. */
  positions: { sources: number; series: number; definitions: number; events: number; observations: number };
}

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

const OBSERVATION: Columns = {
  runId: "int",
  id: "text",
  position: "int",
  seriesId: "text",
  sourceId: "text",
  periodStart: "text",
  periodEnd: "text",
  value: "double",
  low: "double",
  high: "double",
  nullReason: "text",
  nature: "text",
  basis: "text",
  derivation: "text",
  credibility: "int",
  publishedOn: "text",
  knownOn: "text",
  knownOnBasis: "text",
  recordedOn: "text",
  literal: "text",
  note: "text",
  supersedesId: "text",
  contentHash: "text",
};

const texts = (...names: string[]): Columns => Object.fromEntries(names.map((name) => [name, "text" as const]));

const PLACED = { runId: "int", position: "int" } as const;
const SOURCE: Columns = {
  ...PLACED,
  ...texts("id", "originId", "kind", "letter", "affiliation", "publisher", "title", "url", "readVia", "publishedOn"),
  ...texts("licence", "redistribute"),
};
const SERIES: Columns = {
  ...PLACED,
  ...texts("id", "metric", "shape", "unit", "label", "measure", "payer", "bucket"),
};
const DEFINITION: Columns = { ...PLACED, ...texts("id", "label", "reason", "differs"), house: "bool" };
const LINE: Columns = { ...PLACED, ...texts("definitionId", "seriesId", "role"), required: "bool" };
const EVENT: Columns = { ...PLACED, ...texts("date", "kind", "label", "text", "sourceId") };
const ANSWER: Columns = {
  ...PLACED,
  ...texts("question", "answer", "text", "evidenceSourceId", "evidenceDate", "answeredBy", "reviewedBy"),
  evidenceCredibility: "int",
};

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
      outcome.stored += await writeNetwork(transaction, isPostgres(db), { chunk, run, runId, rows }, outcome.taken);
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

interface NetworkWrite {
  chunk: Chunk;
  run: OpenRun;
  runId: number;
  rows: ChunkRows;
}

/** @returns how many rows of the file were written */
async function writeNetwork(
  transaction: DbTransaction,
  postgres: boolean,
  { chunk, run, runId, rows }: NetworkWrite,
  taken: Map<string, Set<string>>,
): Promise<number> {
  const placed = (facts: readonly object[], first: number) =>
    facts.map((fact, index) => ({ position: first + index, ...fact, runId }));
  const insert = (table: string, columns: Columns, facts: readonly object[], first: number) =>
    insertRows(transaction, postgres, { table, columns, rows: placed(facts, first) });
  const { positions } = run;
  if (rows.network !== null) {
    const { slug, kind, compiledOn, name, token, category, resource, chain, settlement, ...profile } = rows.network;
    await transaction.network.create({
      data: {
        ...{ runId, slug, kind, compiledOn, name, token, category, resource, chain, settlement },
        profile: networkProfileSchema.parse(profile),
      },
    });
  }
  await insert("Source", SOURCE, rows.sources, positions.sources);
  await insert("Series", SERIES, rows.series, positions.series);
  await insert("Definition", DEFINITION, rows.definitions, positions.definitions);
  await insert("DefinitionLine", LINE, rows.lines, 0);
  await insert("Event", EVENT, rows.events, positions.events);
  await insertAnswers(transaction, postgres, runId, rows.answers);

  const missing = await writeObservations(transaction, postgres, {
    runId,
    first: positions.observations,
    observations: rows.observations,
    recordedOn: chunk.recordedOn,
  });
  if (missing.size > 0) taken.set(run.networkSlug, missing);
  const written = rows.observations.length - missing.size;
  await transaction.ingestRun.update({
    where: { id: runId },
    data: {
      sourceCount: { increment: rows.sources.length },
      seriesCount: { increment: rows.series.length },
      observationCount: { increment: written },
      ...(written > 0 ? { recordedOn: chunk.recordedOn } : {}),
    },
    select: { id: true },
  });
  return (
    (rows.network === null ? 0 : 1) +
    rows.sources.length +
    rows.series.length +
    rows.definitions.length +
    rows.lines.length +
    rows.answers.length +
    rows.events.length +
    written
  );
}

interface ObservationWrite {
  runId: number;
  /** Place of the first. */
  first: number;
  observations: readonly ImportedObservation[];
  recordedOn: string;
}

/** @returns ids of those whose key was taken */
async function writeObservations(
  transaction: DbTransaction,
  postgres: boolean,
  { runId, first, observations, recordedOn }: ObservationWrite,
): Promise<Set<string>> {
  const rows = observations.map((row, index) => ({
    ...row,
    ...{ runId, position: first + index, recordedOn, contentHash: hashClaim(row) },
  }));
  const insert = { table: "Observation", columns: OBSERVATION, rows };
  const isDelicate = rows.some(({ value, low, high }) => [value, low, high].some(hasManyDigits));
  if (!isDelicate) {
    const count = await insertRows(transaction, postgres, insert);
    if (count === rows.length) return new Set();
    const written = await transaction.observation.findMany({
      where: { runId, position: { gte: first } },
      select: { id: true },
    });
    const ids = new Set(written.map(({ id }) => id));
    return new Set(rows.flatMap(({ id }) => (ids.has(id) ? [] : id)));
  }
  const written = await insertReturning(transaction, postgres, insert, ["id", "value", "low", "high"]);
  const byId = new Map(written.map((row) => [row.id, row]));
  for (const { id, value, low, high } of rows) {
    const stored = byId.get(id);
    if (stored === undefined || (stored.value === value && stored.low === low && stored.high === high)) continue;
    await transaction.observation.update({
      where: { runId_id: { runId, id } },
      data: { value, low, high },
      select: { id: true },
    });
  }
  return new Set(rows.flatMap(({ id }) => (byId.has(id) ? [] : id)));
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

const insertAnswers = (transaction: DbTransaction, postgres: boolean, runId: number, answers: readonly AnswerFact[]) =>
  insertRows(transaction, postgres, {
    table: "Answer",
    columns: ANSWER,
    rows: answers.map(({ evidence, ...answer }) => ({
      runId,
      // Questions have an order of their own: 1.1 before 5.3.
      position: Math.round(Number(answer.question) * 10),
      ...answer,
      evidenceSourceId: evidence?.sourceId ?? null,
      evidenceDate: evidence?.date ?? null,
      evidenceCredibility: evidence?.credibility ?? null,
    })),
  }).then(() => undefined);
