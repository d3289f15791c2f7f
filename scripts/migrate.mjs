/** `node scripts/migrate.mjs`: brings the database at DATABASE_URL to the schema of this code. */
import { existsSync, rmSync } from "node:fs";
import { applyMigrations } from "./apply-migrations.mjs";
import {
  DatabaseError,
  execute,
  filePathOf,
  labelOf,
  NEWER,
  prepareDatabaseUrl,
  readApplied,
  runScript,
  toDatabaseError,
  withDatabaseLock,
} from "./database.mjs";
import { readMigrations } from "./migrations.mjs";
import { providerOf } from "./schema-engine.mjs";

const HELP = `Brings the database to the schema of this code, under a lock. Run it as often as you like.

  node scripts/migrate.mjs     DATABASE_URL: file:<path> (default file:./data/offtake.db) or postgres://…

A SQLite file is copied beside itself before it is changed. Exit codes: 0 done, 1 not possible, 3 the database was made
by a newer version.`;

/** Copies a SQLite database beside itself, as one consistent file. */
async function copyBefore(url, name) {
  const copy = `${filePathOf(url)}.before-${name}`;
  if (existsSync(copy)) rmSync(copy);
  await execute(url, `VACUUM INTO '${copy.replaceAll("'", "''")}'`);
  console.log(`database: copied to ${copy}`);
}

async function migrate(url) {
  const provider = providerOf(url);
  const migrations = readMigrations(provider);
  const applied = await readApplied(url);
  const unknown = applied.filter((name) => !migrations.some((migration) => migration.name === name));
  if (unknown.length > 0) {
    throw new DatabaseError(
      `${labelOf(url)} was made by a newer version of Offtake (${unknown.join(", ")} is not in this code). Update the code, or use another database.`,
      NEWER,
    );
  }
  const pending = migrations.filter((migration) => !applied.includes(migration.name));
  if (pending.length === 0) return console.log(`database: ${labelOf(url)} is up to date`);

  // Readers go on while one process writes. The mode stays with the file.
  if (provider === "sqlite") await execute(url, "PRAGMA journal_mode = WAL");
  if (provider === "sqlite" && applied.length > 0) await copyBefore(url, pending[0].name);
  await applyMigrations(url, pending);
  console.log(`database: ${labelOf(url)} migrated to ${pending.at(-1).name}`);
}

async function main(args) {
  if (args.includes("--help")) {
    console.log(HELP);
    return 0;
  }
  const url = prepareDatabaseUrl();
  try {
    await withDatabaseLock(url, () => migrate(url));
  } catch (error) {
    throw toDatabaseError(error, url);
  }
  return 0;
}

await runScript(main);
