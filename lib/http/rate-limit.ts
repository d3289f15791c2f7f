import { LRUCache } from "lru-cache";

/** Addresses remembered; the one not seen for longest is forgotten, and begins with a full bucket. */
const MOST_CLIENTS = 10_000;
const WINDOW_SECONDS = 60;

export interface Allowance {
  isAllowed: boolean;
  /** Requests of one window, and what is left of them. */
  limit: number;
  remaining: number;
  /** Seconds until the bucket is full again. */
  resetSeconds: number;
  /** Seconds until the next request is allowed; 0 when one is. */
  retrySeconds: number;
}

interface Bucket {
  tokens: number;
  atMs: number;
}

export interface RateLimiter {
  /** Takes one request of a client, if one is left. */
  take: (client: string) => Allowance;
}

/**
 * A token bucket per client: `perMinute` requests at once, refilled evenly over a minute.
 * @param nowMs a clock that only runs forward
 */
export function createRateLimiter(perMinute: number, nowMs: () => number, mostClients = MOST_CLIENTS): RateLimiter {
  const buckets = new LRUCache<string, Bucket>({ max: mostClients });
  const perMs = perMinute / (WINDOW_SECONDS * 1000);
  return {
    take: (client) => {
      const now = nowMs();
      const before = buckets.get(client) ?? { tokens: perMinute, atMs: now };
      const filled = Math.min(perMinute, before.tokens + (now - before.atMs) * perMs);
      const isAllowed = filled >= 1;
      const tokens = isAllowed ? filled - 1 : filled;
      buckets.set(client, { tokens, atMs: now });
      return {
        isAllowed,
        limit: perMinute,
        remaining: Math.floor(tokens),
        resetSeconds: Math.ceil((perMinute - tokens) / perMs / 1000),
        retrySeconds: isAllowed ? 0 : Math.ceil((1 - tokens) / perMs / 1000),
      };
    },
  };
}

/** The state of the bucket, on every reply. */
export const rateLimitHeaders = ({ limit, remaining, resetSeconds, isAllowed, retrySeconds }: Allowance) => ({
  "ratelimit-limit": String(limit),
  "ratelimit-remaining": String(remaining),
  "ratelimit-reset": String(resetSeconds),
  "ratelimit-policy": `${limit};w=${WINDOW_SECONDS}`,
  ...(isAllowed ? {} : { "retry-after": String(retrySeconds) }),
});
