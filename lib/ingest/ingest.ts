import { createHash, randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { type Db, freezeAssessments, listSlugs } from "@/lib/data";
import { type HeldLease, type LeaseHolder, LeaseLostError, takeLease } from "@/lib/data/leases";
import {
  beginIngest,
  newestKey,
  owesAssessments,
  publishIngest,
  readFetchedReplies,
  readNewestDays,
  readStanding,
  removeAbandonedIngests,
  type SourceOutcome,
  settleIngest,
  writeLiveRows,
} from "@/lib/data/live";
import type { Adapter, AdapterContext } from "./adapter";
import { dayBefore, dayOfMs } from "./adapters/parts";
import type { UpstreamClient } from "./client";
import { type Collected, collect } from "./collect";
import { type NetworkPlan, planNetwork, sourceIdsOf, type Tally } from "./plan";
import { readVerdicts, type VerdictChange, verdictChanges } from "./verdicts";

const LEASE = "ingest";
const HOLD_MS = 60_000;
const RENEW_MS = 10_000;
/** Two years of quarters and the price window before them. */
const FIRST_DAYS = 740;
/** Sources correct themselves for a while. */
const REREAD_DAYS = 30;

export interface IngestOptions {
  adapters: readonly Adapter[];
  /** null = every network of the record. */
  networks: readonly string[] | null;
  /** First day wanted; null = the last 30 days of what is known, two years of what is new. */
  since: string | null;
  /** Compares and stores nothing. */
  isDryRun: boolean;
  client: UpstreamClient;
  /** The key of a setting; null = not set. */
  keyOf: (name: string) => string | null;
  now: () => Date;
  /** One line for whoever watches. */
  progress: (line: string) => void;
}

export type IngestOutcome = { kind: "held"; by: LeaseHolder } | IngestReport;

export interface IngestReport {
  kind: "done";
  batchId: string | null;
  tallies: Tally[];
  /** Adapters that are off for want of a key. */
  off: { adapterId: string; keyName: string }[];
  failures: { adapterId: string; failure: string }[];
  quarantined: { adapterId: string; address: string; reason: string }[];
  verdicts: VerdictChange[];
}

/** Asks every source, stores what is new, publishes it at once. One process at a time; the others are told who does it. */
export async function ingest(db: Db, options: IngestOptions): Promise<IngestOutcome> {
  if (options.isDryRun) return runIngest(db, null, options);
  const holder = `${hostname()} ${process.pid} ${randomUUID()}`;
  const lease = await takeLease(db, LEASE, holder, { holdMs: HOLD_MS, isGone: isGoneHere });
  if (!("renew" in lease)) return { kind: "held", by: lease };
  let isLost = false;
  const renewing = setInterval(() => {
    // A database that does not answer is tried again; the publication asks once more in any case.
    lease.renew().then(
      (isHeld) => {
        isLost ||= !isHeld;
      },
      () => {},
    );
  }, RENEW_MS);
  try {
    const abandoned = await removeAbandonedIngests(db);
    if (abandoned > 0) options.progress(`removed ${abandoned} ingest that was cut short`);
    return await runIngest(db, { ...lease, isLost: () => isLost }, options);
  } finally {
    clearInterval(renewing);
    await lease.giveBack();
  }
}

/** A holder on this machine whose process lives no more. */
function isGoneHere(holder: string): boolean {
  const [host, pid] = holder.split(" ");
  if (host !== hostname() || pid === undefined || Number(pid) === process.pid) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ESRCH";
  }
}

