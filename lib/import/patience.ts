import { setTimeout as sleep } from "node:timers/promises";

/** What a database says while it is away, starting, or locked by another writer: it may answer again. */
const PASSING =
  /SocketTimeout|database is locked|SQLITE_BUSY|ECONNREFUSED|ECONNRESET|EPIPE|terminat|Connection (?:closed|ended)|server closed|the database system is|not reachable|Can't reach|timed? ?out|write conflict/i;
const PASSING_CODES = new Set([
  "P1001",
  "P1002",
  "P1008",
  "P1017",
  "P2024",
  "P2028",
  "P2034",
  "57P01",
  "57P03",
  "08006",
]);

/** True for a fault of the connection or of a lock, not of what was asked. */
export function isPassing(error: unknown): boolean {
  for (let cause: unknown = error, depth = 0; cause instanceof Error && depth < 4; cause = cause.cause, depth += 1) {
    const code = "code" in cause && typeof cause.code === "string" ? cause.code : "";
    if (PASSING_CODES.has(code) || PASSING.test(cause.message) || /^ECONN/.test(code)) return true;
    const { cause: inner } = cause;
    if (typeof inner === "object" && inner !== null && !(inner instanceof Error))
      return PASSING.test(JSON.stringify(inner));
  }
  return false;
}

/** How long an import waits for a database that is away or locked. */
const PATIENCE_MS = 120_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2000;

/** Does `work`, and again while the database is away or locked. `work` must be able to be done again after it failed. */
export async function withPatience<Result>(work: () => Promise<Result>, patienceMs = PATIENCE_MS): Promise<Result> {
  const until = performance.now() + patienceMs;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2)) {
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error) || performance.now() + pauseMs > until) throw error;
      await sleep(pauseMs);
    }
  }
}
