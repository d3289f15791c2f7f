import "server-only";
import { closeDb, type Readiness, readReadiness } from "@/lib/data";
import { loadAllRecords } from "./records";

/** A database that hangs is not ready. */
const PATIENCE_MS = 3000;
/** Whoever asks more often gets the last answer. */
const AGE_MS = 500;

let last: { atMs: number; answer: Promise<Readiness> } | null = null;

/**
 * Whether the site can be served from the database now, asked of the database itself. The first time it can, every record is read:
 * from then on the site goes on showing them when the database goes away.
 */
export function loadReadiness(): Promise<Readiness> {
  if (last !== null && performance.now() - last.atMs < AGE_MS) return last.answer;
  const answer = Promise.race([ask(), givenUp()]);
  last = { atMs: performance.now(), answer };
  return answer;
}

async function ask(): Promise<Readiness> {
  const readiness = await readReadiness();
  if (readiness.isReady) await loadAllRecords(null);
  return readiness;
}

const givenUp = (): Promise<Readiness> =>
  new Promise((resolve) => {
    const reason = "The database does not answer in time.";
    setTimeout(() => resolve({ isReady: false, reason, revision: null, migration: null }), PATIENCE_MS).unref();
  });

/** Lets go of the database before the process ends. */
export const closeDatabase = (): Promise<void> => closeDb();
