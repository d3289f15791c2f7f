import { LRUCache } from "lru-cache";

/** Wrong tokens of one address, and of all together, within ten minutes. */
const MOST_PER_CLIENT = 10;
const MOST_OVERALL = 300;
const WINDOW_MS = 600_000;
const MOST_CLIENTS = 10_000;

interface Failures {
  count: number;
  sinceMs: number;
}

export interface Attempts {
  /** Seconds until this client may try again; 0 = now. */
  waitSeconds: (client: string) => number;
  noteFailure: (client: string) => void;
}

/** Counts wrong tokens. One address cannot guess on, and many together cannot either; right tokens are not counted. */
export function createAttempts(nowMs: () => number): Attempts {
  const clients = new LRUCache<string, Failures>({ max: MOST_CLIENTS });
  let overall: Failures = { count: 0, sinceMs: nowMs() };
  const current = (failures: Failures | undefined): Failures =>
    failures && nowMs() - failures.sinceMs < WINDOW_MS ? failures : { count: 0, sinceMs: nowMs() };
  const left = ({ sinceMs }: Failures) => Math.max(1, Math.ceil((WINDOW_MS - (nowMs() - sinceMs)) / 1000));
  return {
    waitSeconds: (client) => {
      const own = current(clients.get(client));
      overall = current(overall);
      if (own.count >= MOST_PER_CLIENT) return left(own);
      return overall.count >= MOST_OVERALL ? left(overall) : 0;
    },
    noteFailure: (client) => {
      const own = current(clients.get(client));
      clients.set(client, { ...own, count: own.count + 1 });
      overall = current(overall);
      overall = { ...overall, count: overall.count + 1 };
    },
  };
}
