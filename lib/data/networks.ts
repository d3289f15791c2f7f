import * as z from "zod";
import {
  answerSchema,
  conflictSchema,
  definitionSchema,
  eventSchema,
  networkProfileSchema,
  networkSchema,
  observationSchema,
  seriesSchema,
  sourceSchema,
} from "@/lib/facts/schemas";
import type { NetworkRecord } from "@/lib/scoring/record/types";
import { type Db, getDb } from "./client";
import { withDataErrors } from "./errors";
import { VISIBLE } from "./runs";
import * as columns from "./selections";
import { currentClaims } from "./superseding";

/** Order of the files, run after run. */
const IN_ORDER = [{ runId: "asc" as const }, { position: "asc" as const }];

/** Networks that have facts, sorted by slug. */
export const listSlugs = (db: Db = getDb()): Promise<string[]> =>
  withDataErrors(async () => {
    const networks = await db.network.findMany({ where: { run: VISIBLE }, select: { slug: true } });
    return [...new Set(networks.map(({ slug }) => slug))].sort();
  });

/** Latest day on which a visible observation entered the record: the default as-of. null without observations. */
export const newestRecordedOn = (db: Db = getDb()): Promise<string | null> =>
  withDataErrors(async () => {
    const { _max } = await db.ingestRun.aggregate({ where: VISIBLE, _max: { recordedOn: true } });
    return _max.recordedOn;
  });

/**
 * All visible facts of one network, rows in the order of the files; null when there is no such network.
 * The runs are read first; their rows never change, so what follows needs no transaction.
 */
export const loadNetworkRecord = (slug: string, db: Db = getDb()): Promise<NetworkRecord | null> =>
  withDataErrors(async () => {
    const runs = await db.ingestRun.findMany({ where: { ...VISIBLE, networkSlug: slug }, select: { id: true } });
    const where = { runId: { in: runs.map(({ id }) => id) } };
    const network = await db.network.findFirst({ where, orderBy: { runId: "desc" }, select: columns.NETWORK });
    if (network === null) return null;

    const query = { where, orderBy: IN_ORDER };
    const [sources, series, observations, definitions, conflicts, answers, events] = await Promise.all([
      db.source.findMany({ ...query, select: columns.SOURCE }),
      db.series.findMany({ ...query, select: columns.SERIES }),
      db.observation.findMany({ ...query, select: columns.OBSERVATION }),
      db.definition.findMany({ ...query, select: columns.DEFINITION }),
      db.conflict.findMany({ ...query, select: columns.CONFLICT }),
      db.answer.findMany({ ...query, select: columns.ANSWER }),
      db.event.findMany({ ...query, select: columns.EVENT }),
    ]);
    const { profile, ...head } = network;
    return {
      network: networkSchema.parse({ ...head, ...networkProfileSchema.parse(profile) }),
      sources: z.array(sourceSchema).parse(sources),
      series: z.array(seriesSchema).parse(series),
      observations: z.array(observationSchema).parse(currentClaims(observations)),
      definitions: z.array(definitionSchema).parse(definitions),
      conflicts: z.array(conflictSchema).parse(conflicts),
      answers: z.array(answerSchema).parse(answers.map(toAnswer)),
      events: z.array(eventSchema).parse(events),
    };
  });

interface AnswerRow {
  evidenceSourceId: string | null;
  evidenceDate: string | null;
  evidenceCredibility: number | null;
}

function toAnswer<Row extends AnswerRow>({ evidenceSourceId, evidenceDate, evidenceCredibility, ...answer }: Row) {
  const evidence = { sourceId: evidenceSourceId, date: evidenceDate, credibility: evidenceCredibility };
  return { ...answer, evidence: evidenceSourceId === null ? null : evidence };
}
