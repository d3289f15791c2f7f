/**
 * What this process knows about itself. Next loads a module once per kind of route and once more for instrumentation, so
 * the one copy of it hangs on `globalThis`.
 */
export interface OperationState {
  /** Requests answered, by `method route status`. */
  requests: Map<string, number>;
  /** Seconds to the last byte, by route. */
  latency: Map<string, Latency>;
  /** Errors of the database, by the code of lib/errors or Prisma's own. */
  databaseErrors: Map<string, number>;
  facts: FactsState;
  /** A signal asked the process to end: it answers what it has begun and nothing more. */
  isClosing: boolean;
}

export interface Latency {
  /** Requests not slower than each bound of `LATENCY_BOUNDS_SECONDS`, not accumulated. */
  buckets: number[];
  sumSeconds: number;
  count: number;
}

export interface FactsState {
  /** Revision of the facts that readers get; null = none was read yet. */
  revision: number | null;
  /** Since when the database has not answered and the last good facts are shown; null = it answers. */
  staleSince: Date | null;
  /** Why, in one sentence without secrets; null = it answers. */
  reason: string | null;
}

declare global {
  var offtakeOperation: OperationState | undefined;
}

/** The one state of this process. */
export function operationState(): OperationState {
  globalThis.offtakeOperation ??= {
    requests: new Map(),
    latency: new Map(),
    databaseErrors: new Map(),
    facts: { revision: null, staleSince: null, reason: null },
    isClosing: false,
  };
  return globalThis.offtakeOperation;
}

/** Counts an error of the database. */
export function countDatabaseError(code: string): void {
  const { databaseErrors } = operationState();
  databaseErrors.set(code, (databaseErrors.get(code) ?? 0) + 1);
}
