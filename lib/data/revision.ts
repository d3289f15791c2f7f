import { LRUCache } from "lru-cache";
import { getEnv } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { operationState } from "@/lib/operation";
import { followFile, getDb } from "./client";
import { withDataErrors } from "./errors";
import { readRevision } from "./runs";

/** How old the known revision may be: the delay after which another process's publication shows. */
const REVISION_AGE_MS = 1000;
/** A database that hangs keeps nobody waiting longer than this, once there are facts to show. */
const PATIENCE_MS = 1500;
/** As-of days and query strings are unbounded keys. One day of twenty networks takes about a hundred. */
const MAX_VIEWS = 400;
/** What the database itself gave, two entries or so a network: no number of views may push it out. */
const MAX_FACTS = 4000;
/** Days of which all records are kept together: one entry holds every network, however many there are. */
const MAX_WHOLES = 3;

type AtRevision = <Result>(key: string, load: () => Promise<Result>) => Promise<Result>;

export interface RevisionMemo {
  /** The revision of the facts, read at most once a second; while the database does not answer, the last one read. */
  currentRevision: () => Promise<number>;
  /** What `load` gives, once per revision and key. The same key must always come with a `load` of the same type. */
  atRevision: AtRevision;
  /** The same for what is read from the database rather than computed: it stays until it is read anew. */
  factsAtRevision: AtRevision;
  /** The same for what takes in every network at once; a few of them are kept, apart from the rest. */
  wholeAtRevision: AtRevision;
}

/** Since when the last good facts are shown in place of the present ones, and why; null = the database answers. */
export type Staleness = { since: Date; reason: string } | null;

interface Entry {
  revision: number;
  value: Promise<unknown>;
}

/** A key belongs to one loader (see `RevisionMemo.atRevision`), so what lies under it is what that loader gives. */
const asResultOf = <Result>(_load: () => Promise<Result>, value: Promise<unknown>): Promise<Result> =>
  value as Promise<Result>;

const isUnavailable = (error: unknown): error is AppError =>
  error instanceof AppError && error.code === "database_unavailable";

/** Waits without keeping the process alive. */
const after = <Value>(ms: number, value: Value): Promise<Value> =>
  new Promise((resolve) => {
    setTimeout(() => resolve(value), ms).unref();
  });

/**
 * A memo of its own. A database that stops answering does not empty it: what was read last is given until it answers again.
 * @param read the revision, as the database says it now
 * @param nowMs a clock that only runs forward
 * @param onState told after every look at the database
 */
export function createRevisionMemo(
  read: () => Promise<number>,
  nowMs: () => number,
  onState: (revision: number, staleness: Staleness) => void = () => {},
  patienceMs = PATIENCE_MS,
): RevisionMemo {
  const views = new LRUCache<string, Entry>({ max: MAX_VIEWS });
  const facts = new LRUCache<string, Entry>({ max: MAX_FACTS });
  const wholes = new LRUCache<string, Entry>({ max: MAX_WHOLES });
  let known: { readAtMs: number; revision: Promise<number>; isRead: boolean } | null = null;
  let good: number | null = null;
  let staleness: Staleness = null;

  function becomeStale(revision: number, error: AppError): void {
    staleness = { since: staleness?.since ?? new Date(), reason: error.message };
    onState(revision, staleness);
  }

  const currentRevision = (): Promise<number> => {
    if (known !== null && nowMs() - known.readAtMs < REVISION_AGE_MS) return known.revision;
    // The last look has not come back: another one would only queue behind it.
    if (known !== null && !known.isRead && good !== null) return Promise.resolve(good);
    const last = good;
    const looking = read()
      .then(
        (revision) => {
          good = revision;
          staleness = null;
          onState(revision, null);
          return revision;
        },
        (error: unknown) => {
          if (last === null || !isUnavailable(error)) throw error;
          becomeStale(last, error);
          return last;
        },
      )
      .finally(() => {
        reading.isRead = true;
      });
    const revision = last === null ? looking : Promise.race([looking, after(patienceMs, last)]);
    const reading = { readAtMs: nowMs(), revision, isRead: false };
    known = reading;
    looking.catch(() => {
      if (known === reading) known = null;
    });
    return revision;
  };

  const memoOver =
    (cache: LRUCache<string, Entry>): AtRevision =>
    async (key, load) => {
      const revision = await currentRevision();
      const before = cache.get(key);
      if (before !== undefined && (before.revision === revision || staleness !== null))
        return asResultOf(load, before.value);
      const loading = (async () => load())();
      const value = loading.catch((error: unknown) => {
        if (cache.peek(key) === entry) {
          if (before === undefined) cache.delete(key);
          else cache.set(key, before);
        }
        if (before === undefined || !isUnavailable(error)) throw error;
        becomeStale(revision, error);
        return asResultOf(load, before.value);
      });
      const entry: Entry = { revision, value };
      cache.set(key, entry);
      return value;
    };

  return {
    currentRevision,
    atRevision: memoOver(views),
    factsAtRevision: memoOver(facts),
    wholeAtRevision: memoOver(wholes),
  };
}

const createMemo = (): RevisionMemo =>
  createRevisionMemo(
    () =>
      withDataErrors(async () => {
        await followFile();
        return readRevision(getDb());
      }),
    () => performance.now(),
    (revision, staleness) => {
      operationState().facts = { revision, staleSince: staleness?.since ?? null, reason: staleness?.reason ?? null };
    },
  );

declare global {
  var offtakeMemo: RevisionMemo | undefined;
}

let own: RevisionMemo | undefined;

/**
 * The one memo of this process: Next loads this module once for pages, once for files and once for the proxy. The
 * development server's is each copy's own, so that what is kept goes when the code changes.
 */
function memo(): RevisionMemo {
  if (getEnv().isDevelopment) {
    own ??= createMemo();
    return own;
  }
  globalThis.offtakeMemo ??= createMemo();
  return globalThis.offtakeMemo;
}

/** The revision of the facts: moves with every publication, shows another process's within a second. For ETags. */
export const currentRevision = (): Promise<number> => memo().currentRevision();

/** What `load` gives, once per revision and key in this process; a rejected promise is dropped, not kept. */
export const atRevision: AtRevision = (key, load) => memo().atRevision(key, load);

/** The same for what `load` reads from the database: kept until it is read anew, however much else is asked for. */
export const factsAtRevision: AtRevision = (key, load) => memo().factsAtRevision(key, load);

/** As `atRevision`, for what takes in every network at once; a few of them are kept, apart from the rest. */
export const wholeAtRevision: AtRevision = (key, load) => memo().wholeAtRevision(key, load);
