import { existsSync, statSync } from "node:fs";
import { DatabaseError, filePathOf, labelOf, queryRows, readApplied, toDatabaseError } from "../database.mjs";
import { readMigrations } from "../migrations.mjs";
import { providerOf } from "../schema-engine.mjs";

export interface DatabaseState {
  kind: "SQLite" | "PostgreSQL";
  /** Without user and password. */
  label: string;
  isReachable: boolean;
  /** What is wrong, in one sentence; null = nothing. */
  fault: string | null;
  /** Of the server, or of the library. */
  version: string | null;
  /** SQLite: bytes of the file and of its log. */
  bytes: number | null;
  migration: string | null;
  newestMigration: string;
  revision: number | null;
  counts: Record<string, number>;
  lastBatches: {
    kind: string;
    label: string;
    startedAt: string;
    state: string;
    rows: string;
    failure: string | null;
  }[];
  sources: { adapter: string; lastSuccessAt: string | null; failures: number; lastFailure: string | null }[];
}

const COUNTED = [
  "Network",
  "Source",
  "Observation",
  "IngestRun",
  "Assessment",
  "Batch",
  "QuarantinedReply",
  "ApiToken",
];

const text = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));

/** All that can be said of the database without changing it. Never throws for what a database can do. */
export async function describeDatabase(url: string): Promise<DatabaseState> {
  const provider = providerOf(url);
  const state: DatabaseState = {
    ...{ kind: provider === "sqlite" ? "SQLite" : "PostgreSQL", label: labelOf(url), isReachable: false, fault: null },
    ...{ version: null, bytes: null, migration: null, newestMigration: readMigrations(provider).at(-1)?.name ?? "" },
    ...{ revision: null, counts: {}, lastBatches: [], sources: [] },
  };
  if (provider === "sqlite") {
    const path = filePathOf(url);
    // Opened, it would be made.
    if (!existsSync(path)) return { ...state, fault: `${path} does not exist yet: npm start makes it.` };
    state.bytes = [path, `${path}-wal`].reduce(
      (sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0),
      0,
    );
  }
  try {
    const versionSql = provider === "sqlite" ? "SELECT sqlite_version()" : "SELECT current_setting('server_version')";
    state.version = text((await queryRows(url, versionSql))[0]?.[0]);
    state.isReachable = true;
    const applied = await readApplied(url);
    state.migration = applied.at(-1) ?? null;
    if (state.migration !== state.newestMigration) {
      const isNewer = state.migration !== null && state.migration > state.newestMigration;
      return {
        ...state,
        fault: isNewer
          ? "It was made by a newer version. Update the code."
          : "It is not of this version yet: npm run migrate",
      };
    }
    await readRows(url, state);
    if (state.revision === 0) state.fault = "No facts were published yet: npm start loads the shipped ones.";
    return state;
  } catch (error) {
    const known = toDatabaseError(error, url);
    if (known instanceof DatabaseError) return { ...state, fault: known.message };
    throw error;
  }
}

async function readRows(url: string, state: DatabaseState): Promise<void> {
  state.revision = Number((await queryRows(url, 'SELECT max("counter") FROM "Revision"'))[0]?.[0] ?? 0);
  for (const table of COUNTED)
    state.counts[table] = Number((await queryRows(url, `SELECT count(*) FROM "${table}"`))[0]?.[0]);
  const batches = await queryRows(
    url,
    `SELECT "kind", "label", "startedAt", "finishedAt", "publishedAt", "undoneAt", "rowsStored", "rowsRejected", "failure"
     FROM "Batch" ORDER BY "startedAt" DESC LIMIT 5`,
  );
  state.lastBatches = batches.map(
    ([kind, label, startedAt, finishedAt, publishedAt, undoneAt, stored, rejected, failure]) => ({
      ...{ kind: String(kind), label: String(label), startedAt: String(startedAt), failure: text(failure) },
      state:
        undoneAt !== null
          ? "taken back"
          : publishedAt !== null
            ? "published"
            : finishedAt !== null
              ? "finished"
              : "unfinished",
      rows: `${stored} stored, ${rejected} rejected`,
    }),
  );
  const sources = await queryRows(
    url,
    'SELECT "adapterId", "lastSuccessAt", "consecutiveFailures", "lastFailure" FROM "SourceHealth" ORDER BY "adapterId"',
  );
  state.sources = sources.map(([adapter, lastSuccessAt, failures, lastFailure]) => ({
    ...{
      adapter: String(adapter),
      lastSuccessAt: text(lastSuccessAt),
      failures: Number(failures),
      lastFailure: text(lastFailure),
    },
  }));
}
