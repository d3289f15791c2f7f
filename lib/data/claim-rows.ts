import { observationSchema } from "@/lib/facts/schemas";
import type { ObservationFact } from "@/lib/scoring/record/types";
import type { Db } from "./client";
import * as columns from "./selections";

/** A claim as it is stored, with what decides whether it stands. */
export interface ClaimRow {
  fact: ObservationFact;
  /** Of the claim that this one corrects; null = none. */
  supersedesId: string | null;
  contentHash: string;
}

/** A run whose rows do not change any more. */
export interface SettledRun {
  id: number;
  contentHash: string;
  publishedAt: Date | null;
}

/** Of each client, by network: the claims of the runs that were visible when it was last read. */
const keptOf = new WeakMap<Db, Map<string, Map<string, ClaimRow[]>>>();

/** An id alone could come again in a database that was restored from a backup. */
const keyOf = ({ id, contentHash, publishedAt }: SettledRun): string =>
  `${id} ${contentHash} ${publishedAt?.getTime()}`;

/**
 * The claims of all these runs, run after run, in the order of the files. Rows of a published run never change, so each
 * run is read once per client: after an ingest a network costs what is new of it, and not its whole history.
 * @param open a run that is still being written; null = none
 */
export async function readClaims(
  db: Db,
  slug: string,
  runs: readonly SettledRun[],
  open: number | null,
): Promise<ClaimRow[]> {
  const networks = keptOf.get(db) ?? new Map<string, Map<string, ClaimRow[]>>();
  keptOf.set(db, networks);
  const kept = networks.get(slug);
  const unread = runs.filter((run) => !kept?.has(keyOf(run))).map(({ id }) => id);
  const read = await readRows(db, open === null ? unread : [...unread, open]);
  const settled = new Map(runs.map((run) => [keyOf(run), kept?.get(keyOf(run)) ?? read.get(run.id) ?? []]));
  // Runs that were taken back or replaced are let go.
  networks.set(slug, settled);
  const byRun = new Map(runs.map((run) => [run.id, settled.get(keyOf(run)) ?? []]));
  if (open !== null) byRun.set(open, read.get(open) ?? []);
  return [...byRun].sort(([a], [b]) => a - b).flatMap(([, rows]) => rows);
}

async function readRows(db: Db, runIds: readonly number[]): Promise<Map<number, ClaimRow[]>> {
  const rows = new Map<number, ClaimRow[]>();
  if (runIds.length === 0) return rows;
  const found = await db.observation.findMany({
    where: { runId: { in: [...runIds] } },
    orderBy: [{ runId: "asc" }, { position: "asc" }],
    select: { ...columns.OBSERVATION, runId: true },
  });
  for (const { runId, supersedesId, contentHash, ...row } of found) {
    const claim = { fact: observationSchema.parse(row), supersedesId, contentHash };
    const own = rows.get(runId);
    if (own) own.push(claim);
    else rows.set(runId, [claim]);
  }
  return rows;
}
