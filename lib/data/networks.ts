import * as z from "zod";
import { claimSchema, disputeSchema, surroundingsSchema, triggerSchema } from "@/lib/facts/editorial-schemas";
import {
  answerSchema,
  conflictSchema,
  definitionSchema,
  eventSchema,
  networkProfileSchema,
  networkSchema,
  seriesSchema,
  sourceSchema,
} from "@/lib/facts/schemas";
import type { AnyRecord } from "@/lib/scoring/record/types";
import { readClaims } from "./claim-rows";
import { type Db, getDb } from "./client";
import { withDataErrors } from "./errors";
import { withoutLooseEnds } from "./loose-ends";
import { VISIBLE } from "./runs";
import * as columns from "./selections";
import { sortClaims } from "./superseding";

/** Of a run from before they were kept. */
const NO_SURROUNDINGS = { flows: [], incumbents: [], supply: [], totals: [] };

/** Order of the files, run after run. */
const IN_ORDER = [{ runId: "asc" as const }, { position: "asc" as const }];

/** Whatever has facts, sorted by slug: networks, and what is shown beside them. */
export const listSlugs = (db: Db = getDb()): Promise<string[]> => slugsWhere({ run: VISIBLE }, db);

/** Networks that are assessed, sorted by slug. */
export const listAssessedSlugs = (db: Db = getDb()): Promise<string[]> =>
  slugsWhere({ run: VISIBLE, kind: "network" }, db);

const slugsWhere = (where: { run: typeof VISIBLE; kind?: string }, db: Db): Promise<string[]> =>
  withDataErrors(async () => {
    const networks = await db.network.findMany({ where, select: { slug: true } });
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
 * @param unpublishedRunId a run that is to be seen as if it were published; null = none
 */
export const loadNetworkRecord = (
  slug: string,
  db: Db = getDb(),
  unpublishedRunId: number | null = null,
): Promise<AnyRecord | null> =>
  withDataErrors(async () => {
    const runs = await db.ingestRun.findMany({
      where: { ...VISIBLE, networkSlug: slug },
      select: { id: true, kind: true, contentHash: true, publishedAt: true },
    });
    const shipped = new Set(runs.filter(({ kind }) => kind === "shipped").map(({ id }) => id));
    const ids = runs.map(({ id }) => id);
    const where = { runId: { in: unpublishedRunId === null ? ids : [...ids, unpublishedRunId] } };
    const network = await db.network.findFirst({ where, orderBy: { runId: "desc" }, select: columns.NETWORK });
    if (network === null) return null;

    const query = { where, orderBy: IN_ORDER };
    const [sources, series, claimed, definitions, conflicts, answers, events, triggers, disputes, claims] =
      await Promise.all([
        db.source.findMany({ ...query, select: { ...columns.SOURCE, runId: true } }),
        db.series.findMany({ ...query, select: { ...columns.SERIES, runId: true } }),
        readClaims(db, slug, runs, unpublishedRunId),
        db.definition.findMany({ ...query, select: columns.DEFINITION }),
        db.conflict.findMany({ ...query, select: columns.CONFLICT }),
        db.answer.findMany({ ...query, select: columns.ANSWER }),
        db.event.findMany({ ...query, select: columns.EVENT }),
        db.trigger.findMany({ ...query, select: columns.TRIGGER }),
        db.dispute.findMany({ ...query, select: columns.DISPUTE }),
        db.claim.findMany({ ...query, select: columns.CLAIM }),
      ]);
    const { profile, surroundings, ...head } = network;
    const { current, corrected } = sortClaims(claimed);
    return withoutLooseEnds({
      network: networkSchema.parse({ ...head, ...networkProfileSchema.parse(profile) }),
      sources: z.array(sourceSchema).parse(onePerKey(sources, shipped)),
      series: z.array(seriesSchema).parse(onePerKey(series, shipped)),
      observations: current,
      ...(corrected.length > 0 && { corrected }),
      definitions: z.array(definitionSchema).parse(definitions),
      conflicts: z.array(conflictSchema).parse(conflicts),
      answers: z.array(answerSchema).parse(answers.map(toAnswer)),
      events: z.array(eventSchema).parse(events),
      ...surroundingsSchema.parse(surroundings ?? NO_SURROUNDINGS),
      triggers: z.array(triggerSchema).parse(triggers),
      disputes: z.array(disputeSchema).parse(disputes),
      claims: z.array(claimSchema).parse(claims),
    });
  });

/**
 * Runs that are not shipped carry the sources and series their values lean on, so that they stand whatever is taken
 * back before them. Where several describe one key, the reviewed description counts, else the first.
 */
function onePerKey<Row extends { id: string; runId: number }>(
  rows: readonly Row[],
  shipped: ReadonlySet<number>,
): Omit<Row, "runId">[] {
  const byKey = new Map<string, Omit<Row, "runId">>();
  const reviewed = rows.filter(({ runId }) => shipped.has(runId));
  const further = rows.filter(({ runId }) => !shipped.has(runId));
  for (const { runId: _, ...row } of [...reviewed, ...further]) if (!byKey.has(row.id)) byKey.set(row.id, row);
  return [...byKey.values()];
}

interface AnswerRow {
  evidenceSourceId: string | null;
  evidenceDate: string | null;
  evidenceCredibility: number | null;
}

function toAnswer<Row extends AnswerRow>({ evidenceSourceId, evidenceDate, evidenceCredibility, ...answer }: Row) {
  const evidence = { sourceId: evidenceSourceId, date: evidenceDate, credibility: evidenceCredibility };
  return { ...answer, evidence: evidenceSourceId === null ? null : evidence };
}