async function runIngest(
  db: Db,
  lease: (HeldLease & { isLost: () => boolean }) | null,
  options: IngestOptions,
): Promise<IngestReport> {
  const startedAt = options.now();
  const today = dayOfMs(startedAt.getTime());
  const slugs = (await listSlugs(db)).filter((slug) => options.networks?.includes(slug) ?? true);
  const off = options.adapters.flatMap(({ id, keyName, keyNeed }) =>
    keyName !== null && keyNeed === "everything" && options.keyOf(keyName) === null ? [{ adapterId: id, keyName }] : [],
  );
  // A source that has nothing to say about these networks is not asked, and so cannot fail.
  const on = options.adapters.filter(
    (adapter) =>
      !off.some(({ adapterId }) => adapterId === adapter.id) &&
      adapter.series.some(({ networkSlug }) => slugs.includes(networkSlug)),
  );
  // A first day that was asked for means: read it all again.
  const replies = options.since === null ? await readFetchedReplies(db) : new Map();
  const newestDays = await readNewestDays(db);
  const health = new Map((await db.sourceHealth.findMany()).map((row) => [row.adapterId, row.newestDay]));

  const collected = await Promise.all(
    on.map(async (adapter) => {
      const since = options.since ?? sinceOf(adapter, slugs, newestDays, today);
      const context: AdapterContext = { since, today, networkSlugs: slugs };
      const key = adapter.keyName === null ? null : options.keyOf(adapter.keyName);
      const one = await collect(adapter, context, options.client, {
        key,
        knownReply: (address) => replies.get(address) ?? null,
      });
      options.progress(progressOf(one));
      return { ...one, since };
    }),
  );

  const plans = await planAll(db, slugs, collected, today);
  const tallies = plans.flatMap((plan) => plan.tallies);
  const report: IngestReport = {
    kind: "done",
    batchId: null,
    tallies,
    off,
    failures: collected.flatMap((one) => one.failures.map((failure) => ({ adapterId: one.adapter.id, failure }))),
    quarantined: collected.flatMap((one) =>
      one.quarantined.map(({ address, reason }) => ({ adapterId: one.adapter.id, address, reason })),
    ),
    verdicts: [],
  };
  if (lease === null) return report;
  if (lease.isLost()) throw new LeaseLostError(LEASE);

  const changed = plans.filter(({ rows }) => rows.observations.length + rows.events.length > 0);
  // One that was cut short between its publication and this owes the record its verdicts.
  const isOwed = await owesAssessments(db);
  const before = await readVerdicts(
    db,
    changed.map(({ rows }) => rows.networkSlug),
  );
  const batchId = randomUUID();
  await beginIngest(db, { id: batchId, label: on.map(({ id }) => id).join(", "), startedAt });
  for (const { rows } of changed)
    await writeLiveRows(db, batchId, rows, { on: today, at: startedAt, contentHash: hashOf(rows) });
  await publishIngest(db, lease, {
    batchId,
    at: options.now(),
    contentHash: hashOf(changed.map(({ rows }) => rows)),
    rowsRead: collected.reduce((total, one) => total + one.values.length + one.rejects.length, 0),
    rowsStored: changed.reduce((total, { rows }) => total + rows.observations.length, 0),
    rejects: [...collected.flatMap((one) => one.rejects), ...plans.flatMap((plan) => plan.rejects)].map(
      ({ position, column, value, reason }) => ({ position, column, value: shortened(value), reason }),
    ),
    outcomes: collected.map((one) => outcomeOf(one, health.get(one.adapter.id) ?? null, startedAt)),
  });
  options.progress("published");
  if (isOwed || changed.length > 0) await freezeAssessments(db, options.now());
  await settleIngest(db, batchId);
  return { ...report, batchId, verdicts: verdictChanges(before, await readVerdicts(db, [...before.keys()])) };
}

/** Two years where the adapter has told nothing yet of a network that is wanted, else the last days of what it has told. */
function sinceOf(
  adapter: Adapter,
  slugs: readonly string[],
  newestDays: ReadonlyMap<string, string>,
  today: string,
): string {
  const first = dayBefore(today, FIRST_DAYS);
  return adapter.series
    .filter(({ networkSlug }) => slugs.includes(networkSlug))
    .map(({ networkSlug, source }) => newestDays.get(newestKey(networkSlug, source?.id ?? adapter.source.id)))
    .map((newest) => (newest === undefined ? first : dayBefore(newest < today ? newest : today, REREAD_DAYS)))
    .reduce((earliest, day) => (day < earliest ? day : earliest), dayBefore(today, REREAD_DAYS));
}

async function planAll(
  db: Db,
  slugs: readonly string[],
  collected: readonly (Collected & { since: string })[],
  today: string,
): Promise<NetworkPlan[]> {
  const plans: NetworkPlan[] = [];
  for (const slug of slugs) {
    const speaking = collected.filter(
      (one) =>
        one.values.some((value) => value.networkSlug === slug) ||
        one.events.some((event) => event.networkSlug === slug),
    );
    if (speaking.length === 0) continue;
    const since = speaking.map((one) => one.since).reduce((first, day) => (day < first ? day : first));
    const standing = await readStanding(db, slug, speaking.flatMap(sourceIdsOf), since);
    plans.push(planNetwork(slug, speaking, standing, today));
  }
  return plans;
}

function outcomeOf(one: Collected, knownDay: string | null, attemptedAt: Date): SourceOutcome {
  const { adapter, values, fetched, quarantined, failures, asked, unchanged } = one;
  const newestDay = values
    .flatMap(({ day, value }) => (value === null ? [] : [day]))
    .reduce<string | null>((newest, day) => (newest === null || day > newest ? day : newest), knownDay);
  const faults = [...failures, ...quarantined.map(({ reason }) => `A reply was set aside: ${reason}`)];
  const [first] = faults;
  const isSilent = asked > 0 && unchanged === 0 && values.length === 0;
  const silence = isSilent ? "It answered, and gave no value." : null;
  const failure = first === undefined ? silence : `${faults.length} of ${asked} requests gave nothing. ${first}`;
  // A reply without a value is not remembered: "unchanged since" would make the next silence look like an answer.
  return { adapterId: adapter.id, attemptedAt, failure, newestDay, fetched: isSilent ? [] : fetched, quarantined };
}

function progressOf({ adapter, asked, failures, quarantined, values, unchanged }: Collected): string {
  const answered = asked - failures.length;
  const parts = [`${answered} of ${asked} requests answered`, `${values.length} values`];
  if (unchanged > 0) parts.push(`${unchanged} replies unchanged`);
  if (quarantined.length > 0) parts.push(`${quarantined.length} replies set aside`);
  return `${adapter.id}: ${parts.join(", ")}`;
}

const hashOf = (what: unknown): string => createHash("sha256").update(JSON.stringify(what)).digest("hex");

/** What stood there goes to the page: short, and without what PostgreSQL takes for no text. */
const shortened = (value: string | null): string | null =>
  value === null ? null : value.replaceAll("\u0000", "�").slice(0, 200);
