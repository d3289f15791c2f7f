import { LRUCache } from "lru-cache";
import { getDb } from "./client";
import { withDataErrors } from "./errors";
import { readRevision } from "./runs";

/** How old the known revision may be: the delay after which another process's publication shows. */
const REVISION_AGE_MS = 1000;
/** As-of days and query strings are unbounded keys. One day of twenty networks takes about a hundred. */
const MAX_ENTRIES = 400;

export interface RevisionMemo {
  /** The revision of the facts, read at most once a second. */
  currentRevision: () => Promise<number>;
  /** What `load` gives, once per revision and key. The same key must always come with a `load` of the same type. */
  atRevision: <Result>(key: string, load: () => Promise<Result>) => Promise<Result>;
}

/** A key belongs to one loader (see `RevisionMemo.atRevision`), so what lies under it is what that loader gives. */
const asResultOf = <Result>(_load: () => Promise<Result>, value: Promise<unknown>): Promise<Result> =>
  value as Promise<Result>;

/** A memo of its own, for tests; `nowMs` is a clock that only runs forward. */
export function createRevisionMemo(
  read: () => Promise<number>,
  nowMs: () => number,
  maxEntries = MAX_ENTRIES,
): RevisionMemo {
  const cache = new LRUCache<string, Promise<unknown>>({ max: maxEntries });
  let known: { readAtMs: number; revision: Promise<number> } | null = null;

  const currentRevision = (): Promise<number> => {
    if (known !== null && nowMs() - known.readAtMs < REVISION_AGE_MS) return known.revision;
    const reading = { readAtMs: nowMs(), revision: read() };
    known = reading;
    reading.revision.catch(() => {
      if (known === reading) known = null;
    });
    return reading.revision;
  };

  const atRevision = async <Result>(key: string, load: () => Promise<Result>): Promise<Result> => {
    const revisionKey = `${await currentRevision()} ${key}`;
    const cached = cache.get(revisionKey);
    if (cached !== undefined) return asResultOf(load, cached);
    const loading = load();
    cache.set(revisionKey, loading);
    loading.catch(() => {
      if (cache.peek(revisionKey) === loading) cache.delete(revisionKey);
    });
    return loading;
  };

  return { currentRevision, atRevision };
}

/** Days of which all records are kept together: one entry holds every network, however many there are. */
const MAX_WHOLES = 3;

const KEY = Symbol.for("offtake.revision-memo");

/** One for the process: pages and routes have modules of their own in the build, and would each make everything anew. */
function processMemos(): { memo: RevisionMemo; wholes: RevisionMemo } {
  const holder = globalThis as { [KEY]?: { memo: RevisionMemo; wholes: RevisionMemo } };
  if (holder[KEY]) return holder[KEY];
  const nowMs = () => performance.now();
  const memo = createRevisionMemo(() => withDataErrors(() => readRevision(getDb())), nowMs);
  const wholes = createRevisionMemo(() => memo.currentRevision(), nowMs, MAX_WHOLES);
  holder[KEY] = { memo, wholes };
  return holder[KEY];
}

const { memo, wholes } = processMemos();

/** The revision of the facts: moves with every publication, shows another process's within a second. For ETags. */
export const currentRevision = memo.currentRevision;

/** What `load` gives, once per revision and key in this process; a rejected promise is dropped, not kept. */
export const atRevision = memo.atRevision;

/** As `atRevision`, for what takes in every network at once; a few of them are kept, apart from the rest. */
export const wholeAtRevision = wholes.atRevision;
