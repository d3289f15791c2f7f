/** `node --import tsx scripts/seed.ts`: loads the shipped facts that have changed since they were last loaded. */
import { basename } from "node:path";
import { prepareAlerts } from "../lib/alerts";
import {
  findShippedRuns,
  freezeAssessments,
  lacksAssessments,
  loadShipped,
  openDb,
  removeAbandonedRuns,
  withdrawShipped,
} from "../lib/data";
import { withDataErrors } from "../lib/data/errors";
import { parseAlertSettings } from "../lib/env";
import { AppError } from "../lib/errors";
import { FactsError, hashFacts, lintNetworkFacts, listFactsFolders, readNetworkFacts } from "../lib/facts";
import { DatabaseError, prepareDatabaseUrl, runScript, toDatabaseError, withDatabaseLock } from "./database.mjs";

const HELP = `Loads the shipped facts into the database, network by network; what has not changed is left alone.

  node --import tsx scripts/seed.ts              every network in prisma/seed
  node --import tsx scripts/seed.ts <folder>     every network in another folder

DATABASE_URL: file:<path> (default file:./data/offtake.db) or postgres://… Exit codes: 0 done, 1 not possible.`;

/**
 * The facts of a folder through every rule of the lint: a record that cannot be assessed must not be published.
 * @throws FactsError with all findings
 */
function readSoundFacts(folder: string) {
  const { findings } = lintNetworkFacts(folder);
  if (findings.length > 0) throw new FactsError(folder, findings);
  return readNetworkFacts(folder);
}

/**
 * Every folder with its hash, and its record where that is not the one that was loaded last.
 * @throws DatabaseError with all that is wrong in all folders: nothing is loaded unless everything can be
 */
function readChanged(folders: string[], shipped: Map<string, { contentHash: string }>) {
  const faults: string[] = [];
  const networks = folders.map((folder) => {
    const slug = basename(folder);
    const contentHash = hashFacts(folder);
    if (shipped.get(slug)?.contentHash === contentHash) return { slug, contentHash, record: null };
    try {
      return { slug, contentHash, record: readSoundFacts(folder) };
    } catch (error) {
      if (!(error instanceof FactsError)) throw error;
      faults.push(error.message);
      return { slug, contentHash, record: null };
    }
  });
  if (faults.length > 0) throw new DatabaseError(faults.join("\n"));
  return networks;
}

async function seed(url: string, root: string): Promise<void> {
  const folders = listFactsFolders(root);
  if (folders.length === 0) throw new DatabaseError(`No facts in ${root}: expected one folder per network.`);
  const db = openDb(url);
  try {
    const abandoned = await removeAbandonedRuns(db);
    if (abandoned > 0) console.log(`facts: removed ${abandoned} load that was cut short`);
    const shipped = await findShippedRuns(db);
    let isChanged = false;
    for (const { slug, contentHash, record } of readChanged(folders, shipped)) {
      if (record === null) {
        console.log(`facts: ${slug} unchanged`);
        continue;
      }
      const startedMs = performance.now();
      await loadShipped(db, record, contentHash);
      isChanged = true;
      const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
      console.log(`facts: ${slug} loaded, ${record.observations.length} observations, ${seconds} s`);
    }
    const slugs = new Set(folders.map((folder) => basename(folder)));
    for (const [slug, run] of shipped) {
      if (slugs.has(slug)) continue;
      await withdrawShipped(db, run.id);
      isChanged = true;
      console.log(`facts: ${slug} taken back, it is not shipped any more`);
    }
    if (isChanged || (await lacksAssessments(db))) {
      const count = await freezeAssessments(db, new Date(), "all");
      console.log(`facts: ${count} assessments kept for the record`);
    }
    // What is there when a channel is set is history to it; only what later runs change is told.
    for (const channel of await prepareAlerts(db, { settings: parseAlertSettings() }))
      console.log(`alerts: ${channel} begins here`);
  } finally {
    await db.$disconnect();
  }
}

await runScript(async (args) => {
  if (args.includes("--help")) {
    console.log(HELP);
    return 0;
  }
  const url = prepareDatabaseUrl();
  try {
    await withDatabaseLock(url, () => withDataErrors(() => seed(url, args[0] ?? "prisma/seed")));
  } catch (error) {
    throw error instanceof AppError ? new DatabaseError(error.message) : toDatabaseError(error, url);
  }
  return 0;
});
