import { hashClaim } from "@/lib/facts/claim-hash";
import { surroundingsSchema } from "@/lib/facts/editorial-schemas";
import { networkProfileSchema } from "@/lib/facts/schemas";
import type { AnyRecord } from "@/lib/scoring/record/types";
import type { Db } from "./client";
import { publishRun, undoRun, VISIBLE } from "./runs";

/** Rows per statement: small enough that memory and the time a writer is blocked stay small. */
const CHUNK_ROWS = 500;

/** The shipped run that readers see, by network. */
export async function findShippedRuns(db: Db): Promise<Map<string, { id: number; contentHash: string }>> {
  const runs = await db.ingestRun.findMany({
    where: { ...VISIBLE, kind: "shipped" },
    select: { id: true, networkSlug: true, contentHash: true },
    orderBy: { id: "asc" },
  });
  return new Map(runs.map(({ networkSlug, ...run }) => [networkSlug, run]));
}

/** Takes back the facts of a network that is not shipped any more. */
export const withdrawShipped = (db: Db, runId: number): Promise<void> => undoRun(db, runId, new Date());

async function inChunks<Row>(rows: readonly Row[], write: (chunk: Row[]) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < rows.length; start += CHUNK_ROWS) await write(rows.slice(start, start + CHUNK_ROWS));
}

/**
 * Writes a network's facts under a run of its own and then shows them in place of the last shipped ones.
 * Killed anywhere before that, it leaves rows that nobody sees and `removeAbandonedRuns` removes.
 */
export async function loadShipped(db: Db, record: AnyRecord, contentHash: string): Promise<void> {
  const recordedOn = record.network.compiledOn;
  const run = await db.ingestRun.create({
    data: {
      kind: "shipped",
      networkSlug: record.network.slug,
      startedAt: new Date(),
      contentHash,
      recordedOn: record.observations.length > 0 ? recordedOn : null,
      sourceCount: record.sources.length,
      seriesCount: record.series.length,
      observationCount: record.observations.length,
    },
    select: { id: true },
  });
  await writeRecord(db, run.id, record, recordedOn);
  await publishRun(db, run.id, new Date());
}

async function writeRecord(db: Db, runId: number, record: AnyRecord, recordedOn: string): Promise<void> {
  const { slug, kind, compiledOn, name, token, category, resource, chain, settlement, ...profile } = record.network;
  const { flows, incumbents, supply, totals } = record;
  await db.network.create({
    data: {
      ...{ runId, slug, kind, compiledOn, name, token, category, resource, chain, settlement },
      profile: networkProfileSchema.parse(profile),
      surroundings: surroundingsSchema.parse({ flows, incumbents, supply, totals }),
    },
  });
  const placed = <Fact>(facts: readonly Fact[]) => facts.map((fact, position) => ({ runId, position, ...fact }));

  await inChunks(placed(record.sources), (data) => db.source.createMany({ data }));
  await inChunks(placed(record.series), (data) => db.series.createMany({ data }));
  await inChunks(
    placed(record.observations).map((row) => ({ ...row, recordedOn, contentHash: hashClaim(row) })),
    (data) => db.observation.createMany({ data }),
  );

  const definitions = placed(record.definitions);
  await inChunks(
    definitions.map(({ lines, ...definition }) => definition),
    (data) => db.definition.createMany({ data }),
  );
  await inChunks(
    definitions.flatMap(({ id, lines }) => placed(lines).map((line) => ({ ...line, definitionId: id }))),
    (data) => db.definitionLine.createMany({ data }),
  );

  const conflicts = placed(record.conflicts);
  await inChunks(
    conflicts.map(({ readings, ...conflict }) => conflict),
    (data) => db.conflict.createMany({ data }),
  );
  await inChunks(
    conflicts.flatMap(({ id, readings }) => placed(readings).map((reading) => ({ ...reading, conflictId: id }))),
    (data) => db.conflictReading.createMany({ data }),
  );

  const answers = placed(record.answers).map(({ evidence, ...answer }) => ({
    ...answer,
    evidenceSourceId: evidence?.sourceId ?? null,
    evidenceDate: evidence?.date ?? null,
    evidenceCredibility: evidence?.credibility ?? null,
  }));
  await inChunks(answers, (data) => db.answer.createMany({ data }));
  await inChunks(placed(record.events), (data) => db.event.createMany({ data }));
  await inChunks(placed(record.triggers), (data) => db.trigger.createMany({ data }));
  await inChunks(placed(record.disputes), (data) => db.dispute.createMany({ data }));
  await inChunks(placed(record.claims), (data) => db.claim.createMany({ data }));
}
