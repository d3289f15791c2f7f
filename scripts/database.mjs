/** Where the database is, who may write to it now, and what its errors mean: shared by migrate and seed. */
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { adapterFor, providerOf } from "./schema-engine.mjs";

/** Said to the user as it is, without a stack. `exitCode` is the process's. */
export class DatabaseError extends Error {
  name = "DatabaseError";

  /** @param {string} message @param {number} exitCode */
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Path of a SQLite database address. */
export const filePathOf = (url) => url.replace(/^file:/, "").replace(/\?.*$/, "");

/** What a database is called in messages: never with a password. */
export function labelOf(url) {
  if (providerOf(url) === "sqlite") return filePathOf(url);
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

/**
 * DATABASE_URL, or the file that a fresh clone uses; the folder of a file is made.
 * @returns {string} @throws {DatabaseError}
 */
export function prepareDatabaseUrl(url = process.env.DATABASE_URL || "file:./data/offtake.db") {
  if (providerOf(url) === "postgres") {
    if (!URL.canParse(url))
      throw new DatabaseError("DATABASE_URL: expected postgres://user:password@host:port/database");
    return url;
  }
  if (!/^file:./.test(url)) throw new DatabaseError("DATABASE_URL: expected file:<path> or postgres://…");
  try {
    mkdirSync(dirname(filePathOf(url)), { recursive: true });
  } catch (error) {
    throw new DatabaseError(`The folder of ${filePathOf(url)} cannot be made (${error.code}).`);
  }
  return url;
}

const lockedMessage = (label) => `${label} is locked by another process. Stop it, or try again when it is done.`;

/** One line for an error of a driver; null when it is none that is known. */
function explain(error, label) {
  if (/Unable to open connection to local database/.test(error?.message)) {
    return `${label} cannot be opened: no permission, or not a file.`;
  }
  // The engine does not know the driver's word for it and reports that instead.
  if (/unknown variant `SocketTimeout`/.test(error?.message)) return lockedMessage(label);
  // Of SQLite's driver itself, which commits past the adapter that gives errors a kind.
  const raw =
    typeof error?.rawCode === "number" ? { kind: "sqlite", extendedCode: error.rawCode, message: error.message } : {};
  const cause = error?.cause?.kind === undefined ? raw : error.cause;
  switch (cause.kind) {
    case "SocketTimeout":
      return lockedMessage(label);
    case "DatabaseNotReachable":
      return `${label} does not answer. Is the server running, and is DATABASE_URL right?`;
    case "AuthenticationFailed":
    case "DatabaseAccessDenied":
      return `${label} refuses this user or password. Check DATABASE_URL.`;
    case "DatabaseDoesNotExist":
      return `${label} does not exist. Create it first: createdb ${cause.db ?? ""}`.trim();
    case "sqlite":
      if (cause.extendedCode === 26) return `${label} is not a SQLite database.`;
      if ((cause.extendedCode & 255) === 8) return `${label} is read-only for this user.`;
      if (cause.extendedCode === 13) return `${label} cannot grow: the disk is full.`;
      if ((cause.extendedCode & 255) === 10) return `${label} cannot be read or written: the disk fails, or is full.`;
      return `${label}: ${cause.message}`;
    case "postgres":
      return `${label}: ${cause.message}`;
    default:
      return null;
  }
}

/** A driver's error as one that can be shown; anything else as it came. */
export function toDatabaseError(error, url) {
  if (error instanceof DatabaseError) return error;
  const message = explain(error, labelOf(url));
  return message === null ? error : new DatabaseError(message);
}

/** Runs a script's `main` and turns what it throws into one line and an exit code; a bug keeps its stack. */
export async function runScript(main) {
  let exitCode;
  try {
    exitCode = await main(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof DatabaseError ? error.message : error);
    exitCode = error instanceof DatabaseError ? error.exitCode : 1;
  }
  // The schema engine leaves a timer of ten seconds behind on PostgreSQL: end once what was printed is out.
  process.stdout.write("", () => process.exit(exitCode));
}

const statement = (sql) => ({ sql, args: [], argTypes: [] });

/** Rows of a query, as arrays. */
export async function queryRows(url, sql) {
  const connection = await adapterFor(url).connect();
  try {
    return (await connection.queryRaw(statement(sql))).rows;
  } finally {
    await connection.dispose();
  }
}

/** Runs a statement whose rows do not matter. */
export const execute = async (url, sql) => void (await queryRows(url, sql));

/** Exit code: the database was made by a newer version. */
export const NEWER = 3;

const TABLES_SQL = {
  sqlite: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
  postgres: "SELECT table_name::text FROM information_schema.tables WHERE table_schema = current_schema()",
};

/** Names of the migrations in the database, oldest first; none where it is empty. @throws {DatabaseError} when it is not one of ours, or half migrated */
export async function readApplied(url) {
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

/** Any number will do, as long as nobody else locks it in the same database. */
const ADVISORY_KEY = 7_320_651;
const RETRY_MS = 200;
const PATIENCE_MS = 120_000;

/**
 * A transaction that holds the lock, or null while another process has it. The operating system or the server lets go
 * of it when the process dies, however it dies.
 */
async function tryLock(connection, provider) {
  const transaction = await connection.startTransaction();
  try {
    if (provider === "sqlite") {
      // The first write of a transaction takes the file's write lock; nothing is ever committed.
      await transaction.executeRaw(statement("PRAGMA user_version = 1"));
      return transaction;
    }
    const { rows } = await transaction.queryRaw(statement(`SELECT pg_try_advisory_xact_lock(${ADVISORY_KEY})::text`));
    if (rows[0][0] === "true") return transaction;
  } catch (error) {
    await transaction.rollback();
    if (error?.cause?.kind === "SocketTimeout") return null;
    throw error;
  }
  await transaction.rollback();
  return null;
}

/**
 * Runs `use` while no other process migrates or seeds the same database; waits for one that does.
 * SQLite: the write lock of a small file beside the database, so that readers and the server go on undisturbed.
 */
export async function withDatabaseLock(url, use) {
  const provider = providerOf(url);
  const connection = await adapterFor(provider === "sqlite" ? `file:${filePathOf(url)}.lock` : url, 0).connect();
  try {
    const startedMs = Date.now();
    let lock = await tryLock(connection, provider);
    if (lock === null) console.log(`database: another process is writing to ${labelOf(url)}, waiting for it`);
    while (lock === null) {
      if (Date.now() - startedMs > PATIENCE_MS) {
        throw new DatabaseError(lockedMessage(labelOf(url)));
      }
      await sleep(RETRY_MS);
      lock = await tryLock(connection, provider);
    }
    try {
      return await use();
    } finally {
      await lock.rollback();
    }
  } finally {
    await connection.dispose();
  }
}
