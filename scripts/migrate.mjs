/** `node scripts/migrate.mjs`: brings the database at DATABASE_URL to the schema of this code. */
import { existsSync, rmSync } from "node:fs";
import {
  DatabaseError,
  execute,
  filePathOf,
  labelOf,
  prepareDatabaseUrl,
  queryRows,
  runScript,
  toDatabaseError,
  withDatabaseLock,
} from "./database.mjs";
import { readMigrations } from "./migrations.mjs";
import { applyMigrations, providerOf } from "./schema-engine.mjs";

const HELP = `Brings the database to the schema of this code, under a lock. Run it as often as you like.

  node scripts/migrate.mjs     DATABASE_URL: file:<path> (default file:./data/offtake.db) or postgres://…

A SQLite file is copied beside itself before it is changed. Exit codes: 0 done, 1 not possible, 3 the database was made
by a newer version.`;

const NEWER = 3;

const TABLES_SQL = {
  sqlite: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
  postgres: "SELECT table_name::text FROM information_schema.tables WHERE table_schema = current_schema()",
};

/** Names of the migrations in the database. @throws {DatabaseError} when it is not one of ours, or half migrated */
async function readApplied(url) {
  const tables = (await queryRows(url, TABLES_SQL[providerOf(url)])).map(([name]) => name);
  if (tables.length === 0) return [];
  if (!tables.includes("_prisma_migrations")) {
    throw new DatabaseError(`${labelOf(url)} holds other tables. Offtake needs a database of its own.`);
  }
  const rows = await queryRows(
    url,
    "SELECT migration_name, CASE WHEN finished_at IS NULL THEN 'stopped' ELSE 'done' END " +
      "FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at",
  );
  const stopped = rows.find(([, state]) => state === "stopped");
  if (stopped !== undefined) {
    throw new DatabaseError(
      `${labelOf(url)}: migration ${stopped[0]} stopped half-way. Restore the copy made before it.`,
    );
  }
  return rows.map(([name]) => name);
}

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
  await applyMigrations(url, migrations);
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
