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
import type { DbTransaction } from "./client";
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

/** Columns of text. */
export const texts = (...names: string[]): Columns => Object.fromEntries(names.map((name) => [name, "text" as const]));

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

interface NetworkWrite {
  run: OpenRun;
  runId: number;
  rows: ChunkRows;
  /** Day on which the rows enter the record. */
  recordedOn: string;
}

/**
 * Writes what one chunk of a file adds to one network.
 * @param taken gets the ids of observations whose key was taken, by network
 * @returns how many rows of the file were written
 */
export async function writeNetwork(
  transaction: DbTransaction,
  postgres: boolean,
  { run, runId, rows, recordedOn }: NetworkWrite,
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
    recordedOn,
  });
  if (missing.size > 0) taken.set(run.networkSlug, missing);
  const written = rows.observations.length - missing.size;
  await transaction.ingestRun.update({
    where: { id: runId },
    data: {
      sourceCount: { increment: rows.sources.length },
      seriesCount: { increment: rows.series.length },
      observationCount: { increment: written },
      ...(written > 0 ? { recordedOn } : {}),
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

/** Questions have an order of their own, which is their place. */
export const insertAnswers = (
  transaction: DbTransaction,
  postgres: boolean,
  runId: number,
  answers: readonly AnswerFact[],
) =>
  insertRows(transaction, postgres, {
    table: "Answer",
    columns: ANSWER,
    rows: answers.map(({ evidence, ...answer }) => ({
      runId,
      // 1.1 before 5.3.
      position: Math.round(Number(answer.question) * 10),
      ...answer,
      evidenceSourceId: evidence?.sourceId ?? null,
      evidenceDate: evidence?.date ?? null,
      evidenceCredibility: evidence?.credibility ?? null,
    })),
  }).then(() => undefined);
