import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Db, openDb } from "@/lib/data";
import { readLiveSources } from "@/lib/data/sources";
import type { Adapter } from "@/lib/ingest/adapter";
import { CLIENT_DEFAULTS, createClient } from "@/lib/ingest/client";
import { type IngestOptions, type IngestReport, ingest } from "@/lib/ingest/ingest";
import { ADAPTERS } from "@/lib/ingest/registry";
import { buildLive, type LiveSourceView } from "@/lib/views/data-page/live";
import { UPSTREAM_CLOCK, type Upstream } from "../../support/upstream/server";
import { makeFolder, seed } from "../databases";

/** The networks that the fixtures speak about. */
export const NETWORKS = ["aethir", "akash", "filecoin", "geodnet", "helium", "render", "xnet"];

/** A folder of facts that holds only these networks. */
export function factsOf(networks: readonly string[]): string {
  const root = join(makeFolder(), "facts");
  mkdirSync(root);
  for (const slug of networks) cpSync(join("prisma/seed", slug), join(root, slug), { recursive: true });
  return root;
}

/** Loads those networks. */
export async function seedNetworks(url: string, networks: readonly string[] = NETWORKS): Promise<void> {
  const run = await seed(url, factsOf(networks));
  if (run.exitCode !== 0) throw new Error(run.stderr);
}

/** A client that asks the stub. Where the stub answers late it does not wait long; elsewhere a busy machine may take its time. */
export const impatient = ({ url, mode }: Upstream) =>
  createClient({
    ...CLIENT_DEFAULTS,
    ...{ upstream: url, timeoutMs: mode === "slow" ? 250 : 60_000, tries: 2, firstDelayMs: 1 },
  });

/** One ingest in this process, on the day of the fixtures. */
export async function ingestFrom(
  db: Db,
  upstream: Upstream,
  options: Partial<IngestOptions> & { adapters?: readonly Adapter[] } = {},
): Promise<IngestReport> {
  const outcome = await ingest(db, {
    adapters: ADAPTERS,
    networks: null,
    since: null,
    isDryRun: false,
    client: impatient(upstream),
    keyOf: () => null,
    now: () => new Date(UPSTREAM_CLOCK),
    progress: () => {},
    ...options,
  });
  if (outcome.kind === "held") throw new Error(`held by ${outcome.by.holder}`);
  return outcome;
}

/** What the Data page says of one source, on the day of the fixtures. */
export async function shownOf(db: Db, adapter: Adapter, today = UPSTREAM_CLOCK.slice(0, 10)): Promise<LiveSourceView> {
  const { health, quarantined, batches } = await readLiveSources(db);
  const { id, title, attribution } = adapter;
  const row = health.find(({ adapterId }) => adapterId === id) ?? null;
  const { sources } = buildLive(
    [{ id, title, attribution, url: adapter.source.url, offFor: null, series: [], health: row }],
    quarantined,
    batches,
    today,
  );
  const [view] = sources;
  if (!view) throw new Error("no view");
  return view;
}

/** Everything the facts say, without what differs from run to run: ids of runs, moments. */
export type Dump = Awaited<ReturnType<typeof dumpOf>>;

export async function dumpOf(url: string) {
  const db = openDb(url);
  try {
    const [observations, series, sources, events, fetched, quarantined, health, runs, batches, leases, assessments] =
      await Promise.all([
        db.observation.findMany({
          where: { run: { kind: "ingest" } },
          orderBy: [{ run: { networkSlug: "asc" } }, { id: "asc" }],
        }),
        db.series.findMany({ where: { run: { kind: "ingest" } }, orderBy: { id: "asc" } }),
        db.source.findMany({
          where: { run: { kind: "ingest" } },
          orderBy: [{ run: { networkSlug: "asc" } }, { id: "asc" }],
        }),
        db.event.findMany({ where: { run: { kind: "ingest" } }, orderBy: [{ date: "asc" }, { label: "asc" }] }),
        db.fetchedReply.findMany({ orderBy: { address: "asc" } }),
        db.quarantinedReply.findMany({ orderBy: { address: "asc" } }),
        db.sourceHealth.findMany({ orderBy: { adapterId: "asc" } }),
        db.ingestRun.findMany({ where: { kind: "ingest" }, orderBy: [{ networkSlug: "asc" }, { contentHash: "asc" }] }),
        db.batch.findMany({ where: { kind: "ingest" } }),
        db.lease.findMany(),
        db.assessment.findMany({
          orderBy: [{ networkSlug: "asc" }, { asOf: "asc" }, { definitionId: "asc" }, { fingerprint: "asc" }],
        }),
      ]);
    return {
      observations: observations.map(({ runId: _, ...row }) => row),
      series: series.map(({ runId: _, ...row }) => row),
      sources: sources.map(({ runId: _, ...row }) => row),
      events: events.map(({ runId: _, ...row }) => row),
      fetched: fetched.map(({ fetchedAt: _, ...row }) => row),
      quarantined: quarantined.map(({ id: _, receivedAt: __, ...row }) => row),
      // How often a source failed in a row counts attempts, and a run that was cut short is one.
      health: health.map(
        ({ lastAttemptAt: _, lastSuccessAt: __, lastFailureAt: ___, consecutiveFailures, ...row }) => ({
          ...row,
          isFailing: consecutiveFailures > 0,
        }),
      ),
      runs: runs.map(({ networkSlug, contentHash, publishedAt, sourceCount, seriesCount, observationCount }) => ({
        ...{ networkSlug, contentHash, sourceCount, seriesCount, observationCount },
        isPublished: publishedAt !== null,
      })),
      unpublished: batches.filter(({ publishedAt }) => publishedAt === null).length,
      leases: leases.length,
      assessments: assessments.map(({ id: _, frozenAt: __, ...row }) => row),
    };
  } finally {
    await db.$disconnect();
  }
}
