const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** Waits after the first, second … failure: seconds for a hiccup, a day for an outage. */
const WAITS_MS = [5 * SECOND_MS, 30 * SECOND_MS, 2 * MINUTE_MS, 10 * MINUTE_MS, HOUR_MS, 6 * HOUR_MS, 24 * HOUR_MS];

/** After this many attempts, spread over a day and a half, a message is given up. */
export const MOST_ATTEMPTS = WAITS_MS.length + 1;

/** A receiver may ask for patience, not for ever. */
const LONGEST_WAIT_MS = 24 * HOUR_MS;

/**
 * Milliseconds until the next attempt; null = there is none.
 *
 * @param attempts made so far, from 1
 * @param askedMs what the receiver asked for; it is waited at least that long, up to a day
 * @param random 0–1: spreads what failed together, so that it does not come back together
 */
export function waitAfter(attempts: number, askedMs: number | null, random: number): number | null {
  const waitMs = WAITS_MS[attempts - 1];
  if (waitMs === undefined) return null;
  const spread = waitMs * (1 + random / 2);
  return Math.round(Math.max(spread, Math.min(askedMs ?? 0, LONGEST_WAIT_MS)));
}
